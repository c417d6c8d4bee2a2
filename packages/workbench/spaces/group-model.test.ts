import type { SpaceView } from '@kontor/schema';
import { expect, test } from 'vitest';
import { areTopicsPossible, isGroup, shelveGroups, topicsFrom, topicsOf } from './group-model.ts';

function group(name: string, given: Partial<SpaceView> = {}): SpaceView {
  return {
    ...{ id: name, slug: name, name, description: '', parent: null, visibility: 'open', inherits: false },
    ...{ archivedAt: null, revision: 1, role: null, requested: false, canLeave: false, kind: 'interest', topics: [] },
    ...given,
  };
}

const names = (spaces: readonly SpaceView[]) => spaces.map(({ name }) => name);

test('shows groups alone, by how one stands to them', () => {
  const spaces = [
    group('Chor', { role: 'editor' }),
    group('Lauf'),
    group('Amt', { kind: 'work' }),
    group('Alt', { archivedAt: 'x' }),
  ];
  const shelves = shelveGroups(spaces, '', undefined);
  expect(names(shelves.mine)).toEqual(['Chor']);
  expect(names(shelves.others)).toEqual(['Lauf']);
  expect(names(shelves.archived)).toEqual(['Alt']);
});

test('finds by words of the topics, too, and by one topic whatever its case', () => {
  const spaces = [group('Lauf', { topics: ['Sport'] }), group('Chor', { description: 'Singen', topics: ['Musik'] })];
  expect(names(shelveGroups(spaces, 'sport', undefined).others)).toEqual(['Lauf']);
  expect(names(shelveGroups(spaces, '', 'musik').others)).toEqual(['Chor']);
  expect(shelveGroups(spaces, 'sport', undefined).others[0]?.description).toBe('');
});

test('offers the topics that most groups have', () => {
  const spaces = [
    group('a', { topics: ['Sport', 'Laufen'] }),
    group('b', { topics: ['sport'] }),
    group('c', { archivedAt: 'x', topics: ['Alt'] }),
  ];
  expect(topicsOf(spaces)).toEqual(['Sport', 'Laufen']);
});

test('reads topics as they are typed', () => {
  expect(topicsFrom(' Sport,, laufen , sport,  Im  Park ')).toEqual(['Sport', 'laufen', 'Im Park']);
  expect(areTopicsPossible('a,b,c,d,e')).toBe(true);
  expect(areTopicsPossible('a,b,c,d,e,f')).toBe(false);
  expect(areTopicsPossible('x'.repeat(41))).toBe(false);
});

test('takes a space that was kept before there were groups for one for work', () => {
  const { kind: _kind, ...kept } = group('Alt');
  expect(isGroup(kept as SpaceView)).toBe(false); // as an older version has kept it
});
