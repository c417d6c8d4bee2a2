import type { Tx } from '@kontor/database';
import type { Group } from '@kontor/schema';
import { sql } from 'kysely';

interface GroupTable {
  id: string;
  name: string;
}

interface GroupMemberTable {
  group_id: string;
  person: string;
}

const tables = (tx: Tx) => tx.withTables<{ people_groups: GroupTable; people_group_members: GroupMemberTable }>();

/** All groups, or those of these ids, by name. */
export async function listGroups(tx: Tx, ids?: readonly string[]): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select id, name, (select count(*)::integer from people_group_members where group_id = people_groups.id) as members
    from people_groups
    where ${ids === undefined} or id = any(${[...(ids ?? [])]}::uuid[])
    order by name, id`.execute(tx);
  return rows;
}

export async function findIdByName(tx: Tx, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from people_groups where lower(name) = lower(${name})`.execute(tx);
  return rows[0]?.id;
}

export async function insertGroup(tx: Tx, group: GroupTable): Promise<void> {
  await tables(tx).insertInto('people_groups').values(group).execute();
}

export async function renameGroup(tx: Tx, { id, name }: GroupTable): Promise<void> {
  await tables(tx).updateTable('people_groups').set({ name }).where('id', '=', id).execute();
}

export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('people_groups').where('id', '=', id).execute();
}

/** Ids of a group's members, in order of their names. */
export async function listGroupMembers(tx: Tx, group: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person.id, concat_ws(' ', nullif(person.title, ''), person.given_name, person.family_name) as name
    from people_group_members member join people_persons person on person.id = member.person
    where member.group_id = ${group}
    order by person.family_name, person.given_name, person.id`.execute(tx);
  return rows;
}

export async function insertMembers(tx: Tx, group: string, persons: readonly string[]): Promise<void> {
  await sql`
    insert into people_group_members (group_id, person)
    select ${group}, person from unnest(${[...persons]}::uuid[]) as person`.execute(tx);
}

export async function deleteMembers(tx: Tx, group: string, persons: readonly string[]): Promise<void> {
  await tables(tx)
    .deleteFrom('people_group_members')
    .where('group_id', '=', group)
    .where('person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .execute();
}
