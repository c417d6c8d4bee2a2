import type { Notification } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { dayOf, dayTitle, expectedUpdate, laterMoments, morningOf, waysBack } from './inbox-model.ts';

describe('laterMoments', () => {
  it('are in three hours, tomorrow at 8 and next Monday at 8, by the clock of the device', () => {
    const { inThreeHours, tomorrow, nextWeek } = laterMoments(new Date(2026, 10, 22, 21, 15)); // a Sunday
    expect(inThreeHours).toEqual(new Date(2026, 10, 23, 0, 15));
    expect(tomorrow).toEqual(new Date(2026, 10, 23, 8));
    expect(nextWeek).toEqual(new Date(2026, 10, 23, 8));
  });

  it('never take today for next Monday', () => {
    expect(laterMoments(new Date(2026, 10, 23, 7)).nextWeek).toEqual(new Date(2026, 10, 30, 8));
  });

  it('begin at 8 on a chosen day', () => {
    expect(morningOf('2026-12-24')).toEqual(new Date(2026, 11, 24, 8));
  });
});

describe('days', () => {
  const now = new Date(2026, 0, 1, 9);
  const words = { today: 'Heute', yesterday: 'Gestern', formatDate: (day: unknown) => String(day) };

  it('are today, yesterday, also over the turn of the year, and else the date', () => {
    expect(dayTitle(new Date(2026, 0, 1, 0, 1), now, words)).toBe('Heute');
    expect(dayTitle(new Date(2025, 11, 31, 23, 59), now, words)).toBe('Gestern');
    expect(dayTitle(new Date(2025, 11, 30), now, words)).toBe('2025-12-30');
  });

  it('are those of the device', () => {
    expect(dayOf(new Date(2026, 8, 5, 23, 59))).toBe('2026-09-05');
  });
});

describe('waysBack', () => {
  const entry = (id: string, state: Notification['state'], laterUntil: string | null = null): Notification => ({
    id,
    kind: 'k',
    ref: 'a/b/c',
    card: null,
    space: null,
    standsInFor: [],
    dealtBy: null,
    text: { de: '', en: '' },
    state,
    laterUntil,
    createdAt: '2026-11-22T09:00:00Z',
  });

  it('send those that were alike together', () => {
    const later = '2026-11-23T08:00:00Z';
    expect(waysBack([entry('a', 'unread'), entry('b', 'read', later), entry('c', 'unread')])).toEqual([
      { notifications: ['a', 'c'], change: { state: 'unread', laterUntil: null } },
      { notifications: ['b'], change: { state: 'read', laterUntil: later } },
    ]);
  });
});

describe('what is expected of a change', () => {
  const entry = (id: string, state: Notification['state'], laterUntil: string | null = null) =>
    ({ id, state, laterUntil }) as Notification; // the rest is carried along untouched

  it('is done and no longer put off, and counted no more', () => {
    const update = expectedUpdate([entry('a', 'unread'), entry('b', 'read', '2090-01-01')], { state: 'done' }, 3);
    expect(update).toEqual({ notifications: [entry('a', 'done'), entry('b', 'done')], gone: [], unread: 2 });
  });

  it('counts what comes back unread, and what is put off no more', () => {
    expect(expectedUpdate([entry('a', 'read')], { state: 'unread' }, 0).unread).toBe(1);
    expect(expectedUpdate([entry('a', 'unread')], { laterUntil: '2090-01-01' }, 1).unread).toBe(0);
  });
});
