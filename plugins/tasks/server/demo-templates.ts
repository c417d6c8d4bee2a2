import type { TemplateContent, TemplatePart, TemplateTask } from '../shared/list-template.ts';

interface DemoTask {
  readonly title: string;
  readonly section?: number;
  /** Days after the beginning. */
  readonly due?: number;
  readonly steps?: readonly string[];
  readonly parts?: readonly string[];
  readonly labels?: readonly string[];
}

const partOf = ({ title, due, steps = [], labels = [] }: DemoTask): TemplatePart => ({
  title,
  note: '',
  startAfter: null,
  dueAfter: due ?? null,
  dueTime: null,
  priority: 0,
  estimate: null,
  labels: [...labels],
  checklist: [...steps],
  recurrence: null,
  values: {},
  assignees: [],
});

const taskOf = (task: DemoTask): TemplateTask => ({
  ...partOf(task),
  section: task.section ?? null,
  parts: (task.parts ?? []).map((title) => partOf({ title })),
});

const contentOf = (sections: readonly string[], tasks: readonly DemoTask[]): TemplateContent => ({
  sections: [...sections],
  fields: [],
  tasks: tasks.map(taskOf),
});

/** What a city administration does again and again. */
export const demoTemplates: readonly { readonly title: string; readonly content: TemplateContent }[] = [
  {
    title: 'Stellenbesetzung',
    content: contentOf(
      ['Vorbereiten', 'Ausschreiben', 'Auswählen', 'Einstellen'],
      [
        { title: 'Stellenbeschreibung prüfen und Anforderungsprofil festlegen', section: 0, due: 5 },
        {
          title: 'Beteiligungen einleiten',
          section: 0,
          due: 7,
          steps: ['Personalrat', 'Gleichstellungsbeauftragte', 'Schwerbehindertenvertretung'],
        },
        { title: 'Ausschreibung veröffentlichen', section: 1, due: 14, labels: ['Personal'] },
        { title: 'Bewerbungen sichten und Vorauswahl treffen', section: 2, due: 42 },
        {
          title: 'Gespräche führen',
          section: 2,
          due: 56,
          parts: ['Einladungen verschicken', 'Raum reservieren', 'Auswahlvermerk schreiben'],
        },
        { title: 'Zusage und Absagen verschicken', section: 3, due: 63 },
        { title: 'Arbeitsplatz, Konto und Schlüssel bestellen', section: 3, due: 70, labels: ['Erster Tag'] },
      ],
    ),
  },
  {
    title: 'Veranstaltung',
    content: contentOf(
      ['Planen', 'Einladen', 'Durchführen', 'Nachbereiten'],
      [
        { title: 'Ziel, Teilnehmende und Budget klären', section: 0, due: 3 },
        { title: 'Raum und Technik reservieren', section: 0, due: 7, steps: ['Barrierefreiheit prüfen', 'Bewirtung'] },
        { title: 'Einladungen verschicken', section: 1, due: 14 },
        { title: 'Ablauf und Zuständigkeiten festlegen', section: 2, due: 28 },
        { title: 'Protokoll und Dank verschicken', section: 3, due: 45 },
      ],
    ),
  },
];
