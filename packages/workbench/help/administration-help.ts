import type { HelpTopic } from '@kontor/plugin-api/client';

/** For those who look after accounts, people and settings. */
export const administrationHelp: readonly HelpTopic[] = [
  {
    id: 'administration.accounts',
    chapter: 'administration',
    about: ['/administration/accounts', '/administration'],
    title: { de: 'Konten anlegen, sperren, zurücksetzen', en: 'Create, suspend and reset accounts' },
    text: {
      de: `Ein Konto gehört zu einer Person. Unter [Konten](/administration/accounts) legen Sie es an; die Person bekommt eine Einladung per E-Mail oder als Brief mit Einmal-Code.

- **Passwort vergessen:** neuen Einmal-Link ausstellen. Ein Passwort sehen oder setzen Sie nie.
- **Zweiter Faktor verloren:** zweite Faktoren entfernen. Die Person erfährt davon.
- **Sperren** beendet alle Sitzungen sofort. Entsperren geht jederzeit.
- Die letzte Person mit der Rolle „Administration“ lässt sich weder sperren noch entlassen.`,
      en: `An account belongs to a person. Create it under [Accounts](/administration/accounts); the person gets an invitation by e-mail, or a letter with a one-time code.

- **Forgotten password:** issue a new one-time link. You never see or set a password.
- **Lost second factor:** remove the second factors. The person is told.
- **Suspending** ends all sessions at once. You can reactivate at any time.
- The last person with the role “Administration” can neither be suspended nor lose it.`,
    },
  },
  {
    id: 'administration.people',
    chapter: 'administration',
    about: ['/administration/people'],
    title: { de: 'Personen und Funktionen pflegen', en: 'Look after people and positions' },
    text: {
      de: `Unter [Personen](/administration/people) stehen alle, die zum Haus gehören, auch ohne Konto.

- Funktionen haben ein Anfangs- und ein Enddatum; Rechte folgen ihnen von selbst.
- Wer das Haus verlässt, bekommt ein letztes Datum. Das Konto schließt am Tag danach.
- Viele auf einmal bringen Sie mit dem [Import](/administration/import) herein.`,
      en: `Under [People](/administration/people) are all who belong to the house, also without an account.

- Positions have a first and a last day; rights follow them by themselves.
- Whoever leaves gets a last day. The account closes on the day after.
- Bring in many at once with the [import](/administration/import).`,
    },
  },
  {
    id: 'administration.org-units',
    chapter: 'administration',
    about: ['/administration/org-units'],
    title: { de: 'Organisationseinheiten ordnen', en: 'Order org units' },
    text: {
      de: `Unter [Organisationseinheiten](/administration/org-units) bauen Sie das Organigramm: Kürzel, Name, Leitung und die Einheit darüber. Verschieben Sie eine Einheit, ziehen die unter ihr mit. Löschen lässt sich nur, was leer ist.`,
      en: `Under [Org units](/administration/org-units) you build the org chart: code, name, manager and the unit above. When you move a unit, those below move along. Only what is empty can be deleted.`,
    },
  },
  {
    id: 'administration.groups',
    chapter: 'administration',
    about: ['/administration/groups'],
    title: { de: 'Gruppen', en: 'Groups' },
    text: {
      de: `Eine [Gruppe](/administration/groups) fasst Personen quer zu den Ämtern zusammen, etwa den Krisenstab. Sie kann Zugang zu Bereichen haben. Ändern Sie eine solche Gruppe, erfahren es die Verantwortlichen der Bereiche.`,
      en: `A [group](/administration/groups) brings people of several offices together, such as a crisis team. It can have access to spaces. When you change such a group, the owners of those spaces are told.`,
    },
  },
  {
    id: 'administration.sources',
    chapter: 'administration',
    about: ['/administration/sources'],
    title: { de: 'Verzeichnis- und Anmeldedienste anbinden', en: 'Connect directories and sign-in providers' },
    text: {
      de: `Unter [Quellen und Anmeldung](/administration/sources) holt Kontor Personen aus Ihrem Verzeichnisdienst (LDAP, Active Directory) und lässt sie sich mit dem Passwort von dort anmelden.

- **Verbindung prüfen** zeigt, was dort gefunden wird und welche Zuordnung niemand hat.
- **Probelauf** sagt, was ein Abgleich ändern würde, und ändert nichts.
- Wer nicht mehr im Verzeichnis steht, wird sofort gesperrt und abgemeldet; steht die Person wieder darin, kommt sie wieder herein. Wären es auffällig viele, hält der Abgleich an und fragt.
- Von Hand angelegte Personen bleiben, wie sie sind. Konten mit Administration ändert kein Verzeichnis.
- **Benutzerverwaltung (SCIM)**: Ein Identitätsdienst legt Personen und Gruppen selbst an und sperrt sie. Er bekommt einen Zugang mit einem Token, das nur beim Anlegen zu sehen ist und sich jederzeit entziehen lässt.
- **Anmeldedienste** (OpenID Connect) erscheinen als Schaltfläche auf der Anmeldeseite.

Behalten Sie ein Konto mit Administration und eigenem Passwort: Damit kommen Sie auch herein, wenn der Verzeichnisdienst nicht antwortet.`,
      en: `Under [Sources and sign-in](/administration/sources) Kontor takes people from your directory (LDAP, Active Directory) and lets them sign in with the password from there.

- **Check the connection** shows what is found there, and which part of the mapping nobody has.
- **Dry run** says what a synchronisation would change, and changes nothing.
- Whoever is no longer in the directory is suspended and signed out at once; once they are in it again, they can come in again. Where these would be strikingly many, the synchronisation stops and asks.
- People made by hand stay as they are. No directory changes accounts that administer.
- **User management (SCIM)**: an identity service creates and suspends people and groups by itself. It gets an access with a token that is shown only when it is made, and that can be revoked at any time.
- **Sign-in providers** (OpenID Connect) appear as a button on the sign-in page.

Keep one account that administers and has a password of its own: with it you come in even when the directory does not answer.`,
    },
  },
  {
    id: 'administration.organisation',
    chapter: 'administration',
    about: ['/administration/organisation'],
    title: { de: 'Name, Logo und Farbe', en: 'Name, logo and colour' },
    text: {
      de: `Unter [Organisation](/administration/organisation) legen Sie Namen, Sprache, Logo und Farbe fest. Ist eine Farbe für Schrift zu hell, dunkelt Kontor sie dort von selbst ab; zu blasse weist es zurück.`,
      en: `Under [Organisation](/administration/organisation) you set name, language, logo and colour. Where a colour is too light for text, Kontor darkens it by itself; one that is too pale is refused.`,
    },
  },
  {
    id: 'administration.search',
    chapter: 'administration',
    about: ['/administration/search'],
    title: { de: 'Synonyme pflegen, Fehlendes finden', en: 'Look after synonyms, find what is missing' },
    text: {
      de: `Unter [Suche](/administration/search) legen Sie fest, welche Wörter dasselbe bedeuten: „Kita, Kindergarten, Kindertagesstätte“. Wer eines eingibt, findet auch die anderen, sofort und überall.

- Jedes Wort steht in höchstens einer Gruppe. Kürzel der Ämter gelten von selbst als Synonym ihres Namens.
- Eine Tabelle (CSV) hat eine Gruppe je Zeile, die Wörter durch Semikolon getrennt.
- **Ohne Treffer** zeigt Wörter, die mindestens drei verschiedene Personen in einer Woche vergeblich gesucht haben. Wer das war, speichert Kontor nicht. Der Bericht ist aus, bis Sie ihn bei den [Richtlinien](/administration/policies) einschalten; stimmen Sie ihn vorher mit dem Personalrat ab.`,
      en: `Under [Search](/administration/search) you say which words mean the same: “nursery, kindergarten, day care”. Whoever types one finds the others, at once and everywhere.

- Each word is in one group at most. Abbreviations of offices count as synonyms of their names by themselves.
- A table (CSV) has one group in each line, the words separated by semicolons.
- **Without hits** shows words that at least three different people searched for in one week in vain. Kontor does not store who. The report is off until you turn it on in the [policies](/administration/policies); agree on it with your staff council first.`,
    },
  },
  {
    id: 'administration.mail',
    chapter: 'administration',
    about: ['/administration/mail'],
    title: { de: 'E-Mail-Versand einrichten', en: 'Set up e-mail' },
    text: {
      de: `Tragen Sie unter [E-Mail](/administration/mail) Ihren Mailserver ein und senden Sie sich eine Testnachricht. Lehnt der Server ab, steht seine Antwort dabei.

Ohne E-Mail geht alles auch: Einladungen erscheinen dann als Link und als Code für einen Brief.`,
      en: `Enter your mail server under [Mail](/administration/mail) and send yourself a test message. If the server refuses, you see its answer.

Everything works without e-mail, too: invitations then appear as a link and as a code for a letter.`,
    },
  },
  {
    id: 'administration.inbound-mail',
    chapter: 'administration',
    about: ['/administration/inbound-mail'],
    title: { de: 'Antworten per E-Mail annehmen', en: 'Take answers by e-mail' },
    text: {
      de: `Wer auf eine Benachrichtigung per E-Mail antwortet, schreibt in Kontor: in die Aufgabe, den Kommentar oder den Raum, um den es ging. Unter [Antworten per E-Mail](/administration/inbound-mail) richten Sie den Weg dafür ein.

- **Postfach (IMAP):** ein Postfach nur für diesen Zweck, das auch Adressen mit Zusatz annimmt (antwort+…@stadt.example). Kontor legt Antworten in den Ordner „Kontor“ und lässt alles andere liegen.
- **Selbst annehmen (SMTP, LMTP):** Ihr Mailserver leitet diese Adressen an Kontor weiter. Andere Adressen nimmt Kontor nicht an.
- **Prüfender Mailserver:** Absender lassen sich fälschen. Trägt Ihr Mailserver ein, was er geprüft hat, geben Sie hier seinen Namen an; dann zählt nur, was er bestätigt.

**Verbindung prüfen** zeigt, was der Server sagt.`,
      en: `Whoever answers a notification by e-mail writes into Kontor: into the task, the comment or the room that it was about. Under [Answers by e-mail](/administration/inbound-mail) you set up the way for it.

- **Mailbox (IMAP):** a mailbox for nothing else that also takes addresses with a detail (reply+…@city.example). Kontor files answers in the folder “Kontor” and leaves everything else.
- **Accept them itself (SMTP, LMTP):** your mail server passes these addresses on to Kontor. Kontor accepts no others.
- **Checking mail server:** senders can be forged. If your mail server notes what it has checked, enter its name here; then only what it confirms counts.

**Check the connection** shows what the server says.`,
    },
  },
  {
    id: 'administration.legal',
    chapter: 'administration',
    about: ['/administration/legal'],
    title: { de: 'Impressum, Datenschutz, gemeldete Barrieren', en: 'Legal notice, privacy, reported barriers' },
    text: {
      de: `Unter [Rechtliches](/administration/legal) stehen drei Texte in zwei Sprachen, die immer erreichbar sind, auch ohne Anmeldung.

- Kontor schlägt vor, was es über sich selbst weiß. Was in [eckigen Klammern] steht, füllen Sie aus; es bleibt so lange markiert.
- Lassen Sie die Texte von Ihrer Rechtsstelle prüfen.
- Gemeldete Barrieren kommen in Ihren Eingang. Antworten Sie innerhalb von sechs Wochen, wenn ein Kontakt angegeben ist.`,
      en: `Under [Legal information](/administration/legal) are three texts in two languages that are always in reach, also without signing in.

- Kontor proposes what it knows about itself. What is in [square brackets] you fill in; it stays marked until then.
- Have the texts checked by your legal office.
- Reported barriers come to your inbox. Answer within six weeks where a contact is given.`,
    },
  },
  {
    id: 'administration.audit',
    chapter: 'administration',
    about: ['/administration/audit'],
    title: { de: 'Das Protokoll lesen', en: 'Read the audit log' },
    text: {
      de: `Das [Protokoll](/administration/audit) zeigt der Rolle „Revision“ sicherheitsrelevante Vorgänge: Anmeldungen, Rollen, Rechte, Importe. Es enthält keine Inhalte, lässt sich nicht ändern und löscht Einträge nach einem Jahr.`,
      en: `The [audit log](/administration/audit) shows the role “Auditor” security-relevant actions: sign-ins, roles, rights, imports. It holds no content, cannot be changed, and deletes entries after a year.`,
    },
  },
  {
    id: 'administration.policies',
    chapter: 'administration',
    about: ['/administration/policies'],
    title: { de: 'Regeln für das ganze Haus', en: 'Rules for the whole house' },
    text: {
      de: `Unter [Richtlinien](/administration/policies) entscheiden Sie für alle: wie lange Protokoll und Mitteilungen bleiben, wie groß Dateien sein dürfen, wie lange eine Anmeldung hält, wie lang Passwörter sind und wer einen zweiten Faktor braucht. Anwesenheit, Lesebestätigungen und Kenntnisnahmen sind aus, bis Sie sie einschalten. Was Sie verkürzen, gilt sofort; schalten Sie Kenntnisnahmen aus, werden alle gelöscht. Wie lange Inhalte bleiben, etwa Papierkörbe und Chatnachrichten, steht unter [Fristen](/periods); dort wirkt Kürzeres nach sieben Tagen. Ob der Eingang per E-Mail und auf Geräten erreichen darf, und wer ohne eigene Wahl eine Übersicht bekommt, steht ebenfalls dort.`,
      en: `Under [Policies](/administration/policies) you decide for all: how long the audit log and notifications stay, how large files may be, how long a sign-in lasts, how long passwords are, and who needs a second factor. Presence, read receipts and confirmations of reading are off until you turn them on. What you shorten holds at once; when you turn confirmations of reading off, all of them are deleted. How long content stays, such as trash and chat messages, is under [Deletion periods](/periods); there, what is shorter takes effect after seven days. Whether the inbox may reach people by e-mail and on devices, and who gets a digest without having chosen, is there, too.`,
    },
  },
  {
    id: 'administration.staff-council',
    chapter: 'administration',
    about: ['/administration/policies', '/administration/staff-council', '/stored-data'],
    title: { de: 'Personalrat: Modus und Unterlage', en: 'Staff council: mode and document' },
    text: {
      de: `Der **Personalrats-Modus** unter [Richtlinien](/administration/policies) hält alles aus, womit sich Menschen messen ließen, und löscht, was dafür gespeichert war. Einschalten kann ihn eine Person; zum Beenden stellt eine den Antrag, und eine zweite aus der Administration bestätigt ihn binnen sieben Tagen. Alle erfahren davon.

Unter [Personalrat und Datenschutz](/administration/staff-council) laden Administration und Revision die **Unterlage** für Dienstvereinbarung und Datenschutz-Folgenabschätzung. Sind Sie sich einig, halten Sie den Stand fest: Er bleibt für alle lesbar, und Kontor zeigt von selbst, was später anders ist, etwa längere Fristen oder neue Tabellen.`,
      en: `**Staff-council mode** under [Policies](/administration/policies) keeps everything off by which people could be measured, and deletes what was stored for it. One person can turn it on; to end it one asks, and a second administrator confirms within seven days. Everybody is told.

Under [Staff council and privacy](/administration/staff-council) administrators and auditors load the **document** for works agreement and data protection impact assessment. Once you are agreed, keep the version: everybody can read it, and Kontor shows by itself what is otherwise later, such as longer periods or new tables.`,
    },
  },
  {
    id: 'administration.system',
    chapter: 'administration',
    about: ['/administration/system'],
    title: { de: 'Sehen, ob alles läuft', en: 'See whether everything works' },
    text: {
      de: `Der [Systemzustand](/administration/system) zeigt jede Komponente, Versionen, den Platz von Datenbank und Dateien, wartende und gescheiterte Aufträge und das Ende des Zertifikats. Was nicht geht, steht oben.`,
      en: `The [system state](/administration/system) shows every component, versions, the space of database and files, waiting and failed jobs, and the end of the certificate. What does not work stands at the top.`,
    },
  },
  {
    id: 'administration.backups',
    chapter: 'administration',
    about: ['/administration/backups'],
    title: { de: 'Sichern und wiederherstellen', en: 'Back up and restore' },
    text: {
      de: `Unter [Sicherungen](/administration/backups) legen Sie eine Sicherung in den Datenordner des Servers. Herunterladen lässt sie sich nicht, weil sie auch enthält, was die Administration nicht sehen darf. Wiederhergestellt wird auf dem Server; die Seite nennt den Befehl.`,
      en: `Under [Backups](/administration/backups) you put a backup into the data folder of the server. It cannot be downloaded, as it also holds what administrators may not see. It is restored on the server; the page names the command.`,
    },
  },
];
