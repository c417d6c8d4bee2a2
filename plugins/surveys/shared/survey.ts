import { type Ref, refOf } from '@kontor/base';
import { addressees, fields, namedAddressee } from '@kontor/schema';
import { z } from 'zod';
import { items } from './question.ts';
import { label, prose } from './text.ts';

const { id, moment } = fields;

/** No result is made of fewer answers than this, whatever a survey says. */
export const fewestAnswers = 5;
/** Units with fewer addressed people are not told apart from others. */
export const fewestPeople = 10;

export const audiences = ['author', 'addressees', 'everyone'] as const;
export type ResultsFor = (typeof audiences)[number];

/** Top level of the org chart, the one below it, and the next; 0: results only in total. */
export const unitLevels = [0, 1, 2, 3] as const;
export const keptPeriods = [30, 90, 180, 365] as const;

/** What its author writes and decides; fixed once it is published. */
export const content = z.object({
  title: label,
  intro: prose,
  items,
  addressees: z.array(addressees.element).max(100),
  /** At least so many answers before anything shows, also per unit. */
  threshold: z.number().int().min(fewestAnswers).max(50),
  unitLevel: z.literal(unitLevels),
  resultsFor: z.enum(audiences),
  /** The author may download the answers one by one, without free texts; only where results are not told by unit. */
  hasRows: z.boolean(),
  /** How long free texts and single answers are kept after the end. */
  keptDays: z.literal(keptPeriods),
});
export type Content = z.output<typeof content>;

/** `ending`: over, and the results are being worked out. */
export const states = ['draft', 'planned', 'open', 'ending', 'ended'] as const;
export const state = z.enum(states);
export type State = z.output<typeof state>;

const shown = {
  id,
  state,
  /** Null for drafts. */
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
  author: z.object({ id, name: z.string() }).nullable(),
  isOwn: z.boolean(),
  /** The caller is one of the addressees. */
  isAsked: z.boolean(),
  /** The caller's ticket was issued: it can be used once, on the device that took it. */
  hasTicket: z.boolean(),
  /** The caller may see the results, once there are any. */
  seesResults: z.boolean(),
};

export const listedSurvey = z.object({ ...shown, title: label });
export type ListedSurvey = z.output<typeof listedSurvey>;

export const survey = z.object({
  ...shown,
  ...content.shape,
  /** With their names for those who may change it; for others without. */
  addressees: z.array(namedAddressee),
  /** How many people were addressed when it was published. */
  addressed: z.number().int().nullable(),
  /** The part of the organisation that the caller's answer counts for; null where results are only told in total. */
  unit: z.object({ id, label: z.string(), people: z.number().int() }).nullable(),
  /** Until when single answers and free texts are kept. */
  keptUntil: fields.day.nullable(),
  remindedAt: moment.nullable(),
  revision: z.number().int(),
});
export type Survey = z.output<typeof survey>;

export function surveyRef(survey: string): Ref {
  return refOf('surveys', 'survey', survey);
}

export function surveyPath(survey: string): string {
  return `/surveys/${survey}`;
}
