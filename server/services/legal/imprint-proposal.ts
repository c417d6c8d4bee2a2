import type { Proposal } from './proposal.ts';

/** What § 5 DDG and § 18 MStV ask for. */
export const imprintProposal: Proposal = {
  de: (organisation) => `Angaben nach § 5 des Digitale-Dienste-Gesetzes (DDG)

## Wer diese Anwendung betreibt

**${organisation}**
[Bitte ergänzen: Straße und Hausnummer]
[Bitte ergänzen: Postleitzahl und Ort]

Rechtsform und Vertretung: [Bitte ergänzen: etwa „Körperschaft des öffentlichen Rechts, vertreten durch die Oberbürgermeisterin …“]

## Kontakt

- Telefon: [Bitte ergänzen: Telefonnummer]
- E-Mail: [Bitte ergänzen: E-Mail-Adresse]

## Aufsicht

Zuständige Aufsichtsbehörde: [Bitte ergänzen: Behörde, oder diesen Abschnitt löschen]

Umsatzsteuer-Identifikationsnummer: [Bitte ergänzen: Nummer nach § 27 a UStG, oder diese Zeile löschen]

## Inhalte

Verantwortlich für redaktionelle Inhalte nach § 18 Abs. 2 MStV: [Bitte ergänzen: Name und Anschrift]

Was in Bereichen, Räumen und Seiten geschrieben wird, verantworten diejenigen, die es schreiben.

## Software

Kontor ist freie Software unter der European Union Public Licence (EUPL) 1.2.`,
  en: (organisation) => `Information under section 5 of the German Digital Services Act (DDG)

## Who runs this application

**${organisation}**
[Please complete: street and number]
[Please complete: postcode and town]

Legal form and representation: [Please complete: for example “corporation under public law, represented by the Lord Mayor …”]

## Contact

- Telephone: [Please complete: telephone number]
- E-mail: [Please complete: e-mail address]

## Supervision

Supervisory authority: [Please complete: authority, or delete this section]

VAT identification number: [Please complete: number, or delete this line]

## Content

Responsible for editorial content under section 18 (2) MStV: [Please complete: name and address]

What is written in spaces, rooms and pages is the responsibility of those who write it.

## Software

Kontor is free software under the European Union Public Licence (EUPL) 1.2.`,
};
