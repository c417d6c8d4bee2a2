import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { ownAccess, roleAtLeast } from '@kontor/schema';
import type { Access } from '../permissions/index.ts';
import type { SpaceContext } from './space-context.ts';

/** A person's roles on a day from which they may hold others. */
interface AccessFrom {
  readonly day: IsoDate;
  readonly access: readonly Access[];
}

/**
 * Runs a change of positions, groups, units or validity. Throws `people.own_access` when it gives whoever makes it a role
 * that they did not have, today or by a position that begins later: somebody else has to decide that (P20).
 */
export async function withoutOwnGain(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  change: () => Promise<void>,
): Promise<void> {
  if (!actor) return change();
  const before = await readAccess(context, tx, actor.person);
  await change();
  for (const { day, access } of await readAccess(context, tx, actor.person)) {
    const had = before.filter((one) => one.day <= day).flatMap((one) => one.access);
    if (access.some((now) => !had.some((old) => covers(old, now)))) throw ownAccess();
  }
}

async function readAccess({ permissions }: SpaceContext, tx: Tx, person: string): Promise<AccessFrom[]> {
  const days = [permissions.today(), ...(await permissions.listComingDays(tx, person))];
  const read: AccessFrom[] = [];
  for (const day of days) read.push({ day, access: await permissions.listAccessOfPersons(tx, [person], day) });
  return read;
}

function covers(old: Access, now: Access): boolean {
  return old.space === now.space && roleAtLeast(old.role, now.role);
}
