import type { Proposal } from './proposal.ts';

/** What Art. 13 and 14 GDPR ask for. Periods are those of the code: see the services named in `docs/operate.md`. */
export const privacyProposal: Proposal = {
  de: (
    organisation,
  ) => `Diese Hinweise gelten für Kontor, die Anwendung, in der Beschäftigte von ${organisation} zusammenarbeiten. Sie informieren nach Artikel 13 und 14 der Datenschutz-Grundverordnung (DSGVO).

## Verantwortlich

${organisation}, [Bitte ergänzen: Anschrift, E-Mail und Telefon; siehe Impressum]

Datenschutzbeauftragte Person: [Bitte ergänzen: Name oder Funktion, E-Mail und Telefon]

## Was verarbeitet wird

- **Personenverzeichnis:** Name, Funktion, Organisationseinheit und dienstliche Erreichbarkeit. Was Sie selbst ergänzen, etwa ein Foto, ist freiwillig, und Sie können es jederzeit entfernen.
- **Konto:** Anmeldename, Passwort (nur als Argon2id-Hash), zweite Faktoren, Sprache und Darstellung.
- **Sitzungen:** Gerät, Netzadresse und Zeitpunkt der letzten Nutzung, damit Sie fremde Anmeldungen erkennen und beenden können.
- **Inhalte:** was Sie in Bereichen schreiben und ablegen, sichtbar für die Mitglieder des Bereichs.
- **Mitteilungen:** Ihr Eingang. Erledigtes wird nach 90 Tagen gelöscht, alles andere nach einem Jahr.
- **Protokoll:** sicherheitsrelevante Vorgänge ohne Inhalte. Einträge werden nach einem Jahr gelöscht.
- **Gemeldete Barrieren:** Ihr Text und, falls angegeben, Ihr Kontakt. Erledigte Meldungen werden nach 180 Tagen gelöscht.

Kontor erstellt keine Auswertungen über einzelne Personen und misst keine Leistung oder Anwesenheit.

## Zweck und Rechtsgrundlage

Zusammenarbeit und Auskunft im Dienst. Rechtsgrundlage: [Bitte ergänzen: etwa Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit dem Landesdatenschutzgesetz oder der Dienstvereinbarung]

## Wer die Daten bekommt

Kontor läuft auf eigenen Servern von ${organisation}. Es lädt nichts von fremden Servern und gibt nichts an Dritte weiter. Auftragsverarbeitung: [Bitte ergänzen: Rechenzentrum oder „keine“]

## Cookies und Speicher im Browser

Kontor setzt nur, was für den Betrieb nötig ist (§ 25 Abs. 2 TDDDG): ein Sitzungs-Cookie, ein Cookie, das dieses Gerät bei der Anmeldung wiedererkennt, und lokalen Speicher für Darstellung, Sprache und die Arbeit ohne Verbindung. Beim Abmelden werden Ihre Inhalte von diesem Gerät gelöscht.

## Ihre Rechte

Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch (Artikel 15 bis 21 DSGVO). Vieles sehen und ändern Sie selbst in den Einstellungen. Beschweren können Sie sich bei der Aufsichtsbehörde: [Bitte ergänzen: Landesbeauftragte für den Datenschutz mit Anschrift]`,
  en: (
    organisation,
  ) => `This notice is about Kontor, the application in which the staff of ${organisation} work together. It informs you under Articles 13 and 14 of the General Data Protection Regulation (GDPR).

## Controller

${organisation}, [Please complete: address, e-mail and telephone; see the legal notice]

Data protection officer: [Please complete: name or function, e-mail and telephone]

## What is processed

- **Staff directory:** name, function, org unit and how to reach you at work. What you add yourself, such as a photo, is voluntary, and you can remove it at any time.
- **Account:** login, password (only as an Argon2id hash), second factors, language and appearance.
- **Sessions:** device, network address and time of last use, so that you can recognise and end foreign sign-ins.
- **Content:** what you write and store in spaces, visible to the members of the space.
- **Notifications:** your inbox. What is done is deleted after 90 days, everything else after a year.
- **Audit log:** security-relevant actions without content. Entries are deleted after a year.
- **Reported barriers:** your text and, if you gave one, your contact. Reports that are done are deleted after 180 days.

Kontor makes no statistics about single persons and measures neither performance nor attendance.

## Purpose and legal basis

Working together and giving information at work. Legal basis: [Please complete: for example Article 6 (1) (e) GDPR together with state law or the works agreement]

## Who receives the data

Kontor runs on servers of ${organisation}. It loads nothing from other servers and passes nothing on. Processors: [Please complete: data centre, or “none”]

## Cookies and storage in the browser

Kontor sets only what is needed to run (section 25 (2) TDDDG): a session cookie, a cookie that recognises this device when you sign in, and local storage for appearance, language and work without a connection. Signing out deletes your content from this device.

## Your rights

You have the right to access, rectification, erasure, restriction, data portability and objection (Articles 15 to 21 GDPR). Much of it you see and change yourself in the settings. You may complain to the supervisory authority: [Please complete: data protection authority with address]`,
};
