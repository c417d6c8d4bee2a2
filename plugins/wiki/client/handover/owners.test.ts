import { expect, test } from 'vitest';
import { ownersOf } from './owners.ts';

type Pages = Parameters<typeof ownersOf>[0];
const page = (id: string, isGone = false) => ({ owner: { id, name: id, isGone } }) as Pages[number]; // the rest is not read
const pages = [page('edda'), page('edda'), page('gero', true), { owner: null } as Pages[number], page('olga')];

test('an owner of the space hands over anybody’s pages, first of those who are gone; others their own', () => {
  expect(ownersOf(pages, { self: 'olga', isOwner: true })).toEqual([
    { id: 'gero', name: 'gero', isGone: true, pages: 1 },
    { id: 'edda', name: 'edda', isGone: false, pages: 2 },
    { id: 'olga', name: 'olga', isGone: false, pages: 1 },
  ]);
  expect(ownersOf(pages, { self: 'edda', isOwner: false }).map(({ id }) => id)).toEqual(['edda']);
  expect(ownersOf(pages, { self: 'otto', isOwner: false })).toEqual([]);
});
