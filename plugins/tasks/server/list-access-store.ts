import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';

export async function writeLimits(
  tx: Tx,
  list: string,
  { readers, writers }: { readonly readers: AccessSubject[] | null; readonly writers: AccessSubject[] | null },
): Promise<void> {
  const json = (limit: AccessSubject[] | null) => (limit === null ? null : JSON.stringify(limit));
  await sql`
    update tasks_lists set read_limit = ${json(readers)}::jsonb, write_limit = ${json(writers)}::jsonb,
           revision = revision + 1
     where id = ${list}`.execute(tx);
}

/** Tasks of lists of a space that only some may read. */
export async function listTasksNarrowedIn(tx: Tx, space: string): Promise<string[]> {
  return listTasksOf(tx, sql`space = ${space} and read_limit is not null`);
}

/** Tasks of lists, wherever they are, that may be read by other people once somebody holds another position. */
export async function listTasksNarrowedByPosition(tx: Tx): Promise<string[]> {
  return listTasksOf(
    tx,
    sql`read_limit is not null and (org_unit is not null or read_limit @> '[{"kind": "org-unit"}]')`,
  );
}

/** Tasks of lists that only people of this group may read, beside others. */
export async function listTasksNarrowedToGroup(tx: Tx, group: string): Promise<string[]> {
  const limit = JSON.stringify([{ kind: 'group', id: group }]);
  return listTasksOf(tx, sql`read_limit @> ${limit}::jsonb`);
}

export async function listTasksIn(tx: Tx, list: string): Promise<string[]> {
  return listTasksOf(tx, sql`tasks_lists.id = ${list}`);
}

async function listTasksOf(tx: Tx, which: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from tasks_lists join tasks_tasks t on t.list = tasks_lists.id
     where ${which} and t.deleted_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those of these groups and org units to whom some list of these spaces and offices is narrowed. */
export async function filterListsNarrowedTo(
  tx: Tx,
  { spaces, orgUnits }: { readonly spaces: readonly string[]; readonly orgUnits: readonly string[] },
  subjects: readonly AccessSubject[],
): Promise<AccessSubject[]> {
  const { rows } = await sql<AccessSubject>`
    select kind, given.id from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as given (kind text, id uuid)
     where exists (select 1 from tasks_lists
                    where (space = any(${[...spaces]}::uuid[]) or org_unit = any(${[...orgUnits]}::uuid[]))
                      and (   read_limit @> jsonb_build_array(jsonb_build_object('kind', kind, 'id', given.id))
                           or write_limit @> jsonb_build_array(jsonb_build_object('kind', kind, 'id', given.id))))`.execute(
    tx,
  );
  return rows;
}
