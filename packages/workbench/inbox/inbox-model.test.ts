import type { Notification } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { laterMoments, unreadAfter } from './inbox-model.ts';

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
});

describe('unreadAfter', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const entry = (state: Notification['state'], laterUntil: string | null = null): Notification => ({
    id: 'x',
    kind: 'k',
    ref: 'a/b/c',
    card: null,
    text: { de: '', en: '' },
    state,
    laterUntil,
    createdAt: '2026-11-22T09:00:00Z',
  });

  it('goes down by reading, finishing and putting off, and up again by undoing', () => {
    expect(unreadAfter(3, entry('unread'), entry('read'), now)).toBe(2);
    expect(unreadAfter(3, entry('unread'), entry('unread', '2026-11-23T08:00:00Z'), now)).toBe(2);
    expect(unreadAfter(2, entry('done'), entry('unread'), now)).toBe(3);
    expect(unreadAfter(2, entry('read'), entry('done'), now)).toBe(2);
  });
});
