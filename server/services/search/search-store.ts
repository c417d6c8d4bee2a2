import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Reading a document and handing it over happen under this lock, so that an older state never overwrites a newer one. */
const indexLock = 7_105_020;

export async function lockIndex(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${indexLock})`.execute(tx);
}

export async function findFill(tx: Tx): Promise<{ engine: string; nouns: string[] } | undefined> {
  const { rows } = await sql<{ engine: string; nouns: string[] }>`select engine, nouns from search_fill`.execute(tx);
  return rows[0];
}

export async function recordFill(tx: Tx, engine: string, nouns: readonly string[]): Promise<void> {
  await sql`
    insert into search_fill (engine, nouns) values (${engine}, ${nouns}::text[])
    on conflict (single) do update set engine = excluded.engine, nouns = excluded.nouns`.execute(tx);
}

export async function addStale(tx: Tx, refs: readonly Ref[]): Promise<void> {
  await sql`insert into search_stale (ref) select unnest(${refs}::text[]) on conflict do nothing`.execute(tx);
}

/** What the built-in engine has with one of these words in it. */
export async function addStaleWith(tx: Tx, words: readonly string[]): Promise<void> {
  await sql`
    insert into search_stale (ref)
    select distinct held.ref from search_documents held join unnest(${[...words]}::text[]) as word
        on position(lower(word) in lower(held::text)) > 0
    on conflict do nothing`.execute(tx);
}

export async function takeStale(tx: Tx, limit: number): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    delete from search_stale where ref in (select ref from search_stale limit ${limit}) returning ref`.execute(tx);
  return rows.map((row) => row.ref);
}
