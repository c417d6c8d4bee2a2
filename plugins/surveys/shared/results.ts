import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;
const count = z.number().int();

/** What some people answered to one question, together; only for at least as many as the survey says. */
export const tally = z.object({
  answered: count,
  /** How often each option or step was chosen. */
  counts: z.record(z.string(), count),
  /** Of scales and numbers. */
  mean: z.number().nullable(),
  /** Of rankings: the mean place of each option, 1 for first. */
  places: z.record(z.string(), z.number()),
  /** Free texts in random order; never of a part of the people. */
  texts: z.array(z.string()),
});
export type Tally = z.output<typeof tally>;

/** By question; those that too few answered are left out. */
const tallies = z.record(id, tally);

export const unitResults = z.object({
  id,
  /** Empty for all other units together. */
  label: z.string(),
  /** How many people were addressed there. */
  people: count,
  /** Null: not shown, because of too few answers there or in another unit. */
  answers: count.nullable(),
  tallies,
});
export type UnitResults = z.output<typeof unitResults>;

/** What came out, worked out once, at the end. */
export const results = z.object({
  /** Null: fewer than the survey says, so that nothing is shown. */
  answers: count.nullable(),
  addressed: count,
  tallies,
  units: z.array(unitResults),
});
export type Results = z.output<typeof results>;
