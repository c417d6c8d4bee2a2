import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, AudienceToken } from '@kontor/plugin-api/server';
import { ownAccess, roleAtLeast } from '@kontor/schema';
import type { Access } from '../permissions/index.ts';
import type { SpaceContext } from './space-context.ts';

/** A person's roles from a day on, and what else belonging somewhere opens to them. */
interface AccessFrom {
  readonly day: IsoDate;
  readonly access: readonly Access[];
  readonly openings: readonly AudienceToken[];
}

/** What whoever makes a change holds: today, and from each day on which a position of theirs begins. */
export async function readOwnAccess(
  { permissions }: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
): Promise<AccessFrom[]> {
  if (!actor) return [];
  const days = [permissions.today(), ...(await permissions.listComingDays(tx, actor.person))];
  const read: AccessFrom[] = [];
  for (const day of days) {
    const access = await permissions.listAccessOfPersons(tx, [actor.person], day);
    read.push({ day, access, openings: await permissions.listOpenings(tx, actor.person, day) });
  }
  return read;
}

/**
 * Throws `people.own_access` when a change of positions, groups, units or validity gave whoever makes it a role, or opened
 * something else to them, that they did not have before: somebody else has to decide that (P20).
 */
export function refuseOwnGain(before: readonly AccessFrom[], after: readonly AccessFrom[]): void {
  for (const { day, access, openings } of after) {
    const until = before.filter((one) => one.day <= day);
    const had = until.flatMap((one) => one.access);
    const opened = new Set(until.flatMap((one) => one.openings));
    if (access.some((now) => !had.some((old) => covers(old, now)))) throw ownAccess();
    if (openings.some((now) => !opened.has(now))) throw ownAccess();
  }
}

function covers(old: Access, now: Access): boolean {
  return old.space === now.space && roleAtLeast(old.role, now.role);
}
