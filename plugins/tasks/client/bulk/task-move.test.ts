import { expect, test } from 'vitest';
import type { Task } from '../../shared/index.ts';
import { dueAt, inverseOf, movedBy } from './task-move.ts';

// Of a task these functions read nothing else.
const aTask = (given: Partial<Task>) =>
  ({ startOn: null, dueOn: null, dueTime: null, archived: false, ...given }) as Task;

test('a due date before the start takes the start along, and the stretch keeps its length', () => {
  const task = aTask({ startOn: '2026-11-20', dueOn: '2026-11-25' });
  expect(dueAt(task, '2026-11-22')).toEqual({ dueOn: '2026-11-22' });
  expect(dueAt(task, '2026-11-10')).toEqual({ dueOn: '2026-11-10', startOn: '2026-11-05' });
  expect(dueAt(task, null)).toEqual({ dueOn: null });
  expect(dueAt(aTask({ startOn: '2026-11-20' }), '2026-11-10')).toEqual({ dueOn: '2026-11-10', startOn: '2026-11-10' });
});

test('a stretch is moved over the end of a year, and what has no date stays without', () => {
  expect(movedBy(aTask({ startOn: '2026-12-30', dueOn: '2026-12-31' }), 2)).toEqual({
    startOn: '2027-01-01',
    dueOn: '2027-01-02',
  });
  expect(movedBy(aTask({ dueOn: '2027-01-01' }), -1)).toEqual({ dueOn: '2026-12-31' });
});

test('taking a change back brings what went along with it', () => {
  const task = aTask({ state: 'done', archived: true, dueOn: '2026-11-20', dueTime: '14:00', priority: 2 });
  expect(inverseOf(task, { dueOn: null })).toEqual({ dueOn: '2026-11-20', dueTime: '14:00' });
  expect(inverseOf(task, { state: 'open' })).toEqual({ state: 'done', archived: true });
  expect(inverseOf(task, { priority: 3 })).toEqual({ priority: 2 });
});
