import type { ServerHost } from '@kontor/plugin-api/server';
import { staysUnnamed } from '@kontor/plugin-api/server';
import { listSuggestionsBy } from './suggestion-store.ts';

export function declareSuggestions({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'wiki.suggestions',
    title: { de: 'Vorschläge im Wiki', en: 'Suggestions in the wiki' },
    what: {
      de: 'Welche Änderungen an Wikiseiten Sie vorgeschlagen haben, mit Grund und Zeit, und über welche Sie entschieden haben',
      en: 'Which changes to wiki pages you suggested, with reason and time, and which ones you settled',
    },
    purpose: { de: 'Seiten gemeinsam verbessern', en: 'Improving pages together' },
    basis: 'work',
    kept: { de: 'Bis die Seite gelöscht wird', en: 'Until the page is deleted' },
    seenBy: { de: 'Wer die Seite lesen darf', en: 'Whoever may read the page' },
    places: ['database'],
    erasure: { unnamed: staysUnnamed },
    tables: ['wiki_suggestions'],
    archive: async (tx, { person }) => ({
      data: (await listSuggestionsBy(tx, person)).map(
        ({ title, original, replacement, reason, state, created_at: at }) => ({
          page: title,
          original,
          replacement,
          reason,
          state,
          at,
        }),
      ),
    }),
  });
}
