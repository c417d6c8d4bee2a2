import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type NewSpace,
  type Space,
  type SpaceChange,
  type SpaceView,
  slugTaken,
  spaceArchived,
  spaceChanged,
  spaceCreated,
  spaceCycle,
  spaceUpdated,
} from '@kontor/schema';
import { lockRights } from '../permissions/index.ts';
import { announceLosses, watchSpace } from './access-watch.ts';
import { putGrant } from './grant-store.ts';
import { checkFounding, checkGroup, checkNoGroupAbove } from './interest-groups.ts';
import { getOwned } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';
import * as spaceStore from './space-store.ts';
import { getView, isFindable } from './space-views.ts';

/** Makes a space with one owner; the caller has checked rights. Throws `spaces.slug_taken`. */
export async function createSpace(
  context: SpaceContext,
  tx: Tx,
  actor: Actor | undefined,
  given: NewSpace & { readonly owner: string },
): Promise<Space> {
  await lockRights(tx);
  const { owner, ...fields } = given;
  const alone = given.kind === 'interest' ? { inherits: false } : {};
  const space: Space = { ...fields, ...alone, id: newId(), archivedAt: null, revision: 1 };
  checkGroup(space);
  await checkSlug(tx, space);
  await spaceStore.insertSpace(tx, space, context.clock.now());
  await putGrant(tx, space.id, { kind: 'person', id: owner }, 'owner', null);
  await context.events.append(tx, spaceCreated, { space: space.id }, audienceOf(space), { actor });
  return space;
}

/** A space of the actor's own; below another one only where they own that. */
export async function foundSpace(context: SpaceContext, tx: Tx, actor: Actor, given: NewSpace): Promise<SpaceView> {
  await lockRights(tx);
  if (given.kind === 'interest') await checkFounding(context, tx);
  if (given.parent !== null) await checkParent(context, tx, actor, given.parent);
  const { id } = await createSpace(context, tx, actor, { ...given, owner: actor.person });
  return await getView(context, tx, actor, id);
}

export async function updateSpace(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space: id, revision, ...change }: { space: string; revision: number } & SpaceChange,
): Promise<SpaceView> {
  await lockRights(tx);
  const old = await getOwned(context, tx, actor, id);
  if (old.archivedAt !== null) throw spaceArchived();
  if (old.revision !== revision) throw spaceChanged();
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const alone = old.kind === 'interest' ? { inherits: false } : {};
  const next: Space = { ...old, ...given, ...alone, revision: revision + 1 };
  checkGroup(next);
  await checkSlug(tx, next);
  if (next.parent !== old.parent) await checkMove(context, tx, actor, next);
  await write(context, tx, actor, old, next);
  return await getView(context, tx, actor, id);
}

/** Archived spaces stay readable and can be brought back; to repeat it changes nothing. */
export async function archiveSpace(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space: id, archived }: { readonly space: string; readonly archived: boolean },
): Promise<SpaceView> {
  await lockRights(tx);
  const space = await getOwned(context, tx, actor, id);
  if ((space.archivedAt !== null) !== archived) {
    const archivedAt = archived ? context.clock.now().toISOString() : null;
    await spaceStore.writeSpace(tx, { ...space, archivedAt, revision: space.revision + 1 }, context.clock.now());
    await context.events.append(tx, spaceUpdated, { space: id }, audienceOf(space), { actor });
    const kind = archived ? 'spaces.archived' : 'spaces.brought_back';
    await context.audit.append(tx, { kind, actor, object: `spaces/space/${id}` });
  }
  return await getView(context, tx, actor, id);
}

/** Everybody who may see the space: who finds it and does not belong to it hears of it too. */
function audienceOf(space: Space) {
  return { ref: `spaces/space/${space.id}` } as const;
}

async function write(context: SpaceContext, tx: Tx, actor: Actor, old: Space, next: Space): Promise<void> {
  const store = () => spaceStore.writeSpace(tx, next, context.clock.now());
  if (next.parent !== old.parent || next.inherits !== old.inherits) {
    await watchSpace(context, tx, actor, next.id, store);
  } else {
    await store();
  }
  await context.events.append(tx, spaceUpdated, { space: next.id }, audienceOf(next), { actor });
  if (isFindable(old) && !isFindable(next)) await announceHiding(context, tx, actor, next.id);
}

/** A space that becomes hidden is gone for everybody who is no member. */
async function announceHiding(context: SpaceContext, tx: Tx, actor: Actor, space: string): Promise<void> {
  const members = new Set((await context.permissions.listPersonsOf(tx, space)).map(({ person }) => person));
  const page = 1000;
  let after: string | undefined;
  for (;;) {
    const persons = await context.people.listPersonIds(tx, after, page);
    const others = persons.filter((person) => !members.has(person));
    const lost = others.map((person) => ({ space, person }));
    await announceLosses(context, tx, actor, lost);
    if (persons.length < page) return;
    after = persons.at(-1);
  }
}

async function checkSlug(tx: Tx, space: Space): Promise<void> {
  const owner = await spaceStore.findBySlug(tx, space.slug);
  if (owner && owner.id !== space.id) throw slugTaken();
}

async function checkMove(context: SpaceContext, tx: Tx, actor: Actor, space: Space): Promise<void> {
  if (space.parent === null) return;
  await checkParent(context, tx, actor, space.parent);
  if ((await spaceStore.listSubtrees(tx, [space.id])).includes(space.parent)) throw spaceCycle();
}

async function checkParent(context: SpaceContext, tx: Tx, actor: Actor, parent: string): Promise<void> {
  const above = await getOwned(context, tx, actor, parent);
  if (above.archivedAt !== null) throw spaceArchived();
  checkNoGroupAbove(above);
}
