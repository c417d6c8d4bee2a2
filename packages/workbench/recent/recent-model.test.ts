import { describe, expect, it } from 'vitest';
import { isPlace, type RecentPlace, readPlaces, withVisit } from './recent-model.ts';

const day = 24 * 60 * 60_000;
const place = (path: string, at = 0): RecentPlace => ({ path, title: path, at });

describe('recent places', () => {
  it('are things that were opened, not lists and not pages of the frame', () => {
    expect(isPlace('/people/1', { person: '1' })).toBe(true);
    expect(isPlace('/people', { person: '' })).toBe(false);
    expect(isPlace('/people', {})).toBe(false);
    expect(isPlace('/settings/security', { section: 'security' })).toBe(false);
    expect(isPlace('/legal/imprint', { document: 'imprint' })).toBe(false);
  });

  it('have the last one first, each once, at most twelve, none older than 30 days', () => {
    const places = withVisit([place('/a', 1), place('/b', 2)], place('/b', 3));
    expect(places.map(({ path, at }) => [path, at])).toEqual([
      ['/b', 3],
      ['/a', 1],
    ]);
    const many = Array.from({ length: 20 }, (_, index) => place(`/${index}`, 31 * day));
    expect(withVisit(many, place('/x', 31 * day))).toHaveLength(12);
    expect(withVisit([place('/old', 0)], place('/x', 30 * day)).map(({ path }) => path)).toEqual(['/x']);
  });

  it('are read for their own person alone, and nonsense is passed by', () => {
    const kept = { person: 'anna', places: [place('/a', day), { path: '//evil', title: 'x', at: day }, 'x', null] };
    expect(readPlaces(kept, 'anna', 2 * day)).toEqual([place('/a', day)]);
    expect(readPlaces(kept, 'bert', 2 * day)).toEqual([]);
    expect(readPlaces(kept, 'anna', 40 * day)).toEqual([]);
    for (const nonsense of [null, 3, 'x', {}, { person: 'anna', places: {} }])
      expect(readPlaces(nonsense, 'anna', 0)).toEqual([]);
  });
});
