import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type SpaceRole, spaceNotFound, spaceReadOnly, subjectNotFound } from '@kontor/schema';
import { lockRights } from '../permissions/index.ts';
import { watchSpace } from './access-watch.ts';
import { deleteGrant, findGrant, putGrant } from './grant-store.ts';
import { deleteRequestOf } from './join-request-store.ts';
import { getVisible } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';
import { notifyInvited } from './space-notify.ts';
import { findSpaces } from './space-store.ts';

/**
 * Makes somebody else the owner in the caller's place, who keeps `keepRole` or nothing. Administrators may do it for a
 * space that has no owner left, hidden or not, but not for themselves: that would be a way to see into it.
 */
export async function handOverSpace(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  input: { readonly space: string; readonly to: string; readonly keepRole: SpaceRole | null },
): Promise<void> {
  await lockRights(tx);
  const asOwner = await decideRight(context, tx, actor, input);
  if (!(await context.permissions.findTokens(tx, [input.to])).get(input.to)?.has('everyone')) throw subjectNotFound();
  if (asOwner && input.to === actor.person) return;
  const heir = { kind: 'person', id: input.to } as const;
  const known = await findGrant(tx, input.space, heir);
  await watchSpace(context, tx, actor, input.space, async () => {
    await putGrant(tx, input.space, heir, 'owner', null);
    if (asOwner) await stepBack(tx, actor, input.space, input.keepRole);
  });
  await deleteRequestOf(tx, input.space, input.to);
  const details = { to: input.to, keepRole: asOwner ? input.keepRole : null, ownerless: !asOwner };
  await context.audit.append(tx, {
    kind: 'spaces.handed_over',
    actor,
    object: `spaces/space/${input.space}`,
    details,
  });
  if (!known) {
    await notifyInvited(context, tx, actor, { id: '', space: input.space, subject: heir, role: 'owner', until: null });
  }
}

/** True for an owner, false for an administrator of an ownerless space; throws for everybody else. */
async function decideRight(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  input: { readonly space: string; readonly to: string },
): Promise<boolean> {
  if ((await context.permissions.findRole(tx, actor.person, input.space)) === 'owner') return true;
  if (await isOwnerlessForAdministrator(context, tx, actor, input.space)) {
    if (input.to === actor.person) throw spaceReadOnly();
    return false;
  }
  await getVisible(context, tx, actor, input.space);
  throw spaceReadOnly();
}

async function isOwnerlessForAdministrator(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<boolean> {
  if (!(await context.permissions.can(tx, actor, 'manage', { organisation: true }))) return false;
  const [space] = await findSpaces(tx, [id]);
  if (!space) throw spaceNotFound();
  return (await context.permissions.listOwners(tx, [id])).length === 0;
}

/** Ownership that comes through a unit, a group or a space above stays: it is not the caller's own to give. */
async function stepBack(tx: Tx, actor: Actor, space: string, keepRole: SpaceRole | null): Promise<void> {
  const subject = { kind: 'person', id: actor.person } as const;
  const own = await findGrant(tx, space, subject);
  if (!own) return;
  if (keepRole === null) await deleteGrant(tx, own.id);
  else await putGrant(tx, space, subject, keepRole, own.until);
}
