import type { Notification } from '@kontor/schema';
import { expect, it } from 'vitest';
import { entriesOf, linesOf } from './group-model.ts';

const entry = (id: string, ref: Notification['ref'], minute: number, state: Notification['state'] = 'read') =>
  // The rest is carried along untouched.
  ({ id, ref, state, createdAt: `2026-11-26T09:${String(minute).padStart(2, '0')}:00Z` }) as Notification;

const page = 'wiki/page/1';
const entries = [
  entry('d', page, 9),
  entry('c', 'tasks/task/1', 8),
  entry('b', page, 7, 'unread'),
  entry('a', page, 1),
];

it('folds what is about one object into its newest, unread as long as any of it is', () => {
  const lines = linesOf(entries, new Set());
  expect(lines.map(({ id, kind }) => [id, kind])).toEqual([
    [`fold:${page}`, 'fold'],
    ['c', 'single'],
  ]);
  expect(lines[0]?.notification).toMatchObject({ id: 'd', state: 'unread' });
  expect(lines[0]?.entries.map(({ id }) => id)).toEqual(['d', 'b', 'a']);
});

it('shows all of it below an unfolded line, under the same day', () => {
  const lines = linesOf(entries, new Set([`fold:${page}`]));
  expect(lines.map(({ id }) => id)).toEqual([`fold:${page}`, 'd', 'b', 'a', 'c']);
  expect(new Set(lines.slice(0, 4).map(({ newestAt }) => newestAt)).size).toBe(1);
});

it('changes each once, though a line and its fold are both chosen', () => {
  const lines = linesOf(entries, new Set([`fold:${page}`]));
  expect(entriesOf(lines.slice(0, 3)).map(({ id }) => id)).toEqual(['d', 'b', 'a']);
});
