/** Words that somebody searched for. */
export interface RecentSearch {
  readonly query: string;
  /** Milliseconds. */
  readonly at: number;
}

const most = 10;
const keptMs = 30 * 24 * 60 * 60_000;
const longestQuery = 200;

/** The searches after one was made: it comes first, once; old ones go. What differs in case alone is the same. */
export function withSearch(searches: readonly RecentSearch[], made: RecentSearch): RecentSearch[] {
  const query = made.query.trim();
  if (query === '') return [...searches];
  return [{ query, at: made.at }, ...withoutSearch(searches, query)]
    .filter(({ at }) => made.at - at < keptMs)
    .slice(0, most);
}

export function withoutSearch(searches: readonly RecentSearch[], query: string): RecentSearch[] {
  return searches.filter((search) => keyOf(search.query) !== keyOf(query));
}

/** What was kept, as far as it can be read, is of this person, and is not too old. */
export function readSearches(kept: unknown, person: string, now: number): RecentSearch[] {
  if (typeof kept !== 'object' || kept === null || !('person' in kept) || kept.person !== person) return [];
  if (!('searches' in kept) || !Array.isArray(kept.searches)) return [];
  return kept.searches.filter((search) => isSearch(search) && now - search.at < keptMs).slice(0, most);
}

function keyOf(query: string): string {
  return query.trim().toLocaleLowerCase('de');
}

function isSearch(value: unknown): value is RecentSearch {
  return (
    typeof value === 'object' &&
    value !== null &&
    'query' in value &&
    typeof value.query === 'string' &&
    value.query.trim() !== '' &&
    value.query.length <= longestQuery &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
