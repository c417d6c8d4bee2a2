import { addDays, type IsoDate } from '@kontor/base';
import { mostOccurrences } from './gathering.ts';

/** `month-day`: on the same day of each month; `month-weekday`: on the third Tuesday of each, say. */
export const rhythms = ['week', 'two-weeks', 'month-day', 'month-weekday'] as const;
export type Rhythm = (typeof rhythms)[number];

const weekdayOf = (day: IsoDate) => new Date(`${day}T00:00:00Z`).getUTCDay();
const firstOf = (day: IsoDate, months: number) => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
};

/** Nothing where that month has no such day: no 31st, no fifth Tuesday. */
function inMonth(start: IsoDate, months: number, rhythm: Rhythm): IsoDate | undefined {
  const first = firstOf(start, months);
  const number = Number(start.slice(8));
  const offset =
    rhythm === 'month-day'
      ? number - 1
      : ((weekdayOf(start) - weekdayOf(first) + 7) % 7) + 7 * Math.floor((number - 1) / 7);
  const day = addDays(first, offset);
  return day.slice(0, 7) === first.slice(0, 7) ? day : undefined;
}

/** So many days of a series, the first of them `start`; months that have no such day are passed over. */
export function repeatedDates(start: IsoDate, rhythm: Rhythm, count: number): IsoDate[] {
  const wanted = Math.min(Math.max(count, 1), mostOccurrences);
  if (rhythm === 'week' || rhythm === 'two-weeks') {
    const step = rhythm === 'week' ? 7 : 14;
    return Array.from({ length: wanted }, (_none, at) => addDays(start, at * step));
  }
  const days: IsoDate[] = [];
  // Of 48 months at least 12 have a 29th, 30th or 31st, or a fifth weekday.
  for (let months = 0; days.length < wanted && months < mostOccurrences * 4; months += 1) {
    const day = inMonth(start, months, rhythm);
    if (day !== undefined) days.push(day);
  }
  return days;
}
