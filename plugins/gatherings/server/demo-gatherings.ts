import type { GatheringContent } from '../shared/index.ts';

type Given = Partial<Omit<GatheringContent, 'addressees' | 'organisers' | 'contact' | 'startsOn' | 'endsOn'>> &
  Pick<GatheringContent, 'title'>;

/** A gathering of the demo city; days count from today. */
export interface DemoGathering extends Given {
  /** The space whose owner organises it, and for whom it is unless it is for everybody. */
  readonly space: string;
  readonly isForAll?: boolean;
  readonly inDays: number;
  readonly lastsDays?: number;
  /** One a week. */
  readonly times?: number;
  /** So many colleagues have signed up. */
  readonly signedUp?: number;
  /** What some of them answered. */
  readonly answers?: readonly string[];
  readonly cancelled?: string;
  readonly isDraft?: boolean;
}

export const demoGatherings: readonly DemoGathering[] = [
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: 1,
    startsTime: '10:00',
    endsTime: '11:00',
    title: 'Sprechstunde: Kontor im Alltag',
    description:
      'Bringen Sie mit, was Sie im Alltag aufhält. Wir zeigen **drei Handgriffe**, die fast allen Zeit sparen:\n\n- Aufgaben aus Nachrichten machen\n- Seiten gemeinsam schreiben\n- die Suche mit Abkürzungen füttern',
    place: 'Rathaus, kleiner Sitzungssaal',
    online: 'https://konferenz.example/kontor-sprechstunde',
    signUp: 'open',
    signedUp: 4,
  },
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: 6,
    startsTime: '09:00',
    endsTime: '12:30',
    title: 'Schulung: Dokumente, die alle lesen können',
    description:
      'Überschriften, Bildbeschreibungen, Tabellen: was ein Dokument braucht, damit ein Screenreader es vorliest. Mit Übungen am eigenen Text.',
    place: 'Bildungszentrum, Raum 2.07',
    signUp: 'open',
    capacity: 6,
    question: 'Mit welchem Programm schreiben Sie meistens?',
    answers: ['', 'Mit dem aus der Grundausstattung', '', 'Nur im Fachverfahren'],
    signedUp: 8,
  },
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: 13,
    startsTime: '15:00',
    endsTime: '17:00',
    title: 'Adventskaffee aller Ämter',
    description: 'Kaffee, Waffeln und eine Stunde ohne Tagesordnung. Familien sind willkommen.',
    place: 'Kantine im Technischen Rathaus',
    signUp: 'open',
    capacity: 120,
    guests: 3,
    question: 'Worauf sollen wir beim Essen achten?',
    answers: ['', 'Ohne Nüsse, bitte', '', 'Vegan'],
    namesShown: true,
    signedUp: 9,
  },
  {
    space: 'radverkehr',
    inDays: 9,
    startsTime: '16:30',
    endsTime: '18:00',
    title: 'Befahrung der neuen Radachse',
    description: 'Wir fahren die Strecke ab und sammeln, was an den Knoten noch fehlt. Bitte mit eigenem Rad.',
    place: 'Treffpunkt: Brunnen am Nordmarkt',
    signUp: 'open',
    capacity: 15,
    signedUp: 5,
  },
  {
    space: 'lauftreff',
    inDays: 4,
    times: 6,
    startsTime: '17:15',
    endsTime: '18:15',
    title: 'Lauftreff am Wasserturm',
    description: 'Sechs Kilometer in ruhigem Tempo, wir warten aufeinander.',
    place: 'Eingang des Stadtparks',
    signUp: 'none',
  },
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: 20,
    lastsDays: 3,
    isAllDay: true,
    title: 'Umzug des Serverraums',
    description: 'Fachverfahren sind tageweise nicht erreichbar. Der Ablauf steht auf der Seite des Fachdienstes.',
    signUp: 'none',
  },
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: 3,
    startsTime: '13:00',
    endsTime: '14:00',
    title: 'Vortrag: Was Sprachmodelle nicht wissen',
    place: 'Volkshochschule, Saal',
    signUp: 'open',
    signedUp: 3,
    cancelled: 'Die Referentin ist erkrankt. Wir suchen einen neuen Tag.',
  },
  {
    space: 'digitalisierung',
    isForAll: true,
    inDays: -12,
    startsTime: '14:00',
    endsTime: '15:30',
    title: 'Rundgang durch das Stadtarchiv',
    place: 'Stadtarchiv, Lesesaal',
    signUp: 'open',
    capacity: 20,
    signedUp: 6,
  },
];
