import { dayNumberOf, isoDateOf } from '../calendar-days.ts';
import { momentOf, wallClock } from '../wall-clock.ts';
import type { CalendarTime } from './calendar-task.ts';

const written = /^\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:\d{1,8}S)?)?)$/i;
const lastDay = dayNumberOf('9999-12-31');

/**
 * The time so long after a start (RFC 5545 section 3.3.6): weeks and days go by the calendar, hours and minutes by the
 * clock. Nothing for what is no length, runs backwards, or has hours after a day without a time.
 */
export function timeAfter(start: CalendarTime, duration: string): CalendarTime | undefined {
  const parts = written.exec(duration);
  if (!parts) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const day = dayNumberOf(start.date) + weeks * 7 + days;
  const later = hours * 60 + minutes;
  if (day + later / 1440 >= lastDay || (start.time === undefined && later > 0)) return undefined;
  const moved = { ...start, date: isoDateOf(day) };
  if (later === 0) return moved;
  const zone = start.zone ?? 'UTC';
  return { ...moved, ...wallClock(new Date(momentOf(moved, zone).getTime() + later * 60_000), zone) };
}
