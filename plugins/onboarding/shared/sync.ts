import type { Plan } from './plan.ts';

/** Its object: `isDone` of an item, or `isShared`, where that is told; null where more has changed. */
interface PlanEvent {
  readonly payload: { readonly plan: string; readonly item?: string };
  readonly object: Readonly<Record<string, unknown>> | null;
}

/** A list after something happened to it; undefined where the event alone cannot tell. Twice changes nothing more. */
export function foldPlan(copy: Plan, { payload, object }: PlanEvent): Plan | undefined {
  const { isDone, isShared } = object ?? {};
  if (copy.id !== payload.plan) return copy;
  if (typeof isShared === 'boolean') return { ...copy, isShared };
  if (typeof isDone !== 'boolean' || !copy.items.some(({ id }) => id === payload.item)) return undefined;
  return { ...copy, items: copy.items.map((item) => (item.id === payload.item ? { ...item, isDone } : item)) };
}
