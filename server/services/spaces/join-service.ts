import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  grantNotFound,
  type JoinRequest,
  joinDecided,
  joinRequested,
  joinWithdrawn,
  requestNotFound,
  roleAtLeast,
  type SpaceRole,
  type SpaceView,
  spaceArchived,
  spaceNotOpen,
  spaceReadOnly,
} from '@kontor/schema';
import { lockRights } from '../permissions/index.ts';
import { putGrant, takeGrant } from './grant-service.ts';
import { findGrant } from './grant-store.ts';
import { leaveGroup } from './group-keeping.ts';
import { deleteRequestOf, insertRequest, listRequests, takeRequest } from './join-request-store.ts';
import { getOwnedInPlace, getVisible } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';
import { notifyDecided, notifyRequested } from './space-notify.ts';
import { getView } from './space-views.ts';

/** Joins an open space as an editor; who belongs to it already keeps their role. */
export async function joinSpace(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<SpaceView> {
  await lockRights(tx);
  const { space, role } = await getVisible(context, tx, actor, id);
  if (role === undefined) {
    if (space.visibility !== 'open') throw spaceNotOpen();
    if (space.archivedAt !== null) throw spaceArchived();
    const subject = { kind: 'person', id: actor.person } as const;
    await putGrant(context, tx, actor, id, { subject, role: 'editor', until: null });
  }
  return await getView(context, tx, actor, id);
}

/** Asks the owners to be let in; who belongs already or has asked already changes nothing. */
export async function requestToJoin(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space: id, note }: { readonly space: string; readonly note: string },
): Promise<SpaceView> {
  const { space, role } = await getVisible(context, tx, actor, id);
  if (role === undefined) {
    if (space.archivedAt !== null) throw spaceArchived();
    const { person } = actor;
    const request = await insertRequest(tx, { space: id, person, note }, context.clock.now());
    if (request !== undefined) {
      const owners = await listOwners(context, tx, id);
      const audience = { persons: [...new Set([...owners, person])] };
      await context.events.append(tx, joinRequested, { space: id, person, request }, audience, { actor });
      await notifyRequested(context, tx, actor, { space: id, request, owners });
    }
  }
  return await getView(context, tx, actor, id);
}

/** Takes the own request back; without one nothing changes. */
export async function withdrawRequest(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<SpaceView> {
  await getVisible(context, tx, actor, id);
  if (await deleteRequestOf(tx, id, actor.person)) {
    const audience = { persons: [...new Set([...(await listOwners(context, tx, id)), actor.person])] };
    await context.events.append(tx, joinWithdrawn, { space: id, person: actor.person }, audience, { actor });
  }
  return await getView(context, tx, actor, id);
}

export async function listJoinRequests(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<JoinRequest[]> {
  const { inPlaceOf } = await getOwnedInPlace(context, tx, actor, id);
  const requests = await listRequests(tx, id);
  return inPlaceOf === null ? requests : requests.filter(({ person }) => person.id !== actor.person);
}

/**
 * Lets somebody in, without taking from the role they have meanwhile, or refuses. In an owner's place nobody decides about
 * themselves or makes owners (S17).
 */
export async function decideJoinRequest(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  input: { readonly space: string; readonly request: string; readonly accept: boolean; readonly role: SpaceRole },
): Promise<void> {
  await lockRights(tx);
  const { space, inPlaceOf } = await getOwnedInPlace(context, tx, actor, input.space);
  if (inPlaceOf !== null && input.role === 'owner') throw spaceReadOnly();
  if (input.accept && space.archivedAt !== null) throw spaceArchived();
  const person = await takeRequest(tx, space.id, input.request);
  if (person === undefined || (inPlaceOf !== null && person === actor.person)) throw requestNotFound();
  const subject = { kind: 'person', id: person } as const;
  const held = await findGrant(tx, space.id, subject);
  if (input.accept && (held?.until != null || !roleAtLeast(held?.role, input.role))) {
    await putGrant(context, tx, actor, space.id, { subject, role: input.role, until: null });
  }
  const owners = await listOwners(context, tx, space.id);
  const payload = { space: space.id, person, request: input.request, accepted: input.accept };
  const audience = { persons: [...new Set([...owners, person])] };
  await context.events.append(tx, joinDecided, payload, audience, { actor });
  await notifyDecided(context, tx, actor, payload);
  if (inPlaceOf === null) return;
  const done = { inPlaceOf, object: `spaces/space/${space.id}`, what: 'spaces.request_decided' } as const;
  await context.people.noteInPlace(tx, actor, done);
}

/** Gives the own grant back. What comes through a unit, a group or a space above cannot be given back. */
export async function leaveSpace(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<void> {
  await lockRights(tx);
  const { space } = await getVisible(context, tx, actor, id);
  const grant = await findGrant(tx, id, { kind: 'person', id: actor.person });
  if (!grant) throw grantNotFound();
  if (space.kind === 'interest') await leaveGroup(context, tx, actor, space, grant);
  else await takeGrant(context, tx, actor, grant);
}

async function listOwners(context: SpaceContext, tx: Tx, space: string): Promise<string[]> {
  return (await context.permissions.listOwners(tx, [space])).map(({ person }) => person);
}
