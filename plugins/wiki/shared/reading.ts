import { addDays, type IsoDate } from '@kontor/base';
import { fields, namedSubject } from '@kontor/schema';
import { z } from 'zod';

const { day, id, moment } = fields;
const person = z.object({ id, name: z.string() });

/** Fewer are never told as a number to those who may not see the names. */
export const leastReadings = 5;

/** A request to read a version of a page and to confirm that, as one person may see it. */
export const shownReading = z.object({
  id,
  askedAt: moment,
  /** Until when people are asked to have read it. */
  until: day.nullable(),
  /** The text is no longer what it was when people were asked. */
  isChanged: z.boolean(),
  /** Whether the caller is among those who are asked. */
  asksMe: z.boolean(),
  confirmedAt: moment.nullable(),
  /** May take the request back. */
  mayEnd: z.boolean(),
  /** May see who has confirmed. */
  mayList: z.boolean(),
  /** How many have confirmed: for those who may see the names, and for those who write the page once it says nothing of anybody. */
  count: z.number().int().nullable(),
});
export type ShownReading = z.output<typeof shownReading>;

/** What a page says about readings; null where the organisation has not decided for them. */
export const pageReadings = z
  .object({
    mayAsk: z.boolean(),
    current: shownReading.nullable(),
  })
  .nullable();

/** A request with names, for those in charge of the page or its space. */
export const readingRequest = z.object({
  id,
  askedAt: moment,
  askedBy: person.nullable(),
  until: day.nullable(),
  /** Of the page, kept for good under a name. */
  version: z.number().int(),
  isChanged: z.boolean(),
  /** Only the newest still asks anybody. */
  isCurrent: z.boolean(),
  /** Who is asked of those who read the page; null is all of them. */
  readers: z.array(namedSubject).nullable(),
  /** In order of time. */
  confirmed: z.array(z.object({ person, at: moment })),
  /** Who is asked today and has not confirmed; nobody for one that no longer asks. */
  open: z.array(person),
});
export type ReadingRequest = z.output<typeof readingRequest>;

/** Each reminds once, and only on these days: whoever was not there is left in peace. */
export type ReadingReminder = 'soon' | 'late' | 'after';
const soonDays = 3;
const lateDays = 7;
const afterDays = 14;

/** Pure: of what people are reminded today. With a last day: shortly before and after it; else once, after two weeks. */
export function readingReminderOn(
  today: IsoDate,
  { askedOn, until }: { readonly askedOn: IsoDate; readonly until: IsoDate | null },
): ReadingReminder | undefined {
  const isWithin = (first: IsoDate, last: IsoDate) => first <= today && today <= last;
  if (until === null)
    return isWithin(addDays(askedOn, afterDays), addDays(askedOn, afterDays + lateDays)) ? 'after' : undefined;
  if (askedOn < today && isWithin(addDays(until, -soonDays), until)) return 'soon';
  return isWithin(addDays(until, 1), addDays(until, lateDays)) ? 'late' : undefined;
}
