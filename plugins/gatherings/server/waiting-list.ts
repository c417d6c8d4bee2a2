import { addDays } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { GatheringContext } from './gathering-context.ts';
import { notifyMovedUp } from './gathering-notify.ts';
import type { GatheringRow } from './gathering-store.ts';
import { countPlaces, listWaiting, putSignUp, type SignUpRow } from './sign-up-store.ts';

/** Whether so many more have a place, beside those who have one. */
export async function hasRoom(tx: Tx, { id, capacity }: GatheringRow, seats: number): Promise<boolean> {
  if (capacity === null) return true;
  return ((await countPlaces(tx, [id])).get(id)?.taken ?? 0) + seats <= capacity;
}

/**
 * Gives free places to those who wait, strictly in their order: nobody overtakes somebody for whom there is not room
 * enough yet, but for whoever brings more people than there are places at all. The caller has locked the gathering.
 * Tells each of them but `except`, who sees it for themselves. Answers with those who moved up.
 */
export async function moveUp(
  context: GatheringContext,
  tx: Tx,
  gathering: GatheringRow,
  except?: string,
): Promise<string[]> {
  const { capacity } = gathering;
  const moved: string[] = [];
  let taken = (await countPlaces(tx, [gathering.id])).get(gathering.id)?.taken ?? 0;
  for (const row of await listWaiting(tx, gathering.id)) {
    if (capacity !== null && row.seats > capacity) continue;
    if (capacity !== null && taken + row.seats > capacity) break;
    await putSignUp(tx, withPlace(context, gathering, row));
    taken += row.seats;
    moved.push(row.person);
  }
  const told = moved.filter((person) => person !== except);
  await notifyMovedUp(context, tx, gathering, told);
  return moved;
}

/** Whoever gets a place on the day before needs no reminder of what they have just been told. */
export function withPlace(context: GatheringContext, gathering: GatheringRow, row: SignUpRow): SignUpRow {
  const isSoon = gathering.starts_on <= addDays(context.today, 1);
  return { ...row, state: 'in', reminded_for: isSoon ? gathering.starts_on : row.reminded_for };
}

/** These persons' sign-ups are others now, and with them what those who wait, and all who see free places, are told. */
export async function announcePlacesOf(
  context: GatheringContext,
  tx: Tx,
  actor: Actor | undefined,
  gathering: GatheringRow,
  persons: readonly string[],
): Promise<void> {
  const waiting = (await listWaiting(tx, gathering.id)).map(({ person }) => person);
  await context.announceSignUps(tx, actor, gathering.id, [...new Set([...persons, ...waiting])]);
  await context.announcePlaces(tx, actor, gathering);
}
