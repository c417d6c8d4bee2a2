import { expect, test } from 'vitest';
import {
  branchesOf,
  buildOrgTree,
  filterOrgTree,
  type OrgTreeNode,
  type OrgUnitLine,
  unitsAbove,
} from './org-tree-model.ts';

function unit(id: string, parent: string | null, name = id, tasks: string[] = []): OrgUnitLine {
  return { id, parent, name, tasks, code: id.toUpperCase(), abbreviation: null, place: null, revision: 1, leads: [] };
}

const units = [
  unit('a', null, 'Stadt'),
  unit('a1', 'a', 'Dezernat I'),
  unit('a11', 'a1', 'Bürgeramt', ['Wohngeld']),
  unit('a2', 'a', 'Dezernat II'),
];

const shape = (tree: readonly OrgTreeNode[]): unknown[] => tree.map(({ unit, children }) => [unit.id, shape(children)]);

test('builds the tree from parents', () => {
  expect(shape(buildOrgTree(units))).toEqual([
    [
      'a',
      [
        ['a1', [['a11', []]]],
        ['a2', []],
      ],
    ],
  ]);
});

test('puts a unit without its parent at the top', () => {
  expect(shape(buildOrgTree([unit('x', 'gone')]))).toEqual([['x', []]]);
});

test('knows the way from the top', () => {
  expect(unitsAbove(units, 'a11')).toEqual(['a', 'a1']);
  expect(unitsAbove(units, 'a')).toEqual([]);
});

test('cuts the tree down to what contains a text, also in tasks and without umlauts', () => {
  const tree = buildOrgTree(units);
  expect(shape(filterOrgTree(tree, 'wohngeld'))).toEqual([['a', [['a1', [['a11', []]]]]]]);
  expect(shape(filterOrgTree(tree, 'burgeramt'))).toEqual([['a', [['a1', [['a11', []]]]]]]);
  expect(filterOrgTree(tree, 'zzz')).toEqual([]);
  expect(branchesOf(tree)).toEqual(['a', 'a1']);
});
