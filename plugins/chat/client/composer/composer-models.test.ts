import { findEmoji, withEmoji } from '@kontor/editor/emoji';
import { expect, test } from 'vitest';
import { findByName, findTrigger } from './trigger-model.ts';

const members = ['Jörg Müller', 'Anna Beck', 'Beate Anders', 'Ömer Aydın'].map((name) => ({
  name,
  userId: `@${name}:x`,
}));
const names = (typed: string) => findByName(members, typed, 5).map(({ name }) => name);

test('finds people by the beginnings of their names, umlauts written either way', () => {
  expect(names('mue')).toEqual(['Jörg Müller']);
  expect(names('jörg mül')).toEqual(['Jörg Müller']);
  expect(names('oem')).toEqual(['Ömer Aydın']);
  expect(names('an')).toEqual(['Anna Beck', 'Beate Anders']);
  expect(names('xq')).toEqual([]);
});

test('suggests only where somebody begins a name or a code', () => {
  expect(findTrigger('Hallo @an', 9)).toEqual({ kind: 'mention', typed: 'an', start: 6 });
  expect(findTrigger('@', 1)).toMatchObject({ kind: 'mention', typed: '' });
  expect(findTrigger('mail@an', 7)).toBeUndefined();
  expect(findTrigger('um 10:30', 8)).toBeUndefined();
  expect(findTrigger('in #allg', 8)).toEqual({ kind: 'room', typed: 'allg', start: 3 });
  expect(findTrigger('C#', 2)).toBeUndefined();
  expect(findTrigger('toll :ka', 8)).toEqual({ kind: 'emoji', typed: 'ka', start: 5 });
});

test('knows short codes, in German, too, and leaves code alone', () => {
  expect(withEmoji('Danke :+1: und :kaffee:')).toBe('Danke 👍 und ☕');
  expect(withEmoji('um 10:30:15 `:+1:` :gibtesnicht:')).toBe('um 10:30:15 `:+1:` :gibtesnicht:');
  expect(findEmoji('kaf', 5)).toEqual([{ code: 'kaffee', sign: '☕' }]);
});
