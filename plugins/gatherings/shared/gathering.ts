import { addDays, type Ref, refOf } from '@kontor/base';
import { addressees, fields, namedAddressee } from '@kontor/schema';
import { z } from 'zod';
import { ownSignUp } from './sign-up.ts';

const { id, day, line, moment, requiredLine } = fields;

/** `HH:MM` on the clocks of the organisation. */
export const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** `draft`: only its organisers know. That it is past follows from its end. */
export const gatheringState = z.enum(['draft', 'announced', 'cancelled']);
export type GatheringState = z.output<typeof gatheringState>;

/** Nobody signs up, everybody who sees it does, or an organiser has to say yes to each (training courses). */
export const signUpModes = ['none', 'open', 'approved'] as const;
export const signUpMode = z.enum(signUpModes);
export type SignUpMode = z.output<typeof signUpMode>;

/** As many dates a series has at most: one a week for a year. */
export const mostOccurrences = 52;
export const mostGuests = 9;
export const longestDescription = 10_000;

/** When it is: times of the clocks of the organisation, or whole days; `endsOn` is the last day. */
export const gatheringTime = z.object({
  isAllDay: z.boolean(),
  startsOn: day,
  /** Null on whole days. */
  startsTime: wallTime.nullable(),
  endsOn: day,
  endsTime: wallTime.nullable(),
});
export type GatheringTime = z.output<typeof gatheringTime>;

/** What its organisers say of a gathering. */
export const gatheringContent = gatheringTime.extend({
  title: requiredLine(200),
  /** Markdown, as the editor of messages writes it. */
  description: z.string().max(longestDescription),
  place: line(300),
  /** Where it is on the web, or beside the place; empty where it is not. */
  online: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(1000)]),
  addressees,
  /** Persons; one of them at least. */
  organisers: z.array(id).min(1).max(20),
  /** The office to ask. */
  contact: id.nullable(),
  signUp: signUpMode,
  /** Places; null for as many as come. */
  capacity: z.number().int().min(1).max(100_000).nullable(),
  /** The last day for signing up; until the start where it is null. */
  signUpUntil: day.nullable(),
  /** How many others somebody may bring along. */
  guests: z.number().int().min(0).max(mostGuests),
  /** Asked of those who sign up, answered to the organisers alone; empty where nothing is asked. */
  question: line(300),
  /** Whoever is invited sees the names of those who come. */
  namesShown: z.boolean(),
  /** So many days after the end it is forgotten who signed up. */
  keptDays: z.number().int().min(1).max(365),
});
export type GatheringContent = z.output<typeof gatheringContent>;

export const named = z.object({ id, name: z.string() });

/** A gathering as somebody sees it. */
export const gathering = gatheringContent.omit({ addressees: true, organisers: true, contact: true }).extend({
  id,
  /** The same for all dates of a series. */
  series: id.nullable(),
  addressees: z.array(namedAddressee),
  organisers: z.array(named),
  contact: named.nullable(),
  startsAt: moment,
  /** After the last day, where it is whole days. */
  endsAt: moment,
  /** The zone of the organisation's clocks. */
  timeZone: z.string(),
  state: gatheringState,
  /** Why it was cancelled. */
  reason: z.string(),
  /** Those who are invited were told, once. */
  isTold: z.boolean(),
  /** Places that are free; null where there is no limit. */
  free: z.number().int().nullable(),
  /** People on the waiting list. */
  waiting: z.number().int(),
  /** Whether one can sign up now, by its state, mode and days. */
  isOpen: z.boolean(),
  mine: ownSignUp.nullable(),
  mayChange: z.boolean(),
  /** Grows with every change of what it says; sign-ups do not count. */
  revision: z.number().int(),
});
export type Gathering = z.output<typeof gathering>;

/** The same in a list. */
export const listedGathering = gathering.pick({
  id: true,
  series: true,
  title: true,
  isAllDay: true,
  startsOn: true,
  startsTime: true,
  endsOn: true,
  endsTime: true,
  startsAt: true,
  endsAt: true,
  place: true,
  online: true,
  signUp: true,
  state: true,
  free: true,
  waiting: true,
  isOpen: true,
  mine: true,
  mayChange: true,
});
export type ListedGathering = z.output<typeof listedGathering>;

export function gatheringRef(gatheringId: string): Ref {
  return refOf('gatherings', 'gathering', gatheringId);
}

export function gatheringPath(gatheringId: string): string {
  return `/gatherings/${gatheringId}`;
}

/** What is wrong with the days and times; nothing where they fit. */
export function findTimeFault(
  content: GatheringTime & Pick<GatheringContent, 'signUpUntil'>,
): 'incomplete' | 'ends-before-start' | 'too-long' | 'signs-up-after-start' | undefined {
  const { isAllDay, startsOn, startsTime, endsOn, endsTime, signUpUntil } = content;
  if (isAllDay ? startsTime !== null || endsTime !== null : startsTime === null || endsTime === null)
    return 'incomplete';
  if (`${endsOn} ${endsTime ?? ''}` < `${startsOn} ${startsTime ?? ''}`) return 'ends-before-start';
  if (endsOn > addDays(startsOn, 366)) return 'too-long';
  return signUpUntil !== null && signUpUntil > startsOn ? 'signs-up-after-start' : undefined;
}
