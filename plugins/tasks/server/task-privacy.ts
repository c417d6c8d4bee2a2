import type { ServerHost } from '@kontor/plugin-api/server';
import { listForArchive } from './privacy-store.ts';

/** What tasks store about people. */
export function declareTasks({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'tasks.tasks',
    title: { de: 'Aufgaben', en: 'Tasks' },
    what: {
      de: 'Eigene Aufgabenlisten; wer eine Aufgabe oder Liste angelegt, geändert, zugewiesen, kommentiert oder erledigt hat, und wem sie zugewiesen ist',
      en: 'Own task lists; who made, changed, assigned, commented on or finished a task or list, and to whom it is assigned',
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
    tables: ['tasks_lists', 'tasks_tasks', 'tasks_assignees', 'tasks_comments', 'tasks_history'],
    archive: async (tx, { person }) => ({ data: await listForArchive(tx, person) }),
  });
}
