import { newId } from '@kontor/base';
import { expect, test } from 'vitest';
import { foldWindow } from './sync.ts';
import type { Task } from './task.ts';

const list = newId();
const of = { list, state: 'open', offset: 0 } as const;

function aTask(rank: string, given: Partial<Task> = {}): Task {
  return {
    id: newId(),
    list,
    parent: null,
    title: `Aufgabe ${rank}`,
    note: '',
    state: 'open',
    startOn: null,
    dueOn: null,
    dueTime: null,
    priority: 0,
    estimate: null,
    labels: [],
    checklist: [],
    recurrence: null,
    section: null,
    rank,
    assignees: [],
    values: {},
    waitsFor: 0,
    source: null,
    comments: 0,
    archived: false,
    createdAt: '2026-11-27T09:00:00.000Z',
    createdBy: null,
    closedAt: null,
    closedBy: null,
    deleted: false,
    revision: 1,
    ...given,
  };
}

const done = (task: Task): Task => ({ ...task, state: 'done', closedAt: '2026-11-27T10:00:00.000Z', revision: 2 });

test('a window that holds only a part of its list asks again when one of the others may have left', () => {
  const [first, second, far] = [aTask('a0'), aTask('a1'), aTask('z0')];
  const part = { tasks: [first, second], total: 3 };
  expect(foldWindow(part, done(far), of)).toBeUndefined();
  expect(foldWindow(part, { ...far, deleted: true, revision: 2 }, of)).toBeUndefined();
  expect(foldWindow(part, { ...second, title: 'Anders', revision: 2 }, of)?.tasks[1]?.title).toBe('Anders');
});

test('what is of another list, or a part of a task, leaves a window as it is', () => {
  const part = { tasks: [aTask('a0')], total: 3 };
  expect(foldWindow(part, done(aTask('a5', { list: newId() })), of)).toBe(part);
  expect(foldWindow(part, done(aTask('a5', { parent: newId() })), of)).toBe(part);
});

test('a window that holds all of its list is known without asking', () => {
  const [first, second] = [aTask('a0'), aTask('a1')];
  const whole = { tasks: [first, second], total: 2 };
  expect(foldWindow(whole, done(first), of)).toEqual({ tasks: [second], total: 1 });
  expect(foldWindow(whole, done(aTask('a5')), of)).toBe(whole);
});
