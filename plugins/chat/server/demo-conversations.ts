/** What people of the demo city say to each other, in rooms of its spaces. */
export interface DemoConversation {
  /** Slug of the space. */
  readonly space: string;
  /** Name of the room; the first room of every space is there already. */
  readonly room: string;
  readonly topic?: string;
  /** Who says what, the oldest first. Names are those of the demo city; whoever is missing is stood in for. */
  readonly lines: readonly (readonly [name: string, text: string])[];
}

const [katrin, tobias, jana, amira] = ['Katrin Schubert', 'Tobias Krüger', 'Jana Thiele', 'Amira Haddad'] as const;

export const demoConversations: readonly DemoConversation[] = [
  {
    space: 'stadtverwaltung',
    room: 'Allgemein',
    lines: [
      [
        jana,
        'Guten Morgen zusammen! Heute zwischen 17 und 19 Uhr wird das Netz im Rathaus gewartet. Danach läuft alles wie gewohnt.',
      ],
      [jana, 'Nachtrag: Die Wartung ist fertig, eine Stunde früher als geplant. Danke für Ihre Geduld.'],
    ],
  },
  {
    space: 'digitalisierung',
    room: 'Allgemein',
    lines: [
      [katrin, 'Moin! Der Ausschuss hat dem Zeitplan für die Online-Dienste zugestimmt. Wir können loslegen.'],
      [tobias, 'Sehr gut. Dann lade ich für Donnerstag zum Auftakt ein, 10 Uhr, gern auch von zu Hause.'],
      [katrin, 'Donnerstag passt. Bitte nehmen Sie die Wohngeldstelle von Anfang an dazu.'],
      [tobias, 'Mache ich. Frau Haddad hat dort gerade angefangen und kennt die Anträge schon gut.'],
      [jana, 'Testzugänge für alle richte ich bis Mittwoch ein.'],
      [katrin, 'Prima, danke Ihnen beiden!'],
    ],
  },
  {
    space: 'digitalisierung',
    room: 'Online-Anträge',
    topic: 'Welcher Antrag kommt als nächster, und was fehlt noch?',
    lines: [
      [
        tobias,
        'Stand heute: Bewohnerparkausweis und Hundesteuer sind online. Beim Wohngeld fehlt noch der Upload der Nachweise.',
      ],
      [katrin, 'Woran hängt es?'],
      [
        tobias,
        'Fotos vom Handy sind oft größer als 10 MB. Ich schlage vor, dass die Seite sie vor dem Senden verkleinert.',
      ],
      [katrin, 'Einverstanden. Achten Sie bitte darauf, dass die Schrift darauf lesbar bleibt.'],
      [tobias, 'Ja, ich habe es mit zwanzig echten Bescheiden ausprobiert: alle lesbar.'],
    ],
  },
  {
    space: 'wohngeldstelle',
    room: 'Fachfragen',
    topic: 'Kurze Fragen, kurze Antworten – bitte ohne Namen von Antragstellenden',
    lines: [
      [amira, 'Eine Frage: Zählt ein Ferienjob der Tochter zum Einkommen des Haushalts?'],
      [katrin, 'Gute Frage. Schauen Sie in die Arbeitshilfe, Abschnitt 4: Dort stehen die Freibeträge mit Beispielen.'],
      [amira, 'Gefunden, danke! In diesem Fall bleibt er frei.'],
      [katrin, 'Genau. Schreiben Sie das Ergebnis gern als Beispiel dazu, das fragt jedes Jahr jemand.'],
    ],
  },
  {
    space: 'radverkehr',
    room: 'Allgemein',
    lines: [
      [
        tobias,
        'Die Zählung an der Auebrücke liegt vor: werktags 3.400 Räder am Tag, ein Drittel mehr als vor zwei Jahren.',
      ],
      ['', 'Das hilft uns beim Förderantrag. Bis wann brauchen Sie unsere Zahlen zu den Unfällen?'],
      [tobias, 'Bis Ende des Monats reicht. Der Entwurf steht dann hier im Bereich.'],
      ['', 'Bekommen Sie.'],
    ],
  },
  {
    space: 'lauftreff',
    room: 'Allgemein',
    lines: [
      [
        amira,
        'Mittwoch 17:30 Uhr, Treffpunkt Auebrücke. Wir laufen sechs Kilometer, in zwei Gruppen. Neue sind willkommen!',
      ],
    ],
  },
  {
    space: 'neu-im-haus',
    room: 'Fragen und Antworten',
    topic: 'Hier gibt es keine dummen Fragen',
    lines: [
      [amira, 'Hallo! Heute ist mein dritter Tag. Wo bekomme ich eine Karte für die Tiefgarage?'],
      [katrin, 'Herzlich willkommen! Am Empfang im Erdgeschoss, Ihr Dienstausweis genügt.'],
      [amira, 'Und wer ist meine Ansprechperson, wenn der Drucker streikt?'],
      [
        katrin,
        'Der Servicepunkt, Durchwahl 1100. Für das Telefonbuch brauchen Sie kein Heft mehr: Suchen Sie oben nach dem Namen.',
      ],
      [amira, 'Wunderbar, danke für die schnelle Hilfe!'],
    ],
  },
  // The end-to-end tests wait for this one, the last.
  {
    space: 'katastrophenschutz',
    room: 'Stabsübung',
    topic: 'Hochwasser an der Aue: Vorbereitung der Übung',
    lines: [
      [jana, 'Für die Übung sind Lageraum und Ersatznetz vorbereitet. Wer prüft die Telefonliste des Stabs?'],
      ['', 'Das übernehmen wir. Drei Nummern haben sich geändert, die Liste im Bereich ist aktualisiert.'],
      [jana, 'Danke! Dann machen wir am Vortag noch einen Probealarm.'],
    ],
  },
];
