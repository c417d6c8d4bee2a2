import { calendarDay, dayNumber, daysInMonth, isLeapYear, startOfWeek, weekdayOf } from '../calendar-days.ts';
import type { RecurrenceDay, RecurrenceParts } from './parts.ts';

/** How far a rule is followed from its start. Without an end of its own it still ends here, so that looking for a day is bounded. */
export const horizonYears = 200;

/** The days of the period number `index` counted from the start's own: first day, and the day after the last. */
function periodAt({ frequency, interval, weekStart }: RecurrenceParts, start: number, index: number): [number, number] {
  const step = index * interval;
  if (frequency === 'DAILY') return [start + step, start + step + 1];
  if (frequency === 'WEEKLY') {
    const week = startOfWeek(start, weekStart) + step * 7;
    return [week, week + 7];
  }
  const { year, month } = calendarDay(start);
  return frequency === 'MONTHLY'
    ? [dayNumber(year, month + step, 1), dayNumber(year, month + step + 1, 1)]
    : [dayNumber(year + step, 1, 1), dayNumber(year + step + 1, 1, 1)];
}

/** The last period that begins on or before a day, or the start's own. */
export function periodIndex({ frequency, interval }: RecurrenceParts, start: number, day: number): number {
  const [from, to] = [calendarDay(start), calendarDay(day)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const periods = { DAILY: day - start, WEEKLY: (day - start) / 7, MONTHLY: months, YEARLY: to.year - from.year };
  return Math.max(0, Math.floor(periods[frequency] / interval) - 1);
}

/** Whether a number is among those counted from either end: -1 is the last. */
function isAmong(numbers: readonly number[], number: number, total: number): boolean {
  return numbers.includes(number) || numbers.includes(number - total - 1);
}

function isNth(nth: number, position: number, total: number): boolean {
  const among = Math.ceil(position / 7);
  return nth === 0 || nth === among || nth === -Math.ceil((total - position + 1) / 7);
}

/** Whether a day of the period is one of the rule's; what the rule leaves open is as it is on the start. */
function dayTest(parts: RecurrenceParts, start: number): (number: number) => boolean {
  const { frequency, byDay, byMonth, byMonthDay } = parts;
  const first = calendarDay(start);
  const isLong = frequency === 'MONTHLY' || frequency === 'YEARLY';
  const months =
    byMonth.length > 0 || frequency !== 'YEARLY' || byMonthDay.length + byDay.length > 0 ? byMonth : [first.month];
  const monthDays = byMonthDay.length > 0 || !isLong || byDay.length > 0 ? byMonthDay : [first.day];
  const each: RecurrenceDay = { weekday: weekdayOf(start), nth: 0 };
  const days = byDay.length > 0 || frequency !== 'WEEKLY' ? byDay : [each];
  const isNthOfYear = frequency === 'YEARLY' && byMonth.length === 0;

  return (number) => {
    const { year, month, day } = calendarDay(number);
    if (months.length > 0 && !months.includes(month)) return false;
    const length = daysInMonth(year, month);
    if (monthDays.length > 0 && !isAmong(monthDays, day, length)) return false;
    if (days.length === 0) return true;
    const position = isNthOfYear ? number - dayNumber(year, 1, 1) + 1 : day;
    const total = isNthOfYear ? 365 + (isLeapYear(year) ? 1 : 0) : length;
    const weekday = weekdayOf(number);
    return days.some((one) => one.weekday === weekday && isNth(one.nth, position, total));
  };
}

interface DayOptions {
  /** The period to begin with. */
  readonly from?: number;
  /** How many years to follow the rule from its start. */
  readonly years?: number;
  /** Whether the day has the time that is asked for. */
  readonly exists?: (day: number) => boolean;
}

/** The days that fit a rule, in order; also those before the start, and without regard to COUNT and UNTIL. */
export function* matchingDays(
  parts: RecurrenceParts,
  start: number,
  { from = 0, years = horizonYears, exists = () => true }: DayOptions = {},
): Generator<number> {
  const { year, month, day } = calendarDay(start);
  const horizon = dayNumber(year + years, month, day);
  const fits = dayTest(parts, start);
  for (let index = from; ; index += 1) {
    const [first, end] = periodAt(parts, start, index);
    if (first > horizon) return;
    const days: number[] = [];
    for (let number = first; number < end; number += 1) if (fits(number) && exists(number)) days.push(number);
    const { bySetPosition } = parts;
    yield* bySetPosition.length === 0 ? days : days.filter((_day, at) => isAmong(bySetPosition, at + 1, days.length));
  }
}
