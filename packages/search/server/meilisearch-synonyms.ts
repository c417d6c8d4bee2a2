import { foldText, parseQuery, type SynonymGroups } from '../shared/index.ts';
import { meilisearchText } from './meilisearch-query.ts';

/** Groups as Meilisearch wants them: each name, as we send it in a question, with its others. */
export function meilisearchSynonyms(groups: SynonymGroups): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const name of group) {
      const key = meilisearchText(parseQuery(name), false);
      if (key === '') continue;
      const others = synonyms.get(key) ?? new Set();
      for (const other of group) if (other !== name) others.add(foldText(other));
      synonyms.set(key, others);
    }
  }
  return Object.fromEntries([...synonyms].map(([name, others]) => [name, [...others]]));
}
