/** A post of the demo city, its text as Markdown. */
export interface DemoPost {
  readonly channel: 'city' | 'office' | 'topic';
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly english?: { readonly title: string; readonly teaser: string; readonly text: string };
  /** Came out so many hours ago; negative comes out later. */
  readonly hoursAgo: number;
  readonly cover?: { readonly alt: string; readonly colours: readonly [string, string, string] };
  readonly important?: true;
  readonly pinnedDays?: number;
  /** Waits for an editor. */
  readonly handedIn?: true;
}

export const demoPosts: readonly DemoPost[] = [
  {
    channel: 'city',
    title: 'Das neue Bürgerbüro am Markt öffnet am 7. Dezember',
    teaser: 'Mehr Plätze, kürzere Wege und ein Wartebereich, in dem man sich versteht. Was sich für Ihre Ämter ändert.',
    hoursAgo: 5,
    pinnedDays: 10,
    cover: {
      alt: 'Zeichnung: ein Platz mit Häusern unter einem hellen Himmel',
      colours: ['#bfe3f0', '#f2c879', '#2f6f6a'],
    },
    text: `Nach anderthalb Jahren Umbau zieht das Bürgerbüro zurück an den Markt. Der erste Öffnungstag ist **Montag, der 7. Dezember, ab 8 Uhr**.

## Was neu ist

- zwölf statt sieben Schalter, zwei davon in ruhiger Lage für vertrauliche Anliegen
- eine Induktionsschleife an jedem Schalter und Anzeigen, die auch vorlesen
- ein Raum für Trauungen im kleinen Kreis

## Was bis dahin zu tun ist

1. Ämter mit eigenen Sprechtagen melden ihre Zeiten bis Freitag an das Bürgerbüro.
2. Schilder und Briefköpfe mit der alten Adresse gehen zurück an das Hauptamt.
3. Am 3. und 4. Dezember bleibt das Bürgerbüro wegen des Umzugs geschlossen.

> [!TIP]
> Wer sich den Neubau vorher ansehen möchte: Führungen gibt es am Mittwoch um 12 und um 16 Uhr, Treffpunkt am Brunnen.`,
    english: {
      title: 'The new citizens’ office on the market square opens on 7 December',
      teaser:
        'More counters, shorter ways, and a waiting area in which people understand each other. What changes for your offices.',
      text: `After a year and a half of rebuilding, the citizens’ office returns to the market square. It opens on **Monday, 7 December, at 8 a.m.**

## What is new

- twelve counters instead of seven, two of them quiet ones for confidential matters
- an induction loop at each counter, and displays that also read aloud
- a room for small weddings

## What is to be done until then

1. Offices with consultation days of their own tell the citizens’ office their times by Friday.
2. Signs and letterheads with the old address go back to the central office.
3. On 3 and 4 December the citizens’ office is closed for the move.`,
    },
  },
  {
    channel: 'city',
    title: 'Winterdienst: Wer räumt, wer streut, wen Sie anrufen',
    teaser: 'Ab nächster Woche wird es glatt. Die wichtigsten Nummern und was vor den eigenen Gebäuden gilt.',
    hoursAgo: 26,
    important: true,
    text: `Der Bauhof ist ab Montag in Bereitschaft. Hauptstraßen und Steigungen kommen zuerst, Wohnstraßen ab etwa 9 Uhr.

| Wo | Wer räumt |
|---|---|
| Rathaus, Technisches Rathaus | Hausmeisterdienst bis 6:30 Uhr |
| Schulhöfe | Hausmeisterinnen und Hausmeister bis 7 Uhr |
| Radwege an Hauptstraßen | Bauhof, gleich nach der Fahrbahn |

Melden Sie glatte Stellen unter **4711**. Die Leitung ist ab 5 Uhr besetzt.`,
  },
  {
    channel: 'topic',
    title: 'Elektronische Akte: die vierte Welle beginnt im Januar',
    teaser: 'Drei weitere Ämter steigen um. Was sich bewährt hat und wo Sie vorher ausprobieren können.',
    hoursAgo: 50,
    cover: { alt: 'Zeichnung: Ordner auf einem Regal', colours: ['#e8e4f6', '#8f86c9', '#37306b'] },
    text: `Im Januar stellen Standesamt, Liegenschaften und Stadtarchiv um. Damit arbeiten dann zwei Drittel der Häuser ohne Papierakte.

## Was sich bewährt hat

- Zwei Wochen vorher mit **echten, aber abgeschlossenen Vorgängen** üben.
- Je Team eine Person, die Fragen sammelt und freitags weitergibt.
- Alte Akten nur dann scannen, wenn jemand sie wirklich braucht.

Im Schulungsraum steht ein Übungssystem bereit. Es wird jede Nacht zurückgesetzt, kaputt machen lässt sich nichts.`,
  },
  {
    channel: 'office',
    title: 'Wohngeld: die neuen Tabellen gelten ab Januar',
    teaser:
      'Höchstbeträge und Freibeträge sind im Fachverfahren hinterlegt. Anträge mit Bewilligung ab Januar rechnen schon damit.',
    hoursAgo: 73,
    text: `Seit heute rechnet das Fachverfahren Anträge mit Bewilligung ab Januar nach den neuen Tabellen.

- Laufende Bewilligungen bleiben, wie sie sind. Erst die Verlängerung rechnet neu.
- Bescheide, die vor heute erstellt, aber nicht versandt sind, bitte noch einmal erzeugen.
- Fragen sammelt die Fachaufsicht in der Besprechung am Donnerstag.`,
  },
  {
    channel: 'city',
    title: 'Weihnachtsfeier der Stadtverwaltung: Anmeldung ab Montag',
    teaser: 'Am 17. Dezember in der Stadthalle, mit Chor, Suppe und der Band vom Bauhof.',
    hoursAgo: -40,
    text: `Am **17. Dezember ab 15 Uhr** treffen wir uns in der Stadthalle. Die Ämter regeln die Vertretung untereinander, das Bürgerbüro hat an dem Tag bis 13 Uhr geöffnet.

Wer mitsingen möchte: Der Chor probt am 10. Dezember um 16 Uhr im Ratssaal.`,
  },
  {
    channel: 'topic',
    title: 'Drei Dinge, die im Formularbaukasten jetzt einfacher sind',
    teaser: 'Bedingte Felder, Anlagen mit Vorschau und ein Test mit dem Bildschirmleser.',
    hoursAgo: 1,
    handedIn: true,
    text: `Seit dem letzten Stand gibt es drei Neuerungen, um die viele gebeten hatten.

1. **Bedingte Felder** lassen sich ziehen, statt sie über Nummern zu verknüpfen.
2. **Anlagen** zeigt der Baukasten beim Ausfüllen als Vorschau.
3. Ein Knopf liest das Formular so vor, wie es ein Bildschirmleser täte.`,
  },
];
