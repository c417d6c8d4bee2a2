import type { Priority } from '../shared/index.ts';

export interface DemoTask {
  readonly title: string;
  readonly note?: string;
  /** Days from the day on which the city is filled. */
  readonly dueIn?: number;
  readonly priority?: Priority;
  readonly labels?: readonly string[];
  /** Whom of the team: 0 owns the space. */
  readonly who?: number;
  readonly isDone?: boolean;
}

export interface DemoList {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly tasks: readonly DemoTask[] }[];
}

/** By the space's slug. */
export const demoLists: Readonly<Record<string, readonly DemoList[]>> = {
  digitalisierung: [
    {
      title: 'Einführung Kontor',
      sections: [
        {
          title: 'Als Nächstes',
          tasks: [
            {
              title: 'Leitfaden für neue Bereiche fertigstellen',
              note: 'Eine Seite genügt: wer einen Bereich anlegt, wie er heißt, wann er archiviert wird.',
              dueIn: 0,
              priority: 3,
              labels: ['Leitfaden'],
              who: 0,
            },
            { title: 'Schulungstermine mit der Personalentwicklung abstimmen', dueIn: 2, priority: 2, who: 1 },
            {
              title: 'Rückmeldungen der Bürgerdienste auswerten',
              dueIn: -3,
              priority: 2,
              labels: ['Auswertung'],
              who: 0,
            },
            { title: 'Fragen des Personalrats zur Auswertbarkeit beantworten', dueIn: 5, who: 2 },
          ],
        },
        {
          title: 'In Arbeit',
          tasks: [
            { title: 'Aufgaben aus der alten Tabelle übernehmen', dueIn: 6, who: 1 },
            { title: 'Anleitung für Diensthandys bebildern', labels: ['Leitfaden'], who: 3 },
          ],
        },
        {
          title: 'Wartet',
          tasks: [{ title: 'Freigabe der Datenschutz-Folgenabschätzung', dueIn: 21, priority: 1, who: 0 }],
        },
        {
          title: '',
          tasks: [
            { title: 'Pilotgruppe verabschieden und danken', isDone: true, who: 0 },
            { title: 'Servicezeiten im Intranet ankündigen', isDone: true, who: 1 },
          ],
        },
      ],
    },
    {
      title: 'Ideen',
      sections: [
        {
          title: '',
          tasks: [
            { title: 'Wartenummern am Empfang online anzeigen' },
            { title: 'Formulare auf Lesbarkeit prüfen lassen', labels: ['Barrierefreiheit'] },
          ],
        },
      ],
    },
  ],
};

export const ownDemoTasks: DemoList = {
  title: 'Eigene Aufgaben',
  sections: [
    {
      title: '',
      tasks: [
        { title: 'Reisekosten der Fachtagung abrechnen', dueIn: 1 },
        { title: 'Vertretung für die Weihnachtswoche eintragen', dueIn: 9 },
        { title: 'Buch über Verwaltungssprache zurückgeben' },
      ],
    },
  ],
};
