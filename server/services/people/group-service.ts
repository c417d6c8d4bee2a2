import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Group, groupChanged, groupNameTaken, groupNotFound, personNotFound } from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import * as groupStore from './group-store.ts';
import type { PeopleContext } from './people-context.ts';
import { findPersons } from './person-store.ts';

/** All groups by name, with their number of members. */
export async function listGroups(tx: Tx): Promise<Group[]> {
  return await groupStore.listGroups(tx);
}

export async function createGroup(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  given: { readonly name: string; readonly persons: readonly string[] },
): Promise<Group> {
  await lockRights(tx);
  if ((await groupStore.findIdByName(tx, given.name)) !== undefined) throw groupNameTaken();
  const group = { id: newId(), name: given.name };
  await groupStore.insertGroup(tx, group);
  return await setGroupMembers(context, tx, actor, group.id, given.persons);
}

/** Makes these the members; who was one before stays one without being announced. */
export async function setGroupMembers(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  id: string,
  persons: readonly string[],
): Promise<Group> {
  await lockRights(tx);
  const { name } = await getGroup(tx, id);
  const wanted = new Set(persons);
  if ((await findPersons(tx, [...wanted])).length !== wanted.size) throw personNotFound();
  const held = new Set((await groupStore.listGroupMembers(tx, id)).map((member) => member.id));
  const added = [...wanted].filter((person) => !held.has(person));
  const removed = [...held].filter((person) => !wanted.has(person));
  if (added.length + removed.length > 0) {
    const details = { added: added.length, removed: removed.length };
    const write = async () => {
      await groupStore.deleteMembers(tx, id, removed);
      await groupStore.insertMembers(tx, id, added);
    };
    await context.rights.changeGroup(tx, actor, { id, name, ...details }, () =>
      context.rights.change(tx, actor, [...added, ...removed], write),
    );
    await announce(context, tx, actor, id, [...added, ...removed]);
    await context.audit.append(tx, { kind: 'people.group_members_set', actor, object: `people/group/${id}`, details });
  }
  return await getGroup(tx, id);
}

/** Throws `people.group_name_taken`. */
export async function renameGroup(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await lockRights(tx);
  if ((await getGroup(tx, id)).name === name) return;
  const holder = await groupStore.findIdByName(tx, name);
  if (holder !== undefined && holder !== id) throw groupNameTaken();
  await groupStore.renameGroup(tx, { id, name });
  await announce(context, tx, actor, id, []);
  await context.audit.append(tx, { kind: 'people.group_renamed', actor, object: `people/group/${id}` });
}

/** Removes a group; what was granted to it is gone with it. */
export async function removeGroup(context: PeopleContext, tx: Tx, actor: Actor | undefined, id: string): Promise<void> {
  await lockRights(tx);
  const { name } = await getGroup(tx, id);
  const members = (await groupStore.listGroupMembers(tx, id)).map((member) => member.id);
  await context.rights.changeGroup(tx, actor, { id, name, added: 0, removed: members.length }, () =>
    context.rights.change(tx, actor, members, () => groupStore.deleteGroup(tx, id)),
  );
  await announce(context, tx, actor, id, members);
  await context.audit.append(tx, { kind: 'people.group_removed', actor, object: `people/group/${id}` });
}

export async function listGroupMembers(tx: Tx, id: string): Promise<{ id: string; name: string }[]> {
  await getGroup(tx, id);
  return await groupStore.listGroupMembers(tx, id);
}

async function getGroup(tx: Tx, id: string): Promise<Group> {
  const [group] = await groupStore.listGroups(tx, [id]);
  if (!group) throw groupNotFound();
  return group;
}

/** Only administrators see who is in a group. */
async function announce(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  group: string,
  persons: readonly string[],
): Promise<void> {
  await context.events.append(tx, groupChanged, { group, persons: [...persons] }, { administrators: true }, { actor });
}
