import type { Tx } from '@kontor/database';
import type { Actor, PeopleChanges } from '@kontor/plugin-api/server';
import { personChanged } from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import { announceMany, areMany } from './announce-many.ts';
import { layReady, writeReady } from './bulk-change-store.ts';
import type { PeopleContext } from './people-context.ts';
import { announceChanges, checkExternalIds, hasMoved, workOutChange } from './person-service.ts';
import { announcePositions, checkPositions, comparePositions } from './position-service.ts';

/**
 * Changes many persons and positions at once. All is worked out, announced and laid ready before the rights of everybody
 * are locked; under the lock, which the commit ends, the rows are only written. Throws `people.person_changed` when one of
 * them is no longer what it was when the change was worked out: whoever calls reads again.
 */
export async function applyChanges(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  given: PeopleChanges,
): Promise<void> {
  const changed = given.persons.flatMap(({ was, change }) => workOutChange(was, change) ?? []);
  const differences = given.positions
    .map(({ person, was, positions }) => ({ ...comparePositions(person, was, positions), held: was.length }))
    .filter(({ removed, added }) => removed.length > 0 || added.length > 0);
  if (changed.length === 0 && differences.length === 0) return;
  const named = changed.filter(({ old, next }) => old.externalId !== next.externalId).map(({ next }) => next);
  await checkExternalIds(tx, named);
  await checkPositions(
    tx,
    given.positions.flatMap(({ positions }) => positions),
  );
  const ids = [...changed.map(({ next }) => next.id), ...differences.map(({ person }) => person)];
  const positions = differences.flatMap(({ removed, added }) => [...removed, ...added]);
  if (areMany(ids)) await announceMany(context.events, tx, actor, ids);
  else await announceChanges(context, tx, actor, changed);
  await announcePositions(context, tx, actor, positions, areMany(ids));
  await layReady(tx, { persons: changed.map(({ next }) => next), positions: differences });
  const moved = changed.filter(hasMoved).map(({ next }) => next.id);
  const concerned = [...new Set([...moved, ...differences.map(({ person }) => person)])];
  await lockRights(tx);
  await context.rights.change(tx, actor, concerned, async () => {
    if (!(await writeReady(tx, context.clock.now()))) throw personChanged();
  });
}
