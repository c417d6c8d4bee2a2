import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Space, type SpaceRole, spaceNotFound, spaceReadOnly } from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';
import { findSpaces } from './space-store.ts';
import { isFindable } from './space-views.ts';

export interface VisibleSpace {
  readonly space: Space;
  readonly role: SpaceRole | undefined;
}

/** The only way to load a space for a person. Throws `spaces.not_found` for what they may not see. */
export async function getVisible(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<VisibleSpace> {
  const [space] = await findSpaces(tx, [id]);
  if (!space) throw spaceNotFound();
  const role = await context.permissions.findRole(tx, actor.person, id);
  if (role !== undefined) return { space, role };
  if (isFindable(space) && (await context.permissions.tokensOf(tx, actor)).has('everyone')) return { space, role };
  throw spaceNotFound();
}

/** A space that the actor owns. Throws `spaces.read_only` when they see it without owning it. */
export async function getOwned(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<Space> {
  const { space, role } = await getVisible(context, tx, actor, id);
  if (role !== 'owner') throw spaceReadOnly();
  return space;
}

export interface OwnedSpace {
  readonly space: Space;
  /** An owner who is away, where the actor stands in for them and does not own it. */
  readonly inPlaceOf: string | null;
}

/** A space that the actor owns, or an owner of which they stand in for now (S17). Throws `spaces.read_only`. */
export async function getOwnedInPlace(context: SpaceContext, tx: Tx, actor: Actor, id: string): Promise<OwnedSpace> {
  const { space, role } = await getVisible(context, tx, actor, id);
  if (role === 'owner') return { space, inPlaceOf: null };
  const owners = (await context.permissions.listOwners(tx, [id])).map(({ person }) => person);
  const away = await context.people.findSubstitutes(tx, owners);
  const inPlaceOf = owners.find((owner) => away.get(owner)?.substitute === actor.person);
  if (inPlaceOf === undefined) throw spaceReadOnly();
  return { space, inPlaceOf };
}
