import { calendarDay, dayNumber, findDay, startOfWeek, type Weekday, weekdayOf } from '../calendar-days.ts';
import type { WallTime } from '../due-date.ts';
import type { Meaning, Writing } from './phrase.ts';

/** The first such weekday after a day. */
export function weekdayAfter(day: number, weekday: Weekday): number {
  return day + ((weekday - weekdayOf(day) + 6) % 7) + 1;
}

/** The first such weekday on or after a day. */
export function weekdayFrom(day: number, weekday: Weekday): number {
  return weekdayAfter(day - 1, weekday);
}

/**
 * "Nächsten Freitag" is the Friday of next week: who means this week's says "Freitag" or "diesen Freitag". German speakers are
 * divided over it (others mean the first Friday to come), so the other day is told as well.
 */
export function weekdayOfNextWeek(today: number, weekday: Weekday): Meaning {
  const date = startOfWeek(today) + 7 + weekday;
  const coming = weekdayAfter(today, weekday);
  return coming === date ? { date } : { date, otherwise: coming };
}

export type Part = 'start' | 'middle' | 'end';

/** The office's week: its middle is Wednesday, its end is Friday. Of this week only what is still to come. */
export function partOfWeek(today: number, weeks: number, part: Part): number {
  const day = startOfWeek(today) + weeks * 7 + { start: 0, middle: 2, end: 4 }[part];
  return weeks === 0 && day < today ? day + 7 : day;
}

export function partOfMonth(today: number, months: number, part: Part): number {
  const { year, month } = calendarDay(today);
  const day = (offset: number) => {
    const first = month + months + offset;
    if (part === 'end') return dayNumber(year, first + 1, 0);
    return dayNumber(year, first, part === 'start' ? 1 : 15);
  };
  return months === 0 && day(0) < today ? day(1) : day(0);
}

export function partOfYear(today: number, years: number, part: Part): number {
  const { year } = calendarDay(today);
  const [month, date] = { start: [1, 1] as const, middle: [6, 30] as const, end: [12, 31] as const }[part];
  const day = dayNumber(year + years, month, date);
  return years === 0 && day < today ? dayNumber(year + 1, month, date) : day;
}

/** A month by its name: this year's, or next year's where its part has passed. */
export function partOfNamedMonth(today: number, month: number, part: Part, year?: number): number | undefined {
  const { year: thisYear } = calendarDay(today);
  const months = ((year ?? thisYear) - thisYear) * 12 + month - calendarDay(today).month;
  const first = calendarDay(today);
  const day = partOfMonth(dayNumber(first.year, first.month + months, 1), 0, part);
  if (day >= today) return day;
  return year === undefined ? partOfNamedMonth(today, month, part, thisYear + 1) : undefined;
}

/** A day of the calendar; without a year the next one to come. A day that has passed is nothing to do. */
export function namedDay(today: number, day: number, month: number, year?: string): number | undefined {
  const { year: thisYear } = calendarDay(today);
  if (year !== undefined) {
    const found = findDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
    return found !== undefined && found >= today ? found : undefined;
  }
  // 29 February comes within eight years.
  for (let candidate = thisYear; candidate <= thisYear + 8; candidate += 1) {
    const found = findDay(candidate, month, day);
    if (found !== undefined && found >= today) return found;
  }
  return undefined;
}

/** "Am 24.": of this month, or of the next one that has such a day. */
export function nextMonthDay(today: number, day: number): number | undefined {
  const { year, month } = calendarDay(today);
  // No two months in a row lack the same day.
  for (const later of [0, 1, 2]) {
    const first = calendarDay(dayNumber(year, month + later, 1));
    const found = findDay(first.year, first.month, day);
    if (found !== undefined && found >= today) return found;
  }
  return undefined;
}

export function clockTime(hour: string | undefined, minute = '00', half?: string): WallTime | undefined {
  const base = Number(hour);
  const isTwelve = half !== undefined;
  if (isTwelve && (base < 1 || base > 12)) return undefined;
  const hours = isTwelve ? (base % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) : base;
  if (!(hours >= 0 && hours < 24 && Number(minute) < 60)) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

export function timeMeaning(time: WallTime | undefined): Meaning | undefined {
  return time === undefined ? undefined : { time };
}

export function dateMeaning(date: number | undefined): Meaning | undefined {
  return date === undefined ? undefined : { date };
}

/** "In 20 minutes": on the clock, past midnight on the next day. */
export function minutesLater({ today, now }: Writing, minutes: number): Meaning {
  const total = Number(now.slice(0, 2)) * 60 + Number(now.slice(3, 5)) + minutes;
  const inDay = total % 1440;
  const time = `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
  return { date: today + Math.floor(total / 1440), time };
}

/** The place of a word in a list of patterns, such as the weekday of "Sonnabend". */
export function indexOfWord(patterns: readonly string[], word: string | undefined): number {
  if (word === undefined) return -1;
  return patterns.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(word));
}
