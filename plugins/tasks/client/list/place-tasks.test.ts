import { expect, test } from 'vitest';
import type { Task } from '../../shared/index.ts';
import { rankBetween } from '../../shared/rank-between.ts';
import { placeTasks } from './place-tasks.ts';

function tasksOf(section: string | null, ...names: readonly string[]): readonly Task[] {
  let rank: string | null = null;
  return names.map((id) => {
    rank = rankBetween(rank, null);
    // Only these are looked at.
    return { id, section, rank } as Task;
  });
}

const order = (tasks: readonly Task[]) =>
  [...tasks].sort((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ id }) => id);

function after(tasks: readonly Task[], placed: ReturnType<typeof placeTasks>): readonly Task[] {
  const moved = new Map(placed.map(({ task, ...place }) => [task.id, { ...task, ...place }]));
  return [
    ...tasks.map((task) => moved.get(task.id) ?? task),
    ...[...moved.values()].filter(({ id }) => !tasks.some((task) => task.id === id)),
  ];
}

test.each([
  ['a', 'c', 'after', ['b', 'c', 'a', 'd']],
  ['d', 'a', 'before', ['d', 'a', 'b', 'c']],
  ['b', 'd', 'before', ['a', 'c', 'b', 'd']],
  ['b', 'a', 'after', ['a', 'b', 'c', 'd']],
] as const)('puts %s %s %s', (moved, key, position, expected) => {
  const tasks = tasksOf(null, 'a', 'b', 'c', 'd');
  const placed = placeTasks(
    tasks.filter(({ id }) => id === moved),
    { section: null, tasks },
    { key, position },
  );
  expect(order(after(tasks, placed))).toEqual(expected);
});

test('what stays where it is changes nothing', () => {
  const tasks = tasksOf(null, 'a', 'b', 'c');
  expect(placeTasks(tasks.slice(1, 2), { section: null, tasks }, { key: 'c', position: 'before' })).toEqual([]);
});

test('several from elsewhere keep their order, and go to the end of a section without a place', () => {
  const tasks = tasksOf('s', 'a', 'b');
  const moved = tasksOf(null, 'x', 'y');
  const between = placeTasks(moved, { section: 's', tasks }, { key: 'b', position: 'before' });
  expect(order(after(tasks, between))).toEqual(['a', 'x', 'y', 'b']);
  expect(order(after(tasks, placeTasks(moved, { section: 's', tasks }, undefined)))).toEqual(['a', 'b', 'x', 'y']);
  expect(between.map(({ section }) => section)).toEqual(['s', 's']);
});
