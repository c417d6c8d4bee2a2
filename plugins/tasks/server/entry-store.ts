import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { compareEntries, type Entry } from '../shared/index.ts';

const tables = (tx: Tx) => tx.withTables<{ tasks_entries: Entry }>();

/** Entries that do not exist are left out. */
export async function findEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom('tasks_entries')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** All of one space, in the order of every list. */
export async function listEntriesOf(tx: Tx, space: string): Promise<Entry[]> {
  const entries = await tables(tx).selectFrom('tasks_entries').selectAll().where('space', '=', space).execute();
  return entries.sort(compareEntries);
}

/** Ids in order, for walks in pages. */
export async function listEntryIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  let query = tables(tx).selectFrom('tasks_entries').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map(({ id }) => id);
}

/** Locked until the end of the transaction, so that of two changes at once the second sees the first. */
export async function lockEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  return tables(tx).selectFrom('tasks_entries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  await tables(tx).insertInto('tasks_entries').values(entry).execute();
}

export async function changeTitle(tx: Tx, id: string, title: string): Promise<Entry> {
  return tables(tx)
    .updateTable('tasks_entries')
    .set({ title, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
