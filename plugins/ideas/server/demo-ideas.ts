import type { IdeaState, ThanksSign } from '../shared/index.ts';

export interface DemoIdea {
  readonly title: string;
  readonly text: string;
  readonly category?: string;
  /** Days ago. */
  readonly age: number;
  /** Of the demo people and their colleagues. */
  readonly author: number | 'anonymous';
  readonly votes: number;
  readonly steps?: readonly (readonly [IdeaState, string])[];
  readonly comments?: readonly (readonly [author: number, text: string])[];
}

export const demoBox = {
  name: 'Ideen für unsere Stadtverwaltung',
  description: 'Was könnte im Haus besser laufen? Für alle Ämter und Betriebe.',
  categories: ['Arbeitsplatz', 'Digitales', 'Bürgerservice', 'Umwelt'],
  answerDays: 14,
};

export const demoIdeas: readonly DemoIdea[] = [
  {
    title: 'Lastenrad zum Ausleihen für Ortstermine',
    text: 'Viele Termine liegen **keine drei Kilometer** entfernt. Mit einem Lastenrad kämen auch Pläne und Messgeräte mit.\n\n- eins am Rathaus, eins am Bauhof\n- Buchung wie bei den Besprechungsräumen',
    category: 'Umwelt',
    age: 41,
    author: 0,
    votes: 37,
    steps: [
      ['review', 'Danke für den Vorschlag. Wir klären Stellplatz und Versicherung.'],
      [
        'accepted',
        'Die Idee passt zum Mobilitätskonzept. Wir beginnen mit **einem Rad am Rathaus** und schauen nach einem halben Jahr.',
      ],
      ['implementing', 'Das Rad ist bestellt, die Buchung wird gerade eingerichtet.'],
    ],
    comments: [
      [1, 'Der Bauhof wäre sofort dabei.'],
      [2, 'Bitte mit Regenverdeck.'],
    ],
  },
  {
    title: 'Wartezeiten am Bürgerbüro online zeigen',
    text: 'Wer sieht, dass vormittags wenig los ist, kommt vormittags. Die Zahl gibt es an der Aufrufanlage schon.',
    category: 'Bürgerservice',
    age: 12,
    author: 1,
    votes: 24,
    steps: [['review', 'Wir prüfen mit dem Hersteller der Aufrufanlage, ob sich die Zahl auslesen lässt.']],
    comments: [[0, 'Auch am Telefon ansagen?']],
  },
  {
    title: 'Ruhige Ecke zum Telefonieren im dritten Stock',
    text: 'Im Großraum stören lange Telefonate alle. Eine kleine Kabine würde reichen.',
    category: 'Arbeitsplatz',
    age: 3,
    author: 'anonymous',
    votes: 11,
    comments: [[2, 'Ja, bitte. Es geht mir genauso.']],
  },
  {
    title: 'Vorlagen für Bescheide an einem Ort',
    text: 'Jedes Team pflegt eigene Fassungen. Eine gemeinsame Seite im Wiki mit Zuständigen würde viel Suchen sparen.',
    category: 'Digitales',
    age: 1,
    author: 2,
    votes: 6,
  },
  {
    title: 'Freitags früher schließen',
    text: 'Dafür mittwochs länger öffnen: Da kommen ohnehin die meisten.',
    category: 'Bürgerservice',
    age: 63,
    author: 0,
    votes: 9,
    steps: [
      ['review', ''],
      [
        'rejected',
        'Die Zahlen sprechen dagegen: Freitagmittag nutzen viele die Zeit nach der Schicht. Den längeren Mittwoch prüfen wir trotzdem, als eigenes Vorhaben.',
      ],
    ],
  },
];

export interface DemoThanks {
  readonly from: number;
  readonly to: number;
  readonly sign: ThanksSign;
  readonly text: string;
  readonly age: number;
  readonly choice: 'public' | null;
}

export const demoThanks: readonly DemoThanks[] = [
  {
    from: 1,
    to: 0,
    sign: 'help',
    text: 'Danke, dass Sie am Montag so kurzfristig eingesprungen sind. Ohne Sie wäre der Termin geplatzt.',
    age: 1,
    choice: null,
  },
  {
    from: 2,
    to: 1,
    sign: 'team',
    text: 'Drei Ämter, ein Formular, zwei Wochen: Das hat richtig Freude gemacht.',
    age: 4,
    choice: 'public',
  },
  {
    from: 0,
    to: 2,
    sign: 'thanks',
    text: 'Für die geduldige Einführung in die neue Akte. Jetzt finde ich alles.',
    age: 9,
    choice: 'public',
  },
];
