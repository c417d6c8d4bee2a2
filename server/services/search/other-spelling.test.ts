import { expect, test } from 'vitest';
import { mostLike, replaceWords } from './other-spelling.ts';

const titles = ['Antrag auf Wohngeld', 'Straßenbeleuchtung', 'Hundesteuer anmelden'];

test('finds the word that is most like another, with umlauts both ways', () => {
  expect(mostLike('Wohgled', titles)).toEqual({ word: 'Wohngeld', typos: 2 });
  expect(mostLike('strasenbelaeuchtunk', titles)?.word).toBe('Straßenbeleuchtung');
  expect(mostLike('Hundestoiar', titles)?.word).toBe('Hundesteuer');
});

test('finds nothing for short words, for what is too far away, and for the word itself', () => {
  expect(mostLike('aug', titles)).toBeUndefined();
  expect(mostLike('Kindergarten', titles)).toBeUndefined();
  expect(mostLike('wohngeld', ['Wohngeld'])).toBeUndefined();
});

test('replaces words and leaves the rest as it was typed', () => {
  expect(replaceWords('„Wohgled“ für  2026', new Map([['Wohgled', 'Wohngeld']]))).toBe('„Wohngeld“ für  2026');
  expect(replaceWords('ab', new Map())).toBe('ab');
});
