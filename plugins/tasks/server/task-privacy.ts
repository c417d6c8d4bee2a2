import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { erasePrivate } from './erase-private.ts';
import { listFiltersOf } from './filter-store.ts';
import { listArrangedForArchive, listForArchive, listObjectsForArchive } from './privacy-store.ts';

/** What tasks store about people. */
export function declareTasks(host: Pick<ServerHost, 'privacy' | 'periods' | 'events' | 'files'>): void {
  const { privacy, periods } = host;
  privacy.declare({
    id: 'tasks.tasks',
    title: { de: 'Aufgaben', en: 'Tasks' },
    what: {
      de: 'Eigene Aufgabenlisten und Vorlagen; wer eine Aufgabe oder Liste angelegt, geändert, zugewiesen, kommentiert, erledigt oder ihr eine Datei beigelegt hat, und wem sie zugewiesen ist',
      en: 'Own task lists and templates; who made, changed, assigned, commented on, finished or gave a file to a task or list, and to whom it is assigned',
    },
    purpose: { de: 'Arbeit verabreden und erledigen', en: 'Agreeing on work and getting it done' },
    basis: 'work',
    kept: async (tx) => {
      const [closed, trash] = [await periods.tell(tx, 'tasks.closed'), await periods.tell(tx, 'tasks.trash')];
      return {
        de: `Solange es die Liste gibt; Erledigtes: ${closed.de}; Gelöschtes danach: ${trash.de}`,
        en: `As long as the list exists; what is closed: ${closed.en}; what is deleted, from then: ${trash.en}`,
      };
    },
    seenBy: {
      de: 'Wer die Liste lesen darf, und bei einer Aufgabe auch, wem sie zugewiesen ist und wer diese Personen vertritt',
      en: 'Whoever may read the list, and of a task also those to whom it is assigned and their substitutes',
    },
    places: ['database', 'search'],
    erasure: {
      erase: (tx, { person }) => erasePrivate(host, tx, person),
      unnamed: staysUnnamed,
    },
    tables: [
      'tasks_lists',
      'tasks_tasks',
      'tasks_assignees',
      'tasks_comments',
      'tasks_history',
      'tasks_files',
      'tasks_list_templates',
    ],
    archive: async (tx, { person }) => ({ data: await listForArchive(tx, person) }),
  });
  privacy.declare({
    id: 'tasks.filters',
    title: { de: 'Gesicherte Filter für Aufgaben', en: 'Saved filters of tasks' },
    what: {
      de: 'Name und Suchmerkmale der Filter, die Sie sichern',
      en: 'Name and words of the filters that you save',
    },
    purpose: { de: 'Aufgaben wiederfinden, auf allen Ihren Geräten', en: 'Finding tasks again, on all your devices' },
    basis: 'work',
    kept: { de: 'Bis Sie sie löschen', en: 'Until you delete them' },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['tasks_filters', 'person']) },
    tables: ['tasks_filters'],
    archive: async (tx, { person }) => ({ data: await listFiltersOf(tx, person) }),
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
    erasure: { erase: deleteOfPerson(['tasks_calendar_objects', 'person']) },
    tables: ['tasks_calendar_objects'],
    archive: async (tx, { person }) => ({ data: await listObjectsForArchive(tx, person) }),
  });
  privacy.declare({
    id: 'tasks.arranged',
    title: { de: 'Erinnerungen und Beobachten', en: 'Reminders and watching' },
    what: {
      de: 'Wann Sie an welche Aufgabe erinnert werden wollen, und welche Aufgaben Sie beobachten oder nicht mehr beobachten',
      en: 'When you want to be reminded of which task, and which tasks you watch or no longer watch',
    },
    purpose: {
      de: 'Sie zur rechten Zeit erinnern und auf dem Laufenden halten',
      en: 'Reminding you in time and keeping you informed',
    },
    basis: 'choice',
    kept: {
      de: 'Bis Sie es entfernen, die Aufgabe gelöscht ist oder Sie sie nicht mehr sehen',
      en: 'Until you remove it, the task is deleted, or you see it no longer',
    },
    seenBy: { de: 'Nur Sie', en: 'Only you' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['tasks_reminders', 'person'], ['tasks_watches', 'person']) },
    tables: ['tasks_reminders', 'tasks_watches'],
    archive: async (tx, { person }) => ({ data: await listArrangedForArchive(tx, person) }),
  });
}
