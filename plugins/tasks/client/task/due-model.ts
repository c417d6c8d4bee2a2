import { type IsoDate, isoDate } from '@kontor/base';

const dayMs = 86_400_000;

export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** The day of this device's clock. */
export function todayHere(): IsoDate {
  return isoDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

export type DueTone = 'overdue' | 'today' | 'soon' | 'later';

export function dueToneOf(due: IsoDate, today: IsoDate): DueTone {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, 6) ? 'soon' : 'later';
}
