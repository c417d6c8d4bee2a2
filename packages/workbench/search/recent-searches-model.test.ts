import { describe, expect, it } from 'vitest';
import { type RecentSearch, readSearches, withoutSearch, withSearch } from './recent-searches-model.ts';

const day = 24 * 60 * 60_000;
const search = (query: string, at = 0): RecentSearch => ({ query, at });
const words = (searches: readonly RecentSearch[]) => searches.map(({ query }) => query);

describe('recent searches', () => {
  it('have the last one first, each once whatever its case, at most ten, none older than 30 days', () => {
    expect(words(withSearch([search('Wohngeld'), search('Urlaub')], search(' urlaub ', 1)))).toEqual([
      'urlaub',
      'Wohngeld',
    ]);
    const many = Array.from({ length: 15 }, (_, index) => search(`a${index}`, day));
    expect(withSearch(many, search('b', day))).toHaveLength(10);
    expect(words(withSearch([search('alt', 0)], search('neu', 30 * day)))).toEqual(['neu']);
    expect(withSearch([search('a')], search('  ', 1))).toEqual([search('a')]);
  });

  it('are removed one by one', () => {
    expect(words(withoutSearch([search('Wohngeld'), search('Urlaub')], 'WOHNGELD'))).toEqual(['Urlaub']);
  });

  it('are read for their own person alone, and nonsense is passed by', () => {
    const searches = [search('a', day), { query: ' ', at: day }, { query: 'x'.repeat(201), at: day }, 'x', null];
    expect(readSearches({ person: 'anna', searches }, 'anna', 2 * day)).toEqual([search('a', day)]);
    expect(readSearches({ person: 'anna', searches }, 'bert', 2 * day)).toEqual([]);
    expect(readSearches({ person: 'anna', searches }, 'anna', 40 * day)).toEqual([]);
    for (const nonsense of [null, 3, 'x', {}, { person: 'anna', searches: {} }])
      expect(readSearches(nonsense, 'anna', 0)).toEqual([]);
  });
});
