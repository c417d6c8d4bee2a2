import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { FieldKind, ListField } from '../shared/list-field.ts';

export interface FieldRow {
  id: string;
  list: string;
  title: string;
  kind: FieldKind;
  choices: ListField['choices'];
  in_row: boolean;
  removed_at: Date | null;
}

/** In their order, without those that were removed. */
export async function listFieldsOf(tx: Tx, lists: readonly string[]): Promise<Map<string, ListField[]>> {
  if (lists.length === 0) return new Map();
  const { rows } = await sql<FieldRow>`
    select * from tasks_fields where list = any(${[...lists]}::uuid[]) and removed_at is null
     order by place, id`.execute(tx);
  const fields = Map.groupBy(rows, ({ list }) => list);
  return new Map([...fields].map(([list, of]) => [list, of.map(fieldOf)]));
}

function fieldOf({ id, title, kind, choices, in_row: inRow }: FieldRow): ListField {
  return { id, title, kind, choices, inRow };
}

/** Of any list, also removed ones. */
export async function findFields(tx: Tx, ids: readonly string[]): Promise<FieldRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<FieldRow>`select * from tasks_fields where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** What is left out is removed. */
export async function writeFields(tx: Tx, list: string, fields: readonly ListField[], at: Date): Promise<void> {
  const rows = fields.map((field, place) => ({ ...field, in_row: field.inRow, place }));
  await sql`
    insert into tasks_fields (id, list, title, kind, choices, in_row, place)
    select id, ${list}, title, kind, choices, in_row, place
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (id uuid, title text, kind text, choices jsonb, in_row boolean, place integer)
    on conflict (id) do update set title = excluded.title, choices = excluded.choices, in_row = excluded.in_row,
       place = excluded.place, removed_at = null`.execute(tx);
  await sql`
    update tasks_fields set removed_at = ${at}
     where list = ${list} and removed_at is null and id <> all(${fields.map(({ id }) => id)}::uuid[])`.execute(tx);
  await sql`update tasks_lists set revision = revision + 1 where id = ${list}`.execute(tx);
}

/** Removed for good, with what tasks say in them. */
export async function purgeFields(tx: Tx, removedBefore: Date): Promise<void> {
  await sql`
    with gone as (delete from tasks_fields where removed_at < ${removedBefore} returning id, list)
    update tasks_tasks t set field_values = t.field_values - ids.all_of
      from (select list, array_agg(id::text) as all_of from gone group by list) as ids
     where t.list = ids.list and t.field_values ?| ids.all_of`.execute(tx);
}
