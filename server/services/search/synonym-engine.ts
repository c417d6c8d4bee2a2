import type { SearchIndex } from '@kontor/search/shared';
import type { SetSynonyms } from './synonym-keeper.ts';
import type { SynonymGroups } from './synonym-words.ts';

/** An engine that knows synonyms. */
interface SynonymEngine {
  readonly setSynonyms: SetSynonyms;
}

function knowsSynonyms(index: object): index is SynonymEngine {
  return 'setSynonyms' in index && typeof index.setSynonyms === 'function';
}

/** Hands them to an engine that knows synonyms; the others find the words alone. */
export async function giveSynonyms(index: SearchIndex, groups: SynonymGroups): Promise<void> {
  if (knowsSynonyms(index)) await index.setSynonyms(groups);
}
