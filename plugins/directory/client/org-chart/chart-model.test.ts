import { expect, test } from 'vitest';
import { buildOrgTree, type OrgUnitLine } from '../org-units/org-tree-model.ts';
import { branchesTo, type ChartState, jumpTo, placesInSight, pressKey, typeTo, zoomToFit } from './chart-model.ts';

function unit(id: string, parent: string | null, name: string): OrgUnitLine {
  return { id, parent, name, code: id, abbreviation: null, place: null, tasks: [], revision: 1, leads: [] };
}

const tree = buildOrgTree([
  unit('city', null, 'Stadt'),
  unit('one', 'city', 'Dezernat I'),
  unit('staff', 'one', 'Personalamt'),
  unit('two', 'city', 'Dezernat II'),
  unit('citizens', 'two', 'Bürgeramt'),
  unit('order', 'two', 'Ordnungsamt'),
]);
const start: ChartState = { expanded: new Set(['city']), active: 'city' };

/** Where one is after these keys. */
function walk(keys: readonly string[], from = start): ChartState {
  return keys.reduce((state, key) => pressKey(tree, state, key) ?? state, from);
}

test('arrow keys walk what is in sight, and stop at both ends', () => {
  expect(walk(['ArrowDown']).active).toBe('one');
  expect(walk(['ArrowDown', 'ArrowDown']).active).toBe('two');
  expect(walk(['ArrowDown', 'ArrowDown', 'ArrowDown']).active).toBe('two');
  expect(walk(['ArrowUp']).active).toBe('city');
  expect(walk(['End']).active).toBe('two');
  expect(walk(['End', 'Home']).active).toBe('city');
});

test('right opens a branch, then goes into it; left closes it, then goes up', () => {
  const opened = walk(['End', 'ArrowRight']);
  expect([opened.active, opened.expanded.has('two')]).toEqual(['two', true]);
  const inside = walk(['ArrowRight'], opened);
  expect(inside.active).toBe('citizens');
  expect(walk(['ArrowRight'], inside)).toEqual(inside);
  const above = walk(['ArrowDown', 'ArrowLeft'], inside);
  expect(above.active).toBe('two');
  expect(walk(['ArrowLeft'], above).expanded.has('two')).toBe(false);
});

test('a star opens all branches beside this one, and other keys do nothing', () => {
  expect([...walk(['End', '*']).expanded].sort()).toEqual(['city', 'one', 'two']);
  expect(pressKey(tree, start, 'Tab')).toBeUndefined();
  expect(pressKey(tree, { ...start, active: undefined }, 'a')).toBeUndefined();
});

test('letters jump to the next unit that begins with them, round the end and without accents', () => {
  const all: ChartState = { expanded: new Set(branchesTo(tree, 9)), active: 'city' };
  expect(typeTo(tree, all, 'd').active).toBe('one');
  expect(typeTo(tree, { ...all, active: 'one' }, 'd').active).toBe('two');
  expect(typeTo(tree, { ...all, active: 'two' }, 'd').active).toBe('one');
  expect(typeTo(tree, { ...all, active: 'two' }, 'dez').active).toBe('two');
  expect(typeTo(tree, all, 'burger').active).toBe('citizens');
  expect(typeTo(tree, all, 'x')).toBe(all);
});

test('a jump opens every branch above', () => {
  const state = jumpTo(start, 'order', ['city', 'two']);
  expect(placesInSight(tree, state.expanded).map(({ id }) => id)).toEqual(['city', 'one', 'two', 'citizens', 'order']);
  expect(state.active).toBe('order');
});

test('opens branches down to a level', () => {
  expect(branchesTo(tree, 1)).toEqual(['city']);
  expect(branchesTo(tree, 2)).toEqual(['city', 'one', 'two']);
});

test('fits all branches into a row, not larger than life and not too small to be seen', () => {
  expect(zoomToFit(tree, 2000)).toBe(1);
  expect(zoomToFit(tree, 272)).toBe(0.5);
  expect(zoomToFit(tree, 10)).toBe(0.3);
});
