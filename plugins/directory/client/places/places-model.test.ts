import { expect, test } from 'vitest';
import { findPlaces } from './places-model.ts';

const office = (name: string, room = '') => ({ id: name, name, room, hours: null, closures: [] });
const places = [
  {
    building: 'Bürgerhaus',
    street: 'Markt 3',
    access: ['Rampe'],
    offices: [office('Meldestelle', 'Erdgeschoss'), office('Standesamt')],
  },
  { building: 'Rathaus', street: 'Markt 1', access: [], offices: [office('Kämmerei', '2. Obergeschoss')] },
];
const found = (typed: string) =>
  findPlaces(places, typed).map(({ building, offices }) => [building, ...offices.map(({ name }) => name)]);

test('a building is found by its name, street and ways in, with all that is there', () => {
  expect(found('burger')).toEqual([['Bürgerhaus', 'Meldestelle', 'Standesamt']]);
  expect(found('Markt').map(([building]) => building)).toEqual(['Bürgerhaus', 'Rathaus']);
  expect(found('rampe')).toHaveLength(1);
  expect(found(' ')).toHaveLength(2);
});

test('an office is found by its name and room, in its building', () => {
  expect(found('standes')).toEqual([['Bürgerhaus', 'Standesamt']]);
  expect(found('obergeschoss')).toEqual([['Rathaus', 'Kämmerei']]);
  expect(found('Schwimmbad')).toEqual([]);
});
