import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { lastOwner, spaceAccessChanged, spaceAccessLost } from '@kontor/schema';
import { sql } from 'kysely';
import type { OnNewDay, RightsWatch } from '../people/index.ts';
import { lockRights } from '../permissions/index.ts';
import { type AccessChanges, compareAccess, findOwnerless } from './access-changes.ts';
import { deleteEndedGrants, listEndedGrants, listSpacesOfGroup } from './grant-store.ts';
import { readOwnAccess, refuseOwnGain } from './own-access.ts';
import type { SpaceContext } from './space-context.ts';
import { notifyGroupChanged } from './space-notify.ts';
import { listSubtrees } from './space-store.ts';

/**
 * Runs a change of a space's grants or place in the tree. Throws `spaces.last_owner` when it, or a space below it,
 * would have no owner left, today or from `alsoOn`; else tells everybody concerned what changed and who lost access,
 * in the same transaction.
 */
export async function watchSpace(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  space: string,
  change: () => Promise<void>,
  alsoOn?: IsoDate,
): Promise<void> {
  await lockRights(tx);
  const spaces = await listSubtrees(tx, [space]);
  const read = (day?: IsoDate) => context.permissions.listAccessToSpaces(tx, spaces, day);
  const before = await read();
  const laterBefore = alsoOn === undefined ? [] : await read(alsoOn);
  await change();
  const after = await read();
  const laterAfter = alsoOn === undefined ? [] : await read(alsoOn);
  if (findOwnerless(before, after).length > 0) throw lastOwner();
  if (findOwnerless(laterBefore, laterAfter).length > 0) throw lastOwner({ from: alsoOn });
  const changes = compareAccess(before, after);
  // The list of grants is another one in any case.
  await announce(context, tx, actor, { ...changes, changed: [...new Set([space, ...changes.changed])] });
}

/** The same where nobody may be left: an interest group that its last member leaves. */
export async function watchLast(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  space: string,
  change: () => Promise<void>,
): Promise<void> {
  await lockRights(tx);
  const before = await context.permissions.listAccessToSpaces(tx, [space]);
  await change();
  const changes = compareAccess(before, await context.permissions.listAccessToSpaces(tx, [space]));
  await announce(context, tx, actor, { ...changes, changed: [...new Set([space, ...changes.changed])] });
}

/**
 * Runs a change of positions, groups or validity. The organisation decides those, so no owner can be in the way; but nobody
 * decides them for themselves.
 */
export function watchPersons(context: SpaceContext): RightsWatch {
  return {
    async change(tx, actor, persons, change) {
      await lockRights(tx);
      const before = await context.permissions.listAccessOfPersons(tx, persons);
      const own = await readOwnAccess(context, tx, actor);
      await change();
      refuseOwnGain(own, await readOwnAccess(context, tx, actor));
      const after = await context.permissions.listAccessOfPersons(tx, persons);
      await announce(context, tx, actor, compareAccess(before, after));
    },
    async settle(tx, actor, persons) {
      // A second connection sees what everybody else sees: the state before. It is there before others can wait for us.
      const changes = await context.database.transaction(async (outside) => {
        await sql`select 1`.execute(outside);
        await lockRights(tx);
        refuseOwnGain(await readOwnAccess(context, outside, actor), await readOwnAccess(context, tx, actor));
        const read = (at: Tx) => context.permissions.listAccessOfPersons(at, persons);
        const [before, after] = await Promise.all([read(outside), read(tx)]);
        return compareAccess(before, after);
      });
      await announce(context, tx, actor, changes);
    },
    async begin(tx, actor, persons) {
      const after = await context.permissions.listAccessOfPersons(tx, persons);
      await announce(context, tx, actor, compareAccess([], after));
    },
    async changeGroup(tx, actor, group, change) {
      const spaces = await listSpacesOfGroup(tx, group.id, context.permissions.today());
      await change();
      await notifyGroupChanged(context, tx, actor, { group, spaces });
    },
  };
}

/** What nobody changed but the calendar: positions, validity and grants that ended or began since the day before. */
export function watchDays(context: SpaceContext): OnNewDay {
  return async (tx, { before, today, persons }) => {
    const spaces = await listSubtrees(tx, await listEndedGrants(tx, before, today));
    const read = async (day: IsoDate) => [
      ...(await context.permissions.listAccessOfPersons(tx, persons, day)),
      ...(await context.permissions.listAccessToSpaces(tx, spaces, day)),
    ];
    await announce(context, tx, undefined, compareAccess(await read(before), await read(today)));
    await deleteEndedGrants(tx, today);
  };
}

/** A loss is told to each person alone: nobody learns from it who else was there. */
export async function announceLosses(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  lost: AccessChanges['lost'],
): Promise<void> {
  const items = lost.map(({ space, person }) => ({
    payload: { space, persons: [person] },
    audience: { persons: [person] },
  }));
  await context.events.appendMany(tx, spaceAccessLost, items, { actor });
}

async function announce(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  changes: AccessChanges,
): Promise<void> {
  const items = changes.changed.map((space) => ({ payload: { space }, audience: { space } }));
  await context.events.appendMany(tx, spaceAccessChanged, items, { actor });
  await announceLosses(context, tx, actor, changes.lost);
}
