import { type IsoDate, isoDate } from '@kontor/base';
import { type Office, type OpenPeriod, weekdays } from './office.ts';

/** Whether an office is open at a moment: until when, or when it opens next; null when that is not within two weeks. */
export type OpenState =
  | { readonly isOpen: true; readonly until: string }
  | { readonly isOpen: false; readonly opens: { readonly day: IsoDate; readonly at: string } | null };

const daysAhead = 14;

/** Nothing when the office tells no hours. Times and days are those of the organisation's time zone. */
export function openState(
  { hours, closures }: Pick<Office, 'hours' | 'closures'>,
  moment: Date,
  timeZone: string,
): OpenState | undefined {
  if (hours === null) return undefined;
  const periodsOn = (day: IsoDate): readonly OpenPeriod[] => {
    if (closures.some(({ from, until }) => from <= day && day <= until)) return [];
    return hours[weekdayOf(day)];
  };
  const today = isoDate(moment, timeZone);
  const now = timeOf(moment, timeZone);
  const running = periodsOn(today).find(({ from, until }) => from <= now && now < until);
  if (running) return { isOpen: true, until: running.until };
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = dayAfter(today, ahead);
    const next = periodsOn(day).find(({ from }) => ahead > 0 || from > now);
    if (next) return { isOpen: false, opens: { day, at: next.from } };
  }
  return { isOpen: false, opens: null };
}

/** Monday is the first of `weekdays`. */
export function weekdayOf(day: IsoDate): (typeof weekdays)[number] {
  const index = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return weekdays[index] ?? 'monday';
}

/** The day so many days after another. */
export function dayAfter(day: IsoDate, days: number): IsoDate {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

function timeOf(moment: Date, timeZone: string): string {
  // Swedish writes times as HH:MM.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' }).format(moment);
}
