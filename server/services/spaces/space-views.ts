import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Space, type SpaceRole, type SpaceView, spaceNotFound } from '@kontor/schema';
import { listOwnGrants } from './grant-store.ts';
import { listRequesters } from './join-request-store.ts';
import type { SpaceContext } from './space-context.ts';
import { type DatedSpace, findBySlug, findSpaces, listSpaces, withoutTime } from './space-store.ts';

/** Everybody finds open spaces and those on request; hidden ones only their members know of. */
export function isFindable(space: Space): boolean {
  return space.visibility !== 'hidden';
}

/** All spaces that a person may see, by name. */
export async function listViews(context: SpaceContext, tx: Tx, actor: Actor): Promise<SpaceView[]> {
  const seen = await readSight(context, tx, actor);
  const spaces = await listSpaces(tx);
  const visible = new Set(spaces.filter((space) => canSee(seen, space)).map(({ id }) => id));
  return spaces
    .filter(({ id }) => visible.has(id))
    .map((space) => toView(space, seen, space.parent !== null && visible.has(space.parent)));
}

/** One space as the actor sees it, by id or slug. Throws `spaces.not_found` for what they may not see. */
export async function getView(context: SpaceContext, tx: Tx, actor: Actor, key: string): Promise<SpaceView> {
  const space = await findByKey(tx, key);
  if (!space) throw spaceNotFound();
  const seen = await readSight(context, tx, actor);
  if (!canSee(seen, space)) throw spaceNotFound();
  const [parent] = space.parent === null ? [] : await findSpaces(tx, [space.parent]);
  return toView(space, seen, parent !== undefined && canSee(seen, parent));
}

/**
 * One space as each person sees it, from one reading of rows: for live delivery. Nothing when there is no such space.
 * The answer gives null to those who may not see it.
 */
export async function readViews(
  context: SpaceContext,
  tx: Tx,
  id: string,
): Promise<(actor: Actor) => SpaceView | null> {
  const [space] = await findSpaces(tx, [id]);
  if (!space) return () => null;
  const [parent] = space.parent === null ? [] : await findSpaces(tx, [space.parent]);
  const access = await context.permissions.listAccessToSpaces(tx, parent ? [id, parent.id] : [id]);
  const roles = Map.groupBy(access, ({ person }) => person);
  const requested = new Set((await listRequesters(tx, { space: id })).map(({ person }) => person));
  const own = new Set(
    (await listOwnGrants(tx, { space: id }, context.permissions.today())).map(({ person }) => person),
  );
  return ({ person }) => {
    const seen: Sight = {
      // Live events of findable spaces reach only those who hold `everyone`.
      belongs: true,
      roles: new Map(roles.get(person)?.map((one) => [one.space, one.role])),
      requested: new Set(requested.has(person) ? [id] : []),
      own: new Set(own.has(person) ? [id] : []),
    };
    if (!canSee(seen, space)) return null;
    return toView(space, seen, parent !== undefined && canSee(seen, parent));
  };
}

/** What decides how a person sees spaces; sets hold ids of spaces. */
interface Sight {
  /** Belongs to the organisation today. */
  readonly belongs: boolean;
  readonly roles: ReadonlyMap<string, SpaceRole>;
  readonly requested: ReadonlySet<string>;
  /** Where the person holds a grant of their own. */
  readonly own: ReadonlySet<string>;
}

async function readSight(context: SpaceContext, tx: Tx, actor: Actor): Promise<Sight> {
  const { person } = actor;
  const tokens = await context.permissions.tokensOf(tx, actor);
  const requested = await listRequesters(tx, { person });
  const own = await listOwnGrants(tx, { person }, context.permissions.today());
  return {
    belongs: tokens.has('everyone'),
    roles: await context.permissions.findRoles(tx, person),
    requested: new Set(requested.map(({ space }) => space)),
    own: new Set(own.map(({ space }) => space)),
  };
}

function canSee(seen: Sight, space: Space): boolean {
  return seen.roles.has(space.id) || (seen.belongs && isFindable(space));
}

function toView(space: DatedSpace, seen: Sight, seesParent: boolean): SpaceView {
  return {
    ...withoutTime(space),
    parent: seesParent ? space.parent : null,
    role: seen.roles.get(space.id) ?? null,
    requested: seen.requested.has(space.id),
    canLeave: seen.roles.has(space.id) && seen.own.has(space.id),
  };
}

async function findByKey(tx: Tx, key: string): Promise<DatedSpace | undefined> {
  return isUuid(key) ? (await findSpaces(tx, [key]))[0] : await findBySlug(tx, key);
}
