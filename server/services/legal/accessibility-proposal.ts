import type { Proposal } from './proposal.ts';

/** The model statement of Implementing Decision (EU) 2018/1523; § 12 b BGG and § 7 BITV 2.0. */
export const accessibilityProposal: Proposal = {
  de: (
    organisation,
  ) => `${organisation} möchte Kontor im Einklang mit der Richtlinie (EU) 2016/2102 und der Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) oder dem Recht des Landes barrierefrei zugänglich machen. Diese Erklärung gilt für Kontor unter dieser Adresse.

## Stand der Vereinbarkeit

[Bitte ergänzen: „vollständig“, „teilweise“ oder „nicht“ vereinbar, nach eigener Prüfung]

Kontor wird nach den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA, entwickelt. Bei jeder Änderung werden alle Bildschirme automatisch geprüft: in beiden Sprachen, hell und dunkel, schmal und breit. Alles lässt sich mit der Tastatur bedienen; es gibt eine Darstellung mit hohem Kontrast.

## Nicht barrierefreie Inhalte

- Von Nutzerinnen und Nutzern eingestellte Bilder und Dateien können Barrieren enthalten, etwa fehlende Alternativtexte.
- [Bitte ergänzen: weitere bekannte Barrieren mit Begründung, oder diese Zeile löschen]

## Erstellung dieser Erklärung

Diese Erklärung wurde am [Bitte ergänzen: Datum] erstellt und zuletzt am [Bitte ergänzen: Datum] überprüft. Grundlage: [Bitte ergänzen: Selbstbewertung oder Prüfung durch eine Stelle]

## Barrieren melden

Ist Ihnen eine Barriere aufgefallen, oder brauchen Sie Informationen in einer anderen Form? Nutzen Sie das Formular auf dieser Seite oder schreiben Sie an: [Bitte ergänzen: zuständige Stelle, E-Mail und Telefon]

## Schlichtung

Haben wir nicht innerhalb von sechs Wochen geantwortet oder sind Sie mit der Antwort nicht zufrieden, können Sie sich an die Schlichtungs- oder Durchsetzungsstelle wenden. Das Verfahren ist kostenlos. Zuständig ist: [Bitte ergänzen: Stelle des Landes oder Bundes mit Anschrift und Internetadresse]`,
  en: (
    organisation,
  ) => `${organisation} is committed to making Kontor accessible in accordance with Directive (EU) 2016/2102 and the German regulation BITV 2.0 or the law of its state. This statement applies to Kontor at this address.

## Compliance status

[Please complete: “fully”, “partially” or “not” compliant, after your own assessment]

Kontor is developed to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. With every change all screens are checked automatically: in both languages, light and dark, narrow and wide. Everything can be used by keyboard; there is an appearance with high contrast.

## Content that is not accessible

- Pictures and files that people have added may contain barriers, such as missing text alternatives.
- [Please complete: further known barriers and the reasons, or delete this line]

## Preparation of this statement

This statement was prepared on [Please complete: date] and last reviewed on [Please complete: date]. Method: [Please complete: self-assessment or assessment by a third party]

## Report a barrier

Have you come across a barrier, or do you need information in another form? Use the form on this page or write to: [Please complete: office in charge, e-mail and telephone]

## Enforcement

If we have not answered within six weeks, or you are not satisfied with the answer, you can turn to the arbitration or enforcement body. The procedure is free of charge. In charge is: [Please complete: body of the state or federation with postal and web address]`,
};
