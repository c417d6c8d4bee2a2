import type { Tx } from '@kontor/database';
import type { Actor, JobDefinition, Jobs } from '@kontor/plugin-api/server';
import { type Space, spaceUpdated } from '@kontor/schema';
import { z } from 'zod';
import { lockRights } from '../permissions/index.ts';
import { watchLast, watchSpace } from './access-watch.ts';
import { deleteGrant, listGrants, putGrant, type StoredGrant } from './grant-store.ts';
import type { SpaceContext } from './space-context.ts';
import { notifyFading, notifyHeir } from './space-notify.ts';
import { findSpaces, type GroupState, listGroups, setAlone, writeSpace } from './space-store.ts';

const day = 24 * 60 * 60_000;
/** A group with nobody or one alone is told after so many days that it will be archived, and is so many days later. */
export const aloneDays = 90;
export const warningDays = 14;

const keepGroups: JobDefinition = { name: 'spaces.keep_groups', data: z.object({}) };

/** Each night: groups get an owner where the last one has left the organisation, and those that stay empty are archived. */
export function scheduleGroupKeeping(context: SpaceContext, jobs: Jobs): void {
  jobs.define(keepGroups, () => keepAllGroups(context));
  jobs.schedule(keepGroups, '20 3 * * *', {});
}

export async function keepAllGroups(context: SpaceContext): Promise<void> {
  const groups = await context.database.transaction(listGroups);
  // One at a time: rights are locked no longer than one takes.
  for (const { space } of groups)
    await context.database.transaction(async (tx) => {
      await lockRights(tx);
      const state = (await listGroups(tx)).find((each) => each.space.id === space.id);
      if (state) await keepGroup(context, tx, state);
    });
}

/** Gives the own grant back. The last owner leaves the group to whoever has been there longest; the last member ends it. */
export async function leaveGroup(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  space: Space,
  grant: StoredGrant,
): Promise<void> {
  const access = await context.permissions.listAccessToSpaces(tx, [space.id]);
  const others = access.filter(({ person }) => person !== actor.person);
  if (others.length === 0) {
    await watchLast(context, tx, actor, space.id, () => deleteGrant(tx, grant.id));
    await archive(context, tx, actor, space);
  } else {
    const heir = others.some(({ role }) => role === 'owner')
      ? undefined
      : await findHeir(context, tx, space.id, others);
    await watchSpace(context, tx, actor, space.id, async () => {
      if (heir !== undefined) await putGrant(tx, space.id, { kind: 'person', id: heir }, 'owner', null);
      await deleteGrant(tx, grant.id);
    });
    if (heir !== undefined) await tellHeir(context, tx, actor, space.id, heir);
  }
  const details = { subject: grant.subject.kind, id: grant.subject.id, role: grant.role, until: grant.until };
  await context.audit.append(tx, { kind: 'spaces.grant_removed', actor, object: `spaces/space/${space.id}`, details });
}

async function keepGroup(context: SpaceContext, tx: Tx, { space, aloneSince, toldAt }: GroupState): Promise<void> {
  const now = context.clock.now();
  const members = await context.permissions.listAccessToSpaces(tx, [space.id]);
  if (members.length > 0 && !members.some(({ role }) => role === 'owner')) {
    const heir = await findHeir(context, tx, space.id, members);
    if (heir !== undefined) {
      const give = async () => void (await putGrant(tx, space.id, { kind: 'person', id: heir }, 'owner', null));
      await watchSpace(context, tx, undefined, space.id, give);
      await tellHeir(context, tx, undefined, space.id, heir);
    }
  }
  if (members.length > 1) {
    if (aloneSince !== null) await setAlone(tx, space.id, null, null);
  } else if (aloneSince === null) {
    await setAlone(tx, space.id, now, null);
  } else if (toldAt === null) {
    if (now.getTime() - aloneSince.getTime() < aloneDays * day) return;
    await setAlone(tx, space.id, aloneSince, now);
    for (const { person } of members) await notifyFading(context, tx, { space: space.id, person, days: warningDays });
  } else if (now.getTime() - toldAt.getTime() >= warningDays * day) {
    // Brought back, it has its time again.
    await setAlone(tx, space.id, null, null);
    await archive(context, tx, undefined, space);
  }
}

/** Who holds a grant longest: their ids grow with time. */
async function findHeir(
  { permissions }: SpaceContext,
  tx: Tx,
  space: string,
  members: readonly { readonly person: string }[],
): Promise<string | undefined> {
  const persons = new Set(members.map(({ person }) => person));
  const grants = await listGrants(tx, [space], permissions.today());
  return grants
    .filter(({ subject }) => persons.has(subject.id))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .at(0)?.subject.id;
}

async function tellHeir(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  space: string,
  heir: string,
): Promise<void> {
  const details = { to: heir, keepRole: null, ownerless: actor === undefined };
  await context.audit.append(tx, { kind: 'spaces.handed_over', actor, object: `spaces/space/${space}`, details });
  await notifyHeir(context, tx, space, heir);
}

async function archive(context: SpaceContext, tx: Tx, actor: Actor | undefined, space: Space): Promise<void> {
  const [current] = await findSpaces(tx, [space.id]);
  if (!current || current.archivedAt !== null) return;
  const now = context.clock.now();
  await writeSpace(tx, { ...current, archivedAt: now.toISOString(), revision: current.revision + 1 }, now);
  const ref = `spaces/space/${space.id}` as const;
  await context.events.append(tx, spaceUpdated, { space: space.id }, { ref }, { actor });
  await context.audit.append(tx, { kind: 'spaces.archived', actor, object: ref });
}
