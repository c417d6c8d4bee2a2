import type { Tx } from '@kontor/database';
import type { SynonymGroup } from '@kontor/schema';
import { sql } from 'kysely';

export interface StoredSynonyms extends SynonymGroup {
  readonly keys: readonly string[];
}

/** Heard by every process once the change is committed. */
export const synonymChannel = 'kontor_search_synonyms';

export async function tellSynonymsChanged(tx: Tx): Promise<void> {
  await sql`select pg_notify(${synonymChannel}, '')`.execute(tx);
}

/** Until the end of the transaction nobody else changes a group: no word comes into two of them. */
export async function lockSynonyms(tx: Tx): Promise<void> {
  await sql`lock table search_synonyms in share row exclusive mode`.execute(tx);
}

/** All groups, in the order of their first words. */
export async function listGroups(tx: Tx): Promise<SynonymGroup[]> {
  const { rows } = await sql<SynonymGroup>`
    select id, words, revision from search_synonyms order by lower(words[1]), id`.execute(tx);
  return rows;
}

export async function findGroup(tx: Tx, id: string): Promise<SynonymGroup | undefined> {
  const { rows } = await sql<SynonymGroup>`select id, words, revision from search_synonyms where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export async function countGroups(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from search_synonyms`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whether one of these keys is in a group other than this one. */
export async function isTaken(tx: Tx, keys: readonly string[], but: string | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from search_synonyms
    where keys && ${[...keys]}::text[] and id is distinct from ${but}::uuid limit 1`.execute(tx);
  return rows.length > 0;
}

export async function writeGroup(tx: Tx, { id, words, keys, revision }: StoredSynonyms): Promise<void> {
  await sql`
    insert into search_synonyms (id, words, keys, revision)
    values (${id}, ${[...words]}::text[], ${[...keys]}::text[], ${revision})
    on conflict (id) do update set words = excluded.words, keys = excluded.keys, revision = excluded.revision`.execute(
    tx,
  );
}

export async function deleteGroup(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`delete from search_synonyms where id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}
