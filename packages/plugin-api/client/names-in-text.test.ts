import { expect, test } from 'vitest';
import { namesIn } from './names-in-text.ts';

const anna = { id: 'a', name: 'Anna Roth' };
const annaMaria = { id: 'm', name: 'Anna Roth-Meier' };

test('cuts a sentence at the names in it, and loses nothing', () => {
  const text = 'Anna Roth hat Anna Roth-Meier und Anna Roth eingeladen';
  const pieces = namesIn(text, [anna, undefined, annaMaria, null]);
  expect(pieces.map(({ text: piece }) => piece).join('')).toBe(text);
  expect(pieces.flatMap(({ person }) => person?.id ?? [])).toEqual(['a', 'm', 'a']);
});

test('leaves a sentence whole that names nobody', () => {
  expect(namesIn('Alles gut', [anna, { id: 'x', name: '' }])).toEqual([
    { start: 0, text: 'Alles gut', person: undefined },
  ]);
  expect(namesIn('', [anna])).toEqual([]);
});
