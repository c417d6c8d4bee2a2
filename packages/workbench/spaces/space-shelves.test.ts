import type { SpaceView } from '@kontor/schema';
import { expect, test } from 'vitest';
import { filterOf, shelveSpaces } from './space-model.ts';

function space(name: string, given: Partial<SpaceView> = {}): SpaceView {
  return {
    id: name,
    slug: name,
    name,
    description: '',
    parent: null,
    visibility: 'open',
    inherits: true,
    archivedAt: null,
    kind: 'work',
    topics: [],
    revision: 1,
    role: null,
    requested: false,
    canLeave: false,
    ...given,
  };
}

const old = '2026-01-01T00:00:00.000Z';
const spaces = [
  space('Änderungen', { role: 'owner' }),
  space('Bau', { description: 'Fragen zu Baugenehmigungen' }),
  space('Chor', { visibility: 'on-request', role: 'reader' }),
  space('Damals', { archivedAt: old, role: 'owner' }),
];
const named = (filter?: string, query = '') =>
  Object.values(shelveSpaces(spaces, query, filterOf(filter)))
    .flat()
    .map(({ name }) => name);

test('each filter shows its spaces, and archived ones only where one looks for them', () => {
  expect(named()).toEqual(['Änderungen', 'Chor', 'Bau', 'Damals']);
  expect(named('mine')).toEqual(['Änderungen', 'Chor']);
  expect(named('open')).toEqual(['Änderungen', 'Bau']);
  expect(named('on-request')).toEqual(['Chor']);
  expect(named('archived')).toEqual(['Damals']);
  expect(named('nonsense')).toEqual(named());
});

test('every word is looked for in names and descriptions, without regard to case and accents', () => {
  expect(named('all', 'anderungen')).toEqual(['Änderungen']);
  expect(named('all', 'genehmigung FRAGEN')).toEqual(['Bau']);
  expect(named('mine', 'bau')).toEqual([]);
});
