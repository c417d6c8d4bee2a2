import type { ServerHost } from '@kontor/plugin-api/server';

/** What this feature stores about people. Once a table names somebody, `archive` reads what is theirs. */
export function declareEntries({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'tasks.entries',
    title: { de: 'Tasks', en: 'Tasks' },
    what: {
      de: 'Einträge mit einem Titel; wer sie schrieb, steht nicht dabei',
      en: 'Entries with a title; not who wrote them',
    },
    purpose: { de: 'Gemeinsam im Bereich arbeiten', en: 'Working together in the space' },
    basis: 'work',
    kept: { de: 'Solange es den Bereich gibt', en: 'As long as the space exists' },
    seenBy: { de: 'Wer den Bereich lesen darf', en: 'Whoever may read the space' },
    places: ['database', 'search'],
    tables: ['tasks_entries'],
    archive: {
      leftOut: { de: 'Einträge nennen niemanden.', en: 'Entries name nobody.' },
    },
  });
}
