import { addDays, type IsoDate } from '@kontor/base';

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
