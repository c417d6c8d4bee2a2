import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** All tasks of a list as one reads them: open ones first, by section and place, each followed by its parts. */
export async function listIdsInOrder(tx: Tx, list: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from tasks_tasks t
      left join tasks_tasks p on p.id = t.parent
      left join tasks_sections s on s.id = coalesce(p.section, t.section)
     where t.list = ${list} and t.deleted_at is null and p.deleted_at is null
     order by coalesce(p.state, t.state) <> 'open', s.rank collate "C" nulls first, coalesce(p.rank, t.rank),
              coalesce(p.id, t.id), t.parent is not null, t.rank, t.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** By key: the task that a file of this list has meant by it. */
export async function findImported(tx: Tx, list: string, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; task: string }>`
    select key, k.task from tasks_imported_keys k join tasks_tasks t on t.id = k.task and t.list = k.list
     where k.list = ${list} and key = any(${[...keys]}::text[])`.execute(tx);
  return new Map(rows.map(({ key, task }) => [key, task]));
}

export async function writeImported(
  tx: Tx,
  list: string,
  keys: readonly { readonly key: string; readonly task: string }[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into tasks_imported_keys (list, key, task)
    select ${list}, key, task from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as given (key text, task uuid)
    on conflict (list, key) do update set task = excluded.task`.execute(tx);
}
