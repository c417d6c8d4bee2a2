import type { Sentence } from '@kontor/base';
import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, moment } from '../fields.ts';
import { spaceNotFound, spaceReadOnly } from '../spaces/errors.ts';
import { periodChangedMeanwhile, periodNotFound, periodOutOfBounds } from './errors.ts';

/** How long owners know of a shorter period before anything is deleted by it. */
export const noticeDays = 7;

const sentence = z.object({ de: z.string(), en: z.string() }) satisfies z.ZodType<Sentence>;
/** Null: never. */
const days = z.number().int().nullable();
const kind = z.string().max(60);

/** One kind of content, and after how many days it goes. */
export const period = z.object({
  kind,
  label: sentence,
  /** From when the days count, and what becomes of it then. */
  counts: sentence,
  /** Whether spaces may have a shorter one. */
  ofSpace: z.boolean(),
  days,
  /** What it will be, once whoever is concerned has had time to know; the earliest first. */
  next: z.array(z.object({ days, from: moment })),
  /** What was chosen here; nothing was chosen in a space that follows the organisation. */
  chosen: z.object({ days }).nullable(),
  /** What may be chosen here: by the organisation, or by owners of the space. */
  least: z.number().int(),
  most: z.number().int(),
  mayBeNever: z.boolean(),
  /** The shortest that the organisation lets owners of spaces choose. */
  leastInSpaces: z.number().int(),
  /** Of what was chosen here; 0 where nothing was. */
  revision: z.number().int(),
});
export type Period = z.output<typeof period>;

export const listPeriods = defineRoute({
  name: 'periods.list',
  method: 'GET',
  path: '/api/periods',
  access: 'person',
  summary: 'After how many days what goes: in the organisation, or in a space that the caller may read',
  input: z.object({ space: id.optional() }),
  output: z.object({
    periods: z.array(period),
    /** Whether the caller decides here. */
    mayDecide: z.boolean(),
    /** What else is kept about people, and for how long. */
    others: z.array(z.object({ id: z.string(), title: sentence, kept: sentence })),
  }),
  errors: [spaceNotFound],
});

/** What would be gone at once with a period, as a number. */
export const countExpired = defineRoute({
  name: 'periods.count',
  method: 'GET',
  path: '/api/periods/count',
  access: 'person',
  summary: 'How much would go with a period, without deleting anything; owners of the space, or administrators',
  input: z.object({ kind, space: id.optional(), days: z.coerce.number().int().min(1).max(36_500) }),
  output: z.object({ count: z.number().int() }),
  errors: [periodNotFound, spaceNotFound, spaceReadOnly],
  keptOffline: false,
});

export const setPeriod = defineRoute({
  name: 'periods.set',
  method: 'PUT',
  path: '/api/organisation/periods',
  access: 'administrator',
  summary: 'Decides the longest period of a kind, and the shortest that spaces may choose',
  input: z.object({ kind, days, leastInSpaces: z.number().int(), revision: z.number().int() }),
  output: period,
  errors: [periodNotFound, periodChangedMeanwhile, periodOutOfBounds],
});

export const setPeriodOfSpace = defineRoute({
  name: 'periods.setOfSpace',
  method: 'PUT',
  path: '/api/spaces/:space/periods',
  access: 'person',
  summary: 'Shortens the period of a kind in a space, or has it follow the organisation again; owners only',
  /** `days` null: as in the organisation. */
  input: z.object({ space: id, kind, days, revision: z.number().int() }),
  output: period,
  errors: [periodNotFound, periodChangedMeanwhile, periodOutOfBounds, spaceNotFound, spaceReadOnly],
});
