import type { Tx } from '@kontor/database';
import type { Actor, Events } from '@kontor/plugin-api/server';
import { manyPersonsChanged } from '@kontor/schema';

/** More than these at once are announced together: a position for each would keep everybody else's events waiting. */
const mostAlone = 100;
const atOnce = 25;

export function areMany(persons: Iterable<string>): boolean {
  return new Set(persons).size > mostAlone;
}

/** Announces changes of many persons, whatever changed of them. */
export async function announceMany(
  events: Pick<Events, 'appendMany'>,
  tx: Tx,
  actor: Actor | undefined,
  persons: Iterable<string>,
): Promise<void> {
  const ids = [...new Set(persons)];
  const items = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) => ({
    payload: { persons: ids.slice(index * atOnce, (index + 1) * atOnce) },
    audience: { everyone: true } as const,
  }));
  await events.appendMany(tx, manyPersonsChanged, items, { actor });
}
