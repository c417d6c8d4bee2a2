import { expect, test } from 'vitest';
import type { ListedRoom } from '../../shared/index.ts';
import { type DirectoryFilter, groupBySpace, listRoomsFor } from './directory-model.ts';

const room = (name: string, more: Partial<ListedRoom> = {}): ListedRoom => ({
  room: `!${name}:x`,
  space: 'one',
  spaceName: 'Bauhof',
  spaceSlug: 'bauhof',
  name,
  topic: '',
  archived: false,
  members: 3,
  joined: true,
  ...more,
});

const rooms = [
  room('Winterdienst'),
  room('Ämter', { space: 'two', spaceName: 'Rathaus' }),
  room('Allgemein'),
  room('Radtour', { joined: false }),
  room('Umzug 2024', { archived: true }),
];
const shown = (filter: DirectoryFilter, text = '') => listRoomsFor(rooms, { filter, text }).map(({ name }) => name);

test('rooms of a space stand together, each by name; archived ones only where they are looked for', () => {
  expect(shown('all')).toEqual(['Allgemein', 'Radtour', 'Winterdienst', 'Ämter']);
  expect(shown('mine')).toEqual(['Allgemein', 'Winterdienst', 'Ämter']);
  expect(shown('joinable')).toEqual(['Radtour']);
  expect(shown('archived')).toEqual(['Umzug 2024']);
});

test('each space is one group, in the order of its first room', () => {
  const groups = groupBySpace(listRoomsFor(rooms, { filter: 'mine', text: '' }));
  expect(groups.map((group) => group.map(({ name }) => name))).toEqual([['Allgemein', 'Winterdienst'], ['Ämter']]);
});

test('what is searched for is found with a typo, and by its space, within what is shown', () => {
  expect(shown('all', 'Wintrdienst')).toEqual(['Winterdienst']);
  expect(shown('all', 'rathaus')).toEqual(['Ämter']);
  expect(shown('all', 'Umzug')).toEqual([]);
  expect(shown('archived', 'Umzug')).toEqual(['Umzug 2024']);
});
