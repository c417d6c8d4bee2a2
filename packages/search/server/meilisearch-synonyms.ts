import { foldText, parseQuery, type SynonymGroups } from '../shared/index.ts';

/** Groups as Meilisearch wants them: each name, in every spelling in which we may send it, with its others. */
export function meilisearchSynonyms(groups: SynonymGroups): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const name of group) {
      for (const spelling of spellingsOf(name)) {
        const others = synonyms.get(spelling) ?? new Set();
        for (const other of group) if (other !== name) others.add(foldText(other));
        synonyms.set(spelling, others);
      }
    }
  }
  return Object.fromEntries([...synonyms].map(([name, others]) => [name, [...others]]));
}

/** The plain one, and the one with all umlauts written out: what somebody types is mostly one of them. */
function spellingsOf(name: string): string[] {
  const words = parseQuery(name)
    .filter(({ optional }) => !optional)
    .flatMap(({ words }) => words);
  const spellings = [0, 1, 2].map((form) => words.map(({ forms }) => forms[form] ?? forms[0] ?? '').join(' '));
  return [...new Set(spellings)].filter((spelling) => spelling !== '');
}
