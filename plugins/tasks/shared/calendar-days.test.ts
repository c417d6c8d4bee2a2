import { describe, expect, it } from 'vitest';
import {
  calendarDay,
  dayNumber,
  daysInMonth,
  findDay,
  findWeek,
  isoDateOf,
  monthsLater,
  weekdayOf,
} from './calendar-days.ts';

const day = (date: string) => Date.parse(date) / 86_400_000;

describe('days by number', () => {
  it('are those of the Gregorian calendar, over more than four centuries', () => {
    for (let number = day('1790-01-01'); number < day('2210-01-01'); number += 1) {
      const date = new Date(number * 86_400_000);
      const found = calendarDay(number);
      const right = found.day === date.getUTCDate() && found.month === date.getUTCMonth() + 1;
      if (!right || found.year !== date.getUTCFullYear())
        expect.fail(`${date.toISOString()} is not ${isoDateOf(number)}`);
      if (dayNumber(found.year, found.month, found.day) !== number) expect.fail(date.toISOString());
    }
  });

  it('run from month to month', () => {
    expect(isoDateOf(dayNumber(2026, 14, 1))).toBe('2027-02-01');
    expect(isoDateOf(dayNumber(2027, 3, 0))).toBe('2027-02-28');
    expect(isoDateOf(dayNumber(2026, 0, 31))).toBe('2025-12-31');
    expect([daysInMonth(2100, 2), daysInMonth(2000, 2), daysInMonth(2026, 11)]).toEqual([28, 29, 30]);
    expect(isoDateOf(monthsLater(day('2027-01-31'), 1))).toBe('2027-02-28');
    expect(isoDateOf(monthsLater(day('2028-02-29'), 12))).toBe('2029-02-28');
    expect([findDay(2027, 2, 29), findDay(2027, 13, 1)]).toEqual([undefined, undefined]);
  });

  it('know their weekday and calendar week', () => {
    expect([weekdayOf(day('2026-11-27')), weekdayOf(day('1969-12-28'))]).toEqual([4, 6]);
    const week = (year: number, number: number) => {
      const found = findWeek(year, number);
      return found === undefined ? undefined : isoDateOf(found);
    };
    expect([week(2026, 49), week(2027, 1), week(2026, 53)]).toEqual(['2026-11-30', '2027-01-04', '2026-12-28']);
    expect([week(2027, 53), week(2027, 0)]).toEqual([undefined, undefined]);
  });
});
