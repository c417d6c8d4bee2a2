import { expect, test } from 'vitest';
import { isShorter, periodDraft, readNumber } from './period-model.ts';

const period = {
  kind: 'wiki.trash',
  label: { de: 'Papierkorb', en: 'Trash' },
  counts: { de: '', en: '' },
  ofSpace: true,
  days: 30,
  next: [],
  chosen: null,
  least: 7,
  most: 30,
  mayBeNever: false,
  leastInSpaces: 7,
  revision: 0,
};

test('a space that chose nothing begins with what holds there', () => {
  expect(periodDraft(period)).toEqual({ choice: 'none', days: '30', least: '7' });
  expect(periodDraft({ ...period, chosen: { days: 14 } })).toMatchObject({ choice: 'days', days: '14' });
  expect(periodDraft({ ...period, days: null, most: 3650 }).days).toBe('365');
});

test('only whole numbers within the bounds are periods', () => {
  expect(readNumber(' 7 ', 7, 30)).toBe(7);
  for (const text of ['6', '31', '7.5', '-7', '', 'sieben', '9999999']) expect(readNumber(text, 7, 30)).toBeUndefined();
});

test('a number is shorter than never, and than a larger one', () => {
  expect(isShorter(30, { days: null })).toBe(true);
  expect(isShorter(14, period)).toBe(true);
  expect(isShorter(30, period)).toBe(false);
  expect(isShorter(undefined, period)).toBe(false);
});
