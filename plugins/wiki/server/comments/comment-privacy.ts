import type { ServerHost } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { listCommentsBy } from './comment-store.ts';

export function declareComments({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'wiki.comments',
    title: { de: 'Kommentare im Wiki', en: 'Comments in the wiki' },
    what: {
      de: 'Was Sie zu Wikiseiten gesagt haben, mit Zeit, und welche Kommentare Sie erledigt haben',
      en: 'What you said about wiki pages, with time, and which comments you resolved',
    },
    purpose: { de: 'Über Seiten sprechen, wo sie stehen', en: 'Talking about pages where they are' },
    basis: 'work',
    kept: {
      de: 'Bis Sie sie löschen oder die Seite gelöscht wird',
      en: 'Until you delete them or the page is deleted',
    },
    seenBy: { de: 'Wer die Seite lesen darf', en: 'Whoever may read the page' },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['wiki_threads', 'wiki_comments'],
    archive: async (tx, { person }) => ({
      data: (await listCommentsBy(tx, person)).map(({ title, text, at }) => ({ page: title, text, at })),
    }),
  });
}
