import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { SavedFilter } from '../shared/filter-api.ts';

export interface FilterRow extends SavedFilter {
  readonly person: string;
}

/** By name, in the order of their letters. */
export async function listFiltersOf(tx: Tx, person: string): Promise<FilterRow[]> {
  const { rows } = await sql<FilterRow>`
    select id, person, list, name, words from tasks_filters where person = ${person} order by name collate "C", id`.execute(
    tx,
  );
  return rows;
}

export async function findFilter(tx: Tx, id: string): Promise<FilterRow | undefined> {
  const { rows } = await sql<FilterRow>`
    select id, person, list, name, words from tasks_filters where id = ${id}`.execute(tx);
  return rows[0];
}

/** One that is there already gets these values. */
export async function putFilter(tx: Tx, { id, person, list, name, words }: FilterRow): Promise<void> {
  await sql`
    insert into tasks_filters (id, person, list, name, words)
    values (${id}, ${person}, ${list}, ${name}, ${JSON.stringify(words)}::jsonb)
    on conflict (id) do update set list = excluded.list, name = excluded.name, words = excluded.words`.execute(tx);
}

export async function removeFilter(tx: Tx, id: string): Promise<void> {
  await sql`delete from tasks_filters where id = ${id}`.execute(tx);
}

/** Nobody else counts or adds filters of this person until the end of the transaction. */
export async function lockFiltersOf(tx: Tx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('tasks_filters' || ${person}::text, 0))`.execute(tx);
}
