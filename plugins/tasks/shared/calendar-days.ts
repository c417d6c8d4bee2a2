import type { IsoDate } from '@kontor/base';

const dayMs = 86_400_000;

/** Monday is 0, Sunday is 6, as in ISO 8601. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Days of four hundred years, after which the Gregorian calendar repeats, and from 0000-03-01 to 1970-01-01. */
const eraDays = 146_097;
const epochDays = 719_468;

/**
 * Days counted from 1970-01-01, so that arithmetic with days is arithmetic. A month past December and a day past its
 * month's end run into the next. Without `Date`, which costs most of the time when many days are looked at.
 */
export function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day at the end.
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor(((months - marchYear * 12) * 153 + 2) / 5) + day - 1;
  return (
    era * eraDays + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - epochDays
  );
}

export function dayNumberOf(date: IsoDate): number {
  return dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function calendarDay(number: number): CalendarDay {
  const era = Math.floor((number + epochDays) / eraDays);
  const dayOfEra = number + epochDays - era * eraDays;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const daysBefore = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - daysBefore;
  const marchMonth = Math.floor((dayOfYear * 5 + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((marchMonth * 153 + 2) / 5) + 1;
  return { year: era * 400 + yearOfEra + (month < 3 ? 1 : 0), month, day };
}

export function isoDateOf(number: number): IsoDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function weekdayOf(number: number): Weekday {
  return weekdays[(((number + 3) % 7) + 7) % 7] ?? 0;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Of a month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The day that the calendar has, or nothing: 30 February is not one. */
export function findDay(year: number, month: number, day: number): number | undefined {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayNumber(year, month, day) : undefined;
}

/** The same day some months later, or that month's last day where it has no such day. */
export function monthsLater(number: number, months: number): number {
  const { year, month, day } = calendarDay(number);
  const first = calendarDay(dayNumber(year, month + months, 1));
  return dayNumber(first.year, first.month, Math.min(day, daysInMonth(first.year, first.month)));
}

/** The Monday of the week, or the last `weekStart` on or before the day. */
export function startOfWeek(number: number, weekStart: Weekday = 0): number {
  return number - ((weekdayOf(number) - weekStart + 7) % 7);
}

/** The Monday of a calendar week (ISO 8601: week 1 has the year's first Thursday), or nothing if the year has no such week. */
export function findWeek(year: number, week: number): number | undefined {
  const monday = startOfWeek(dayNumber(year, 1, 4)) + (week - 1) * 7;
  const isOfYear = week >= 1 && calendarDay(monday + 3).year === year;
  return isOfYear ? monday : undefined;
}
