import type { IsoDate } from '@kontor/base';

const dayMs = 86_400_000;

export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** The day of this device's clock, to which its time zone is known without asking for it in each row. */
export function todayHere(now = new Date()): IsoDate {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export type DueTone = 'overdue' | 'today' | 'soon' | 'later';

export function dueToneOf(due: IsoDate, today: IsoDate): DueTone {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, 6) ? 'soon' : 'later';
}
