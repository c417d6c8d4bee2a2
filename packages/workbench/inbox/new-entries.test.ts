import type { Notification } from '@kontor/schema';
import { expect, test } from 'vitest';
import { newEntries } from './new-entries.ts';

const entry = (id: string, createdAt: string, state: Notification['state'] = 'unread'): Notification => ({
  id,
  kind: 'test.kind',
  ref: 'test/thing/1',
  card: null,
  space: null,
  standsInFor: [],
  dealtBy: null,
  text: { de: 'Etwas', en: 'Something' },
  state,
  laterUntil: null,
  createdAt,
});

test('told is what came since, once, and not what was read meanwhile or is old', () => {
  const entries = [
    entry('c', '2026-11-26T12:02:00Z'),
    entry('b', '2026-11-26T12:01:00Z'),
    entry('a', '2026-11-26T09:00:00Z'),
  ];
  const since = '2026-11-26T12:00:00Z';
  expect(newEntries(entries, new Set(), since).map(({ id }) => id)).toEqual(['c', 'b']);
  expect(newEntries(entries, new Set(['b']), since).map(({ id }) => id)).toEqual(['c']);
  expect(newEntries([entry('c', '2026-11-26T12:02:00Z', 'read')], new Set(), since)).toEqual([]);
});
