import type { Tx } from '@kontor/database';
import type { Actor, PeopleChanges } from '@kontor/plugin-api/server';
import { type Person, type Position, personChanged } from '@kontor/schema';
import { announceMany, areMany } from './announce-many.ts';
import type { PeopleContext } from './people-context.ts';
import { announceChanges, checkExternalIds, hasMoved, workOutChange } from './person-service.ts';
import { lockPersons, writePersons } from './person-store.ts';
import { announcePositions, checkPositions, comparePositions } from './position-service.ts';
import { deletePositions, findPositions, insertPositions } from './position-store.ts';

/** Rows written in one statement, so that no statement and no text of JSON grows with the import. */
const rowsAtOnce = 1000;

/**
 * Changes many persons and positions that were read before. Their rows are locked and written first, for which only who
 * changes one of the same persons waits; the rights of all are locked at the very end, for the comparison that finds who
 * lost what. Throws `people.person_changed` when one of them is no longer what it was: whoever calls reads again.
 */
export async function applyChanges(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  given: PeopleChanges,
): Promise<void> {
  const changed = given.persons.flatMap(({ was, change }) => workOutChange(was, change) ?? []);
  const moved = given.positions
    .map(({ person, was, positions }) => comparePositions(person, was, positions))
    .filter(({ removed, added }) => removed.length > 0 || added.length > 0);
  const ids = [...new Set([...changed.map(({ next }) => next.id), ...moved.map(({ person }) => person)])];
  if (ids.length === 0) return;
  const named = changed.filter(({ old, next }) => old.externalId !== next.externalId).map(({ next }) => next);
  await checkExternalIds(tx, named);
  const added = moved.flatMap((one) => one.added);
  const removed = moved.flatMap((one) => one.removed);
  await checkPositions(tx, added);
  await lockUnchanged(tx, ids, given);
  const now = context.clock.now();
  await inParts(changed, (part) =>
    writePersons(
      tx,
      part.map(({ next }) => next),
      now,
    ),
  );
  await inParts(removed, (part) =>
    deletePositions(
      tx,
      part.map(({ id }) => id),
    ),
  );
  await inParts(added, (part) => insertPositions(tx, part));
  if (areMany(ids)) await announceMany(context.events, tx, actor, ids);
  else await announceChanges(context, tx, actor, changed);
  await announcePositions(context, tx, actor, [...removed, ...added], areMany(ids));
  const concerned = new Set([
    ...changed.filter(hasMoved).map(({ next }) => next.id),
    ...moved.map(({ person }) => person),
  ]);
  if (concerned.size > 0) await context.rights.settle(tx, actor, [...concerned]);
}

/**
 * Locks the persons, and with them their positions, in the order of ids as everybody does, and throws where they are not
 * what the changes were worked out on.
 */
async function lockUnchanged(tx: Tx, ids: readonly string[], { persons, positions }: PeopleChanges): Promise<void> {
  const revisions = new Map(persons.map(({ was }) => [was.id, was.revision]));
  const positionsOf = new Map(positions.map(({ person, was }) => [person, was]));
  await inParts(ids.toSorted(), async (part) => {
    const found = await lockPersons(tx, part);
    const isSame = ({ id, revision }: Person) => (revisions.get(id) ?? revision) === revision;
    if (found.length < part.length || !found.every(isSame)) throw personChanged();
    const holders = part.filter((id) => positionsOf.has(id));
    const held = Map.groupBy(await findPositions(tx, holders), ({ person }) => person);
    const isHeld = (id: string) => haveSameIds(positionsOf.get(id) ?? [], held.get(id) ?? []);
    if (!holders.every(isHeld)) throw personChanged();
  });
}

function haveSameIds(a: readonly Position[], b: readonly Position[]): boolean {
  const ids = new Set(a.map(({ id }) => id));
  return a.length === b.length && b.every(({ id }) => ids.has(id));
}

async function inParts<Item>(items: readonly Item[], write: (part: readonly Item[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += rowsAtOnce) await write(items.slice(start, start + rowsAtOnce));
}
