import { expect, test } from 'vitest';
import type { Period, PlanItem } from '../../shared/index.ts';
import { groupItems, moveItem, progressOf } from './item-model.ts';

const an = (id: string, within: Period, isDone: boolean | null = null): PlanItem => ({
  ...{ id, within, isDone, kind: 'do', ref: null, text: id, note: '', card: null },
});

test('items stand below their time, the earliest first, and empty times are left out', () => {
  const groups = groupItems([an('c', 30), an('a', 1), an('d', 30), an('b', 7)]);
  expect(groups.map(({ period, items }) => [period, items.map(({ id }) => id)])).toEqual([
    [1, ['a']],
    [7, ['b']],
    [30, ['c', 'd']],
  ]);
});

test('moves among those of the same time, past those of others, and not beyond the ends', () => {
  const items = [an('a', 1), an('x', 7), an('b', 1)];
  const ids = (moved: readonly PlanItem[]) => moved.map(({ id }) => id).join('');
  expect(ids(moveItem(items, 'b', -1))).toBe('bxa');
  expect(ids(moveItem(items, 'a', 1))).toBe('bxa');
  expect(moveItem(items, 'a', -1)).toBe(items);
  expect(moveItem(items, 'x', 1)).toBe(items);
  expect(moveItem(items, 'gone', 1)).toBe(items);
});

test('how far somebody is, is only said where it is told', () => {
  expect(progressOf([an('a', 1, true), an('b', 1, false)])).toEqual({ done: 1, all: 2 });
  expect(progressOf([an('a', 1)])).toBeUndefined();
});
