import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { shownItem } from './item.ts';

const { id, day } = fields;

const named = z.object({ id, name: z.string() });

/** Null: this person is not told. */
export const planItem = shownItem.extend({ isDone: z.boolean().nullable() });
export type PlanItem = z.output<typeof planItem>;

/** What somebody does in their first weeks, copied from the templates when it was begun. */
export const plan = z.object({
  id,
  person: named,
  /** Whom the person can ask anything. */
  mentor: named.nullable(),
  begunBy: named.nullable(),
  startsOn: day,
  /** The person lets those who lead them see what is done. */
  isShared: z.boolean(),
  isEnded: z.boolean(),
  /** Grows with every change of what the list says; ticks do not count. */
  revision: z.number().int(),
  /** In their order. */
  items: z.array(planItem),
  mayChange: z.boolean(),
});
export type Plan = z.output<typeof plan>;

export const listedPlan = plan.pick({ id: true, person: true, mentor: true, startsOn: true, isEnded: true }).extend({
  /** Only where the person shows it. */
  progress: z.object({ done: z.number().int(), all: z.number().int() }).nullable(),
});
export type ListedPlan = z.output<typeof listedPlan>;

export function planRef(planId: string): Ref {
  return refOf('onboarding', 'plan', planId);
}

/** Where those who lead the person see it. */
export function planPath(planId: string): string {
  return `/onboarding/plan/${planId}`;
}

/** Where one sees the own one. */
export const ownPlanPath = '/onboarding';
