import type { ServerHost } from '@kontor/plugin-api/server';
import { listForArchive, listObjectsForArchive } from './privacy-store.ts';

/** What tasks store about people. */
export function declareTasks({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'tasks.tasks',
    title: { de: 'Aufgaben', en: 'Tasks' },
    what: {
      de: 'Eigene Aufgabenlisten und Vorlagen; wer eine Aufgabe oder Liste angelegt, geändert, zugewiesen, kommentiert oder erledigt hat, und wem sie zugewiesen ist',
      en: 'Own task lists and templates; who made, changed, assigned, commented on or finished a task or list, and to whom it is assigned',
    },
    purpose: { de: 'Arbeit verabreden und erledigen', en: 'Agreeing on work and getting it done' },
    basis: 'work',
    kept: {
      de: 'Solange es die Liste gibt; gelöschte Aufgaben noch 30 Tage',
      en: 'As long as the list exists; deleted tasks for 30 more days',
    },
    seenBy: {
      de: 'Wer die Liste lesen darf, und bei einer Aufgabe auch, wem sie zugewiesen ist und wer diese Personen vertritt',
      en: 'Whoever may read the list, and of a task also those to whom it is assigned and their substitutes',
    },
    places: ['database', 'search'],
    tables: [
      'tasks_lists',
      'tasks_tasks',
      'tasks_assignees',
      'tasks_comments',
      'tasks_history',
      'tasks_list_templates',
    ],
    archive: async (tx, { person }) => ({ data: await listForArchive(tx, person) }),
  });
  privacy.declare({
    id: 'tasks.calendar',
    title: { de: 'Aufgaben in Kalenderprogrammen', en: 'Tasks in calendar programs' },
    what: {
      de: 'Was Ihre Kalenderprogramme zu einer Aufgabe ergänzt haben, etwa Erinnerungen, und unter welchem Namen sie sie führen',
      en: 'What your calendar programs have added to a task, such as alarms, and the name by which they know it',
    },
    purpose: {
      de: 'Aufgaben mit Kalenderprogrammen abgleichen, ohne etwas zu verlieren',
      en: 'Keeping tasks and calendar programs in step without losing anything',
    },
    basis: 'work',
    kept: { de: 'Solange es die Aufgabe gibt', en: 'As long as the task exists' },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    tables: ['tasks_calendar_objects'],
    archive: async (tx, { person }) => ({ data: await listObjectsForArchive(tx, person) }),
  });
}
