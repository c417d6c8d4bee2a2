import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { eraseDrafts } from './erase-drafts.ts';
import { listAuthoredBy } from './page-store.ts';
import { listReportsBy } from './review-store.ts';
import { listShelfForArchive } from './shelf-store.ts';

/** What the wiki stores about people. */
export function declarePages(host: Pick<ServerHost, 'privacy' | 'periods' | 'collab' | 'files' | 'events'>): void {
  host.privacy.declare(
    {
      id: 'wiki.pages',
      title: { de: 'Wikiseiten', en: 'Wiki pages' },
      what: {
        de: 'Wer eine Seite angelegt, zuletzt geändert, geprüft oder gelöscht hat, wer zuständig ist, wer sie lesen darf und wer auf ihr erwähnt wird',
        en: 'Who created a page, changed it last, checked or deleted it, who is responsible, who may read it and who is mentioned on it',
      },
      purpose: {
        de: 'Wissen gemeinsam schreiben und wissen, wen man fragen kann',
        en: 'Writing down knowledge together, and knowing whom to ask',
      },
      basis: 'work',
      kept: async (tx) => {
        const trash = await host.periods.tell(tx, 'wiki.trash');
        return {
          de: `Solange es die Seite gibt; im Papierkorb: ${trash.de}`,
          en: `As long as the page exists; in the trash: ${trash.en}`,
        };
      },
      seenBy: { de: 'Wer die Seite lesen darf', en: 'Whoever may read the page' },
      places: ['database', 'search', 'files'],
      erasure: {
        erase: (tx, { person }) => eraseDrafts(host, tx, person),
        unnamed: staysUnnamed,
      },
      tables: ['wiki_pages', 'wiki_links'],
      archive: async (tx, { person }) => ({
        data: (await listAuthoredBy(tx, person)).map((page) => ({
          title: page.title,
          createdAt: page.created_by === person ? page.created_at : undefined,
          changedLastAt: page.changed_by === person ? page.changed_at : undefined,
          responsible: page.owner === person,
        })),
      }),
    },
    {
      id: 'wiki.shelf',
      title: { de: 'Ihre Ordnung im Wiki', en: 'Your own order in the wiki' },
      what: {
        de: 'Ihre Favoriten, welche Seiten Sie beobachten, und die 50 Seiten, die Sie zuletzt geöffnet haben, mit Zeit; von beobachteten Seiten, wann Sie sie zuletzt geöffnet haben',
        en: 'Your favourites, which pages you watch, and the 50 pages that you opened last, with time; of pages that you watch, when you opened them last',
      },
      purpose: { de: 'Seiten schnell wiederfinden', en: 'Finding pages again quickly' },
      basis: 'choice',
      kept: {
        de: 'Bis Sie sie entfernen; geöffnete Seiten, bis 50 neuere dazugekommen sind und Sie sie nicht mehr beobachten',
        en: 'Until you remove them; opened pages until 50 newer ones have come and you no longer watch them',
      },
      seenBy: { de: 'Nur Sie', en: 'Only you' },
      places: ['database'],
      measure: {
        guard: {
          de: 'Höchstens 50 zuletzt geöffnete Seiten, die nur Sie selbst sehen, nicht die Administration und keine Auswertung.',
          en: 'At most 50 pages opened last, which only you see yourself: no administrator and no evaluation.',
        },
      },
      erasure: {
        erase: deleteOfPerson(['wiki_favourites', 'person'], ['wiki_visits', 'person'], ['wiki_watches', 'person']),
      },
      tables: ['wiki_favourites', 'wiki_visits', 'wiki_watches'],
      archive: async (tx, { person }) => ({
        data: {
          favourites: await listShelfForArchive(tx, 'wiki_favourites', person),
          opened: await listShelfForArchive(tx, 'wiki_visits', person),
          watched: await listShelfForArchive(tx, 'wiki_watches', person),
        },
      }),
    },
    {
      id: 'wiki.reports',
      title: { de: 'Hinweise auf veraltete Seiten', en: 'Reports of outdated pages' },
      what: {
        de: 'Welche Seiten Sie als veraltet gemeldet haben, mit Ihrem Hinweis und der Zeit',
        en: 'Which pages you reported as outdated, with your note and the time',
      },
      purpose: { de: 'Wissen aktuell halten', en: 'Keeping knowledge current' },
      basis: 'work',
      kept: { de: 'Bis die Seite geprüft ist', en: 'Until the page is checked' },
      seenBy: { de: 'Wer die Seite ändern darf', en: 'Whoever may change the page' },
      places: ['database'],
      erasure: { erase: deleteOfPerson(['wiki_reports', 'person']) },
      tables: ['wiki_reports'],
      archive: async (tx, { person }) => ({
        data: (await listReportsBy(tx, person)).map(({ title, note, at }) => ({ page: title, note, at })),
      }),
    },
  );
}
