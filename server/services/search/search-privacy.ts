import type { Tx } from '@kontor/database';
import type { Privacy } from '@kontor/plugin-api/server';

export function declareSearch(privacy: Privacy, forget: (tx: Tx, words: readonly string[]) => Promise<void>): void {
  privacy.declare({
    id: 'search.index',
    title: { de: 'Suchindex', en: 'Search index' },
    what: {
      de: 'Was Sie anderen zeigen, in einer Form, die sich schnell durchsuchen lässt, und wer es finden darf. Wer was sucht, wird nicht gespeichert.',
      en: 'What you show others, in a form that is quick to search, and who may find it. Who searches for what is not stored.',
    },
    purpose: { de: 'Finden, was man sehen darf', en: 'Finding what one may see' },
    basis: 'work',
    kept: {
      de: 'Solange das Gefundene besteht; Änderungen kommen in Sekunden an',
      en: 'As long as what is found exists; changes arrive within seconds',
    },
    seenBy: { de: 'Wer das Gefundene sehen darf', en: 'Whoever may see what is found' },
    places: ['search'],
    erasure: {
      // What others wrote is read again, and says their name no longer.
      erase: (tx, { words }) => forget(tx, words),
    },
    tables: [
      'search_documents',
      'search_audiences',
      'search_audience_tokens',
      'search_facets',
      'search_stale',
      'search_changed',
      'search_belongings',
    ],
    archive: {
      leftOut: {
        de: 'Der Index wiederholt nur, was in den anderen Teilen steht.',
        en: 'The index only repeats what the other parts hold.',
      },
    },
  });
}
