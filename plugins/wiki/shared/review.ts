import { addDays, type IsoDate } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';

const { day, id, moment } = fields;

/** `unplanned`: nobody has said how long it holds. `due`: soon to be checked. `expired`: not checked in time. */
export const reviewState = z.enum(['unplanned', 'verified', 'due', 'expired', 'obsolete']);
export type ReviewState = z.output<typeof reviewState>;

/** After how many months a page is to be checked again; null is never. */
export const reviewMonths = z.literal([3, 6, 12, 24]).nullable();

export const review = z.object({
  state: reviewState,
  /** The day until which what it says was said to hold. */
  on: day.nullable(),
  months: reviewMonths,
  verifiedAt: moment.nullable(),
  verifiedBy: z.object({ id, name: z.string() }).nullable(),
  /** How many have said that it is outdated since it was checked. */
  reports: z.number().int(),
});
export type Review = z.output<typeof review>;

/** So many days before, the owner is told. */
const dueDays = 14;

/** Pure: the state on a day. */
export function reviewStateOn(
  today: IsoDate,
  { on, isObsolete }: { readonly on: IsoDate | null; readonly isObsolete: boolean },
): ReviewState {
  if (isObsolete) return 'obsolete';
  if (on === null) return 'unplanned';
  if (on < today) return 'expired';
  return on <= addDays(today, dueDays) ? 'due' : 'verified';
}

/** The last day whose reviews are due already. */
export function dueUntil(today: IsoDate): IsoDate {
  return addDays(today, dueDays);
}

/** The same day so many months later, or the last of that month. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
