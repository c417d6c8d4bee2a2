import { expect, test } from 'vitest';
import { rangesOf } from './word-ranges.ts';

test('words are marked wherever they stand, of any case, and mean nothing else', () => {
  expect(rangesOf('Plan, Bauplan und PLAN', ['plan'])).toEqual([
    [0, 4],
    [9, 13],
    [18, 22],
  ]);
  expect(rangesOf('a.b axb', ['a.b'])).toEqual([[0, 3]]);
  expect(rangesOf('nichts', ['', 'etwas'])).toEqual([]);
  expect(rangesOf('nichts', [])).toEqual([]);
});
