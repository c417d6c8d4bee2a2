import { expect, test } from 'vitest';
import type { TreePage } from '../../shared/index.ts';
import { branchesOf, buildTree, filterTree, pagesAbove, placeOfDrop, rowsAbove } from './tree-model.ts';

const page = (id: string, parent: string | null, title = id) => ({ id, parent, title }) as TreePage;
const pages = [page('a', null, 'Ämter'), page('b', null), page('a1', 'a'), page('a2', 'a'), page('a1x', 'a1', 'Büro')];

test('a page whose parent is not there stands at the top', () => {
  expect(buildTree([page('x', 'gone'), page('y', null)]).map((node) => node.page.id)).toEqual(['x', 'y']);
  expect(branchesOf(buildTree(pages))).toEqual(['a', 'a1']);
  expect(pagesAbove(pages, 'a1x')).toEqual(['a', 'a1']);
});

test('the filter keeps what is above a hit, and passes over accents', () => {
  const ids = (typed: string) => JSON.stringify(filterTree(buildTree(pages), typed)).match(/"id":"(\w+)"/g);
  expect(ids('buro')).toEqual(['"id":"a"', '"id":"a1"', '"id":"a1x"']);
  expect(ids('amter')).toHaveLength(4);
  expect(ids('nirgends')).toBeNull();
});

test('a drop means a place before the next sibling, at the end, or under a page; never under itself', () => {
  expect(placeOfDrop(pages, 'b', { on: 'a1', where: 'before' })).toEqual({ parent: 'a', before: 'a1' });
  expect(placeOfDrop(pages, 'b', { on: 'a1', where: 'after' })).toEqual({ parent: 'a', before: 'a2' });
  expect(placeOfDrop(pages, 'b', { on: 'a2', where: 'after' })).toEqual({ parent: 'a', before: null });
  expect(placeOfDrop(pages, 'a1', { on: 'a2', where: 'after' })).toEqual({ parent: 'a', before: null });
  expect(placeOfDrop(pages, 'a2', { on: 'a1', where: 'after' })).toEqual({ parent: 'a', before: null });
  expect(placeOfDrop(pages, 'b', { on: 'a', where: 'inside' })).toEqual({ parent: 'a', before: null });
  expect(placeOfDrop(pages, 'a', { on: 'a1x', where: 'inside' })).toBeUndefined();
  expect(placeOfDrop(pages, 'a', { on: 'a', where: 'before' })).toBeUndefined();
});

test('a row stands below all that is open above it', () => {
  const rows = (id: string, ...opened: string[]) => rowsAbove(buildTree(pages), new Set(opened), id);
  expect(rows('b')).toBe(1);
  expect(rows('b', 'a')).toBe(3);
  expect(rows('b', 'a', 'a1')).toBe(4);
  expect(rows('a2', 'a', 'a1')).toBe(3);
  expect(rows('a1x', 'a')).toBeUndefined();
});
