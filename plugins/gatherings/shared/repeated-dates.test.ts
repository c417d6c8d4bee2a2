import { addDays } from '@kontor/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostOccurrences } from './gathering.ts';
import { repeatedDates, rhythms } from './repeated-dates.ts';

test('weeks, days of the month, and weekdays of the month', () => {
  expect(repeatedDates('2026-12-01', 'week', 3)).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  expect(repeatedDates('2026-12-01', 'two-weeks', 2)).toEqual(['2026-12-01', '2026-12-15']);
  expect(repeatedDates('2026-12-31', 'month-day', 3)).toEqual(['2026-12-31', '2027-01-31', '2027-03-31']);
  // The third Tuesday, and a fifth Monday.
  expect(repeatedDates('2026-12-15', 'month-weekday', 3)).toEqual(['2026-12-15', '2027-01-19', '2027-02-16']);
  expect(repeatedDates('2026-11-30', 'month-weekday', 2)).toEqual(['2026-11-30', '2027-03-29']);
});

test('as many as asked for, each later than the one before, the first where it begins', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days));
  fc.assert(
    fc.property(
      day,
      fc.constantFrom(...rhythms),
      fc.integer({ min: 1, max: mostOccurrences }),
      (start, rhythm, count) => {
        const days = repeatedDates(start, rhythm, count);
        expect(days).toHaveLength(count);
        expect(days[0]).toBe(start);
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(count);
        if (rhythm !== 'month-day')
          for (const each of days) expect(new Date(each).getUTCDay()).toBe(new Date(start).getUTCDay());
      },
    ),
  );
});
