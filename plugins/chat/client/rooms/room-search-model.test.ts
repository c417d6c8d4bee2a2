import { expect, test } from 'vitest';
import { RoomSearch } from './room-search-model.ts';

const room = (id: string, name: string, more: { topic?: string; space?: string } = {}) => ({
  id,
  name,
  topic: more.topic ?? '',
  space: more.space ?? '',
});

const search = new RoomSearch([
  room('!one:kontor.example', 'Spielplatzpaten', { topic: 'Rutschen und Wippen', space: 'Quartiersbüro' }),
  room('!2aB_c-D', 'Allgemein', { space: 'Digitalisierung' }),
  room('!three', 'Katrin Schröder'),
]);

test('a room is found by its name, with a typo, by a part of the word and without umlauts', () => {
  for (const text of ['Spielplatzpaten', 'Spielpaltz', 'paten'])
    expect(search.find(text)).toEqual(['!one:kontor.example']);
  for (const text of ['schröder', 'Schroeder', 'schroder', 'Katrn']) expect(search.find(text)).toEqual(['!three']);
});

test('by its topic and its space, after those that are called so', () => {
  expect(search.find('Wippe')).toEqual(['!one:kontor.example']);
  expect(search.find('digitalisierung')).toEqual(['!2aB_c-D']);
  expect(search.find('Bauhof')).toEqual([]);
});
