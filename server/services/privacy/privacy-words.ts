import type { Sentence } from '@kontor/base';
import type { PrivacyBasis, PrivacyPlace } from '@kontor/plugin-api/server';

export const basisWords: Readonly<Record<PrivacyBasis, Sentence>> = {
  work: {
    de: 'Erfüllung der Aufgaben und des Dienst- oder Arbeitsverhältnisses (Art. 6 Abs. 1 Buchst. b und e DSGVO)',
    en: 'Fulfilment of tasks and of the employment (Art. 6(1)(b) and (e) GDPR)',
  },
  security: {
    de: 'Sicherheit der Verarbeitung (Art. 6 Abs. 1 Buchst. c und e, Art. 32 DSGVO)',
    en: 'Security of processing (Art. 6(1)(c) and (e), Art. 32 GDPR)',
  },
  choice: {
    de: 'Freiwillige Angabe, die Sie jederzeit ändern oder entfernen (Art. 6 Abs. 1 Buchst. a DSGVO)',
    en: 'Given freely; you change or remove it at any time (Art. 6(1)(a) GDPR)',
  },
};

export const placeWords: Readonly<Record<PrivacyPlace, Sentence>> = {
  database: { de: 'Datenbank', en: 'database' },
  files: { de: 'Dateiablage', en: 'file store' },
  search: { de: 'Suchindex', en: 'search index' },
};

/** Everything around the declarations, in the document and in the archive. */
export const documentWords = {
  title: { de: 'Was Kontor über Menschen speichert', en: 'What Kontor stores about people' },
  intro: {
    de: 'Diese Liste stellt Kontor aus den Angaben seiner Bestandteile zusammen. Ein Test hält sie vollständig. Alles liegt auf dem Server der Organisation. Auswertungen einzelner Personen gibt es nicht: Kein Bestandteil zählt, wer wie viel schreibt, liest oder wann jemand arbeitet.',
    en: 'Kontor puts this list together from what its parts declare. A test keeps it complete. Everything lies on the server of the organisation. There are no statistics about individuals: no part counts who writes or reads how much, or when somebody works.',
  },
  of: { de: 'Organisation', en: 'Organisation' },
  asOf: { de: 'Stand', en: 'As of' },
  what: { de: 'Welche Daten', en: 'Which data' },
  purpose: { de: 'Wozu', en: 'What for' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  kept: { de: 'Wie lange', en: 'For how long' },
  seenBy: { de: 'Wer es sieht', en: 'Who sees it' },
  place: { de: 'Wo', en: 'Where' },
  archive: { de: 'Im eigenen Archiv', en: 'In the own archive' },
  leftOut: { de: 'Nicht enthalten: {reason}', en: 'Left out: {reason}' },
  archiveTitle: { de: 'Was Kontor über Sie gespeichert hat', en: 'What Kontor has stored about you' },
  archiveIntro: {
    de: 'Dieses Archiv enthält alles, was Kontor über Sie gespeichert hat (Art. 15 und 20 DSGVO). Jeder Teil ist eine Textdatei im Format JSON; hochgeladene Dateien liegen im Ordner „files“ so, wie Sie sie hochgeladen haben. Geheimnisse wie Passwörter stehen nicht darin. Bewahren Sie es gut auf.',
    en: 'This archive holds everything that Kontor has stored about you (Art. 15 and 20 GDPR). Each part is a text file in the format JSON; uploaded files are in the folder “files” as you uploaded them. Secrets such as passwords are not in it. Keep it safe.',
  },
  person: { de: 'Person', en: 'Person' },
} as const satisfies Readonly<Record<string, Sentence>>;
