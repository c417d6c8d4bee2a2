import type { Plan } from './plan.ts';

interface Ticked {
  readonly payload: { readonly plan: string; readonly item: string };
  /** `isDone`, for whom it is told. */
  readonly object: Readonly<Record<string, unknown>> | null;
}

/** A list after something was ticked off in it; undefined where the event alone cannot tell. Twice changes nothing more. */
export function foldTick(copy: Plan, { payload, object }: Ticked): Plan | undefined {
  if (copy.id !== payload.plan) return copy;
  const isDone = object?.isDone;
  if (typeof isDone !== 'boolean' || !copy.items.some(({ id }) => id === payload.item)) return undefined;
  if (copy.items.some(({ id, isDone: was }) => id === payload.item && was === isDone)) return copy;
  return { ...copy, items: copy.items.map((item) => (item.id === payload.item ? { ...item, isDone } : item)) };
}
