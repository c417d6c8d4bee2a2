import type { IsoDate } from '@kontor/base';
import { calendarDay, dayNumberOf, daysInMonth, weekdayOf } from '../calendar-days.ts';
import { dayCodes } from './parts.ts';

export type RecurrencePresetName =
  | 'daily'
  | 'working-days'
  | 'weekly'
  | 'every-two-weeks'
  | 'monthly-on-day'
  | 'monthly-on-last-day'
  | 'monthly-on-weekday'
  | 'monthly-on-last-weekday'
  | 'monthly-on-last-working-day'
  | 'yearly';

export interface RecurrencePreset {
  readonly name: RecurrencePresetName;
  readonly rule: string;
}

export const everyWorkingDay = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
export const lastWorkingDayOfMonth = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';

/** Every so many weeks on the weekday of the due date. */
export function everyWeeks(weeks: number, due: IsoDate): string {
  const interval = weeks === 1 ? '' : `;INTERVAL=${weeks}`;
  return `FREQ=WEEKLY${interval};BYDAY=${dayCodes[weekdayOf(dayNumberOf(due))]}`;
}

/** What a menu offers for a task that is due on a day: each fits that day, apart from those of working days. */
export function recurrencePresets(due: IsoDate): readonly RecurrencePreset[] {
  const number = dayNumberOf(due);
  const { year, month, day } = calendarDay(number);
  const code = dayCodes[weekdayOf(number)];
  const left = daysInMonth(year, month) - day;
  const nth = Math.ceil(day / 7);
  return [
    { name: 'daily', rule: 'FREQ=DAILY' },
    { name: 'working-days', rule: everyWorkingDay },
    { name: 'weekly', rule: everyWeeks(1, due) },
    { name: 'every-two-weeks', rule: everyWeeks(2, due) },
    { name: 'monthly-on-day', rule: `FREQ=MONTHLY;BYMONTHDAY=${day}` },
    ...(left === 0 ? [{ name: 'monthly-on-last-day', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' } as const] : []),
    // A fifth Friday is hardly ever what is meant, the last one is.
    ...(nth < 5 ? [{ name: 'monthly-on-weekday', rule: `FREQ=MONTHLY;BYDAY=${nth}${code}` } as const] : []),
    ...(left < 7 ? [{ name: 'monthly-on-last-weekday', rule: `FREQ=MONTHLY;BYDAY=-1${code}` } as const] : []),
    { name: 'monthly-on-last-working-day', rule: lastWorkingDayOfMonth },
    { name: 'yearly', rule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}` },
  ];
}
