import { type IsoDate, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type Grant,
  type GrantSubject,
  grantNotFound,
  type SpaceRole,
  spaceArchived,
  spaceNotFound,
} from '@kontor/schema';
import { lockRights } from '../permissions/index.ts';
import { watchSpace } from './access-watch.ts';
import * as grantStore from './grant-store.ts';
import { describeSubjects, getSubject } from './grant-subjects.ts';
import { checkSubject } from './interest-groups.ts';
import { deleteRequestOf } from './join-request-store.ts';
import { getOwned, getVisible } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';
import { notifyInvited } from './space-notify.ts';
import { listSources } from './space-store.ts';
import { isFindable } from './space-views.ts';

export interface NewGrant {
  readonly subject: GrantSubject;
  readonly role: SpaceRole;
  readonly until: IsoDate | null;
}

/**
 * Gives or changes a grant; the caller has checked rights. Throws `spaces.last_owner` when it would take the role from
 * the last one, also at the end of `until`.
 */
export async function putGrant(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  space: string,
  { subject, role, until }: NewGrant,
): Promise<grantStore.StoredGrant> {
  await lockRights(tx);
  const old = await grantStore.findGrant(tx, space, subject);
  const change = () => grantStore.putGrant(tx, space, subject, role, until);
  let stored: grantStore.StoredGrant | undefined;
  const afterEnd = until === null ? undefined : dayAfter(until);
  await watchSpace(
    context,
    tx,
    actor,
    space,
    async () => {
      stored = await change();
    },
    afterEnd,
  );
  if (!stored) throw new Error('A grant was stored and is not there');
  if (subject.kind === 'person') await deleteRequestOf(tx, space, subject.id);
  await audit(context, tx, actor, old ? 'spaces.grant_changed' : 'spaces.grant_added', stored);
  return stored;
}

export async function takeGrant(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  grant: grantStore.StoredGrant,
): Promise<void> {
  await watchSpace(context, tx, actor, grant.space, () => grantStore.deleteGrant(tx, grant.id));
  await audit(context, tx, actor, 'spaces.grant_removed', grant);
}

/** Invites a person, an org unit or a group, or changes their role; for owners. */
export async function addGrant(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space: id, ...given }: NewGrant & { readonly space: string },
): Promise<Grant> {
  await lockRights(tx);
  const space = await getOwned(context, tx, actor, id);
  if (space.archivedAt !== null) throw spaceArchived();
  checkSubject(space, given.subject);
  const subjectName = await getSubject(context, tx, given.subject);
  const known = await grantStore.findGrant(tx, id, given.subject);
  const stored = await putGrant(context, tx, actor, id, given);
  if (!known && given.subject.kind === 'person') await notifyInvited(context, tx, actor, stored);
  const { subject, role, until } = stored;
  return { id: stored.id, subject, subjectName, role, until, inheritedFrom: null };
}

/** Takes a grant of this space back; one of another space, also of one above, is not found here. */
export async function removeGrant(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  ids: { readonly space: string; readonly grant: string },
): Promise<void> {
  await lockRights(tx);
  await getOwned(context, tx, actor, ids.space);
  const grant = await grantStore.findGrantById(tx, ids.space, ids.grant);
  if (!grant) throw grantNotFound();
  await takeGrant(context, tx, actor, grant);
}

/** Who may what in the space, with what comes from above; for members only. */
export async function listGrants(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<Grant[]> {
  const { role } = await getVisible(context, tx, actor, id);
  if (role === undefined) throw spaceNotFound();
  const sources = await listSources(tx, id);
  const roles = await context.permissions.findRoles(tx, actor.person);
  // A hidden space above is not named to those who may not see it.
  const slugs = new Map(sources.map((space) => [space.id, isFindable(space) || roles.has(space.id) ? space.slug : '']));
  const ids = sources.map((space) => space.id);
  const grants = await grantStore.listGrants(tx, ids, context.permissions.today());
  const names = await describeSubjects(
    context,
    tx,
    grants.map(({ subject }) => subject),
  );
  return grants
    .toSorted((a, b) => ids.indexOf(a.space) - ids.indexOf(b.space))
    .map(({ space, ...grant }) => ({
      ...grant,
      subjectName: names.get(grant.subject.id) ?? '',
      inheritedFrom: space === id ? null : (slugs.get(space) ?? ''),
    }));
}

async function audit(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  kind: string,
  { space, subject, role, until }: grantStore.StoredGrant,
): Promise<void> {
  const details = { subject: subject.kind, id: subject.id, role, until };
  await context.audit.append(tx, { kind, actor, object: `spaces/space/${space}`, details });
}

function dayAfter(day: IsoDate): IsoDate {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return isoDate(noon, 'UTC');
}
