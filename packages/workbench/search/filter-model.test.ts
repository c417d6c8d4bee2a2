import { newId } from '@kontor/base';
import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  questionOf,
  readFilters,
  resultsAddress,
  type SearchFilters,
  withoutFilter,
  writeFilters,
} from './filter-model.ts';

const space = newId();
const author = newId();
const now = new Date(2026, 10, 27, 15, 30);
const begin = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();
const all: SearchFilters = {
  type: 'page',
  space,
  author,
  time: 'range',
  from: '2026-03-01',
  until: '2026-03-31',
  titlesOnly: true,
};

describe('filters of the search', () => {
  it('stand in the address and come back from it', () => {
    const address = resultsAddress(' Wohngeld & mehr ', all);
    const search = Object.fromEntries(new URL(address, 'https://kontor.example').searchParams);
    expect(search.q).toBe('Wohngeld & mehr');
    expect(readFilters(search)).toEqual(all);
    expect(resultsAddress('a', {})).toBe('/search?q=a');
  });

  it('pass by what is nonsense in an address', () => {
    const nonsense = { type: '<b>', space: 'x', author: '1', time: 'never', from: '2026-13-01', titles: 'maybe' };
    expect(readFilters(nonsense)).toEqual({});
    expect(readFilters({ time: 'range', from: '2026-02-30', until: '2026-02-01' })).toEqual({
      time: 'range',
      until: '2026-02-01',
    });
    expect(readFilters({ time: 'week', from: '2026-02-01' })).toEqual({ time: 'week' });
  });

  it('ask the server in its words, with days that begin where the person is', () => {
    expect(questionOf(' Amt ', all, now)).toEqual({
      q: 'Amt',
      type: ['page'],
      space,
      author,
      from: begin(2026, 3, 1),
      until: begin(2026, 4, 1),
      titlesOnly: 'true',
    });
    const from = (time: SearchFilters['time']) => questionOf('a', time ? { time } : {}, now).from;
    expect(from('today')).toBe(begin(2026, 11, 27));
    expect(from('week')).toBe(begin(2026, 11, 21));
    expect(from('month')).toBe(begin(2026, 10, 29));
    expect(from('year')).toBe(begin(2025, 11, 28));
    expect(questionOf('a', { time: 'range' }, now)).toEqual({ q: 'a' });
  });

  it('are left out one by one, or all but the type', () => {
    expect(activeFilters(all)).toEqual(['space', 'author', 'time', 'titlesOnly']);
    expect(activeFilters(withoutFilter(all, 'author'))).toEqual(['space', 'time', 'titlesOnly']);
    expect(withoutFilter(all, 'time')).toEqual({ type: 'page', space, author, titlesOnly: true });
    expect(withoutFilter(all, 'all')).toEqual({ type: 'page' });
    expect(Object.values(writeFilters({})).every((value) => value === undefined)).toBe(true);
  });
});
