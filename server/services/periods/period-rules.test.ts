import { describe, expect, test } from 'vitest';
import { choose, inForce, periodAt } from './period-rules.ts';

const now = new Date('2026-12-01T08:00:00Z');
const later = new Date('2026-12-08T08:00:00Z');
const settled = (days: number | null) => ({ days, heldDays: null, holdsFrom: null });

describe('another period', () => {
  test('a longer one, and never, hold at once', () => {
    expect(choose(90, 30, later)).toEqual(settled(90));
    expect(choose(null, 30, later)).toEqual(settled(null));
  });

  test('a shorter one holds only from the moment that was told, and not a millisecond before', () => {
    const chosen = choose(30, null, later);
    expect(inForce(chosen, now)).toBeNull();
    expect(inForce(chosen, new Date(later.getTime() - 1))).toBeNull();
    expect(inForce(chosen, later)).toBe(30);
  });
});

describe('in a space', () => {
  test('the shorter of both holds, and never is longer than any number', () => {
    expect(periodAt(settled(90), settled(30), now)).toEqual({ days: 30, next: [] });
    expect(periodAt(settled(90), settled(365), now).days).toBe(90);
    expect(periodAt(settled(null), settled(30), now).days).toBe(30);
    expect(periodAt(settled(90), undefined, now).days).toBe(90);
    expect(periodAt(settled(null), undefined, now).days).toBeNull();
  });

  test('what will be shorter by itself is told, also where only the organisation changed', () => {
    expect(periodAt(choose(30, 90, later), settled(60), now)).toEqual({ days: 60, next: [{ days: 30, from: later }] });
    expect(periodAt(choose(70, 90, later), settled(60), now)).toEqual({ days: 60, next: [] });
    expect(periodAt(settled(90), choose(10, null, later), now)).toEqual({
      days: 90,
      next: [{ days: 10, from: later }],
    });
  });

  test('what organisation and space change one after the other is told both, and what is none is not', () => {
    const soon = new Date('2026-12-05T08:00:00Z');
    expect(periodAt(choose(30, null, soon), choose(14, null, later), now)).toEqual({
      days: null,
      next: [
        { days: 30, from: soon },
        { days: 14, from: later },
      ],
    });
    expect(periodAt(choose(30, null, later), choose(14, null, soon), now).next).toEqual([{ days: 14, from: soon }]);
  });
});
