import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Reading a document and handing it over happen under this lock, so that an older state never overwrites a newer one. */
const indexLock = 7_105_020;

export async function lockIndex(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${indexLock})`.execute(tx);
}

/** What an engine was last filled with. */
export interface Fill {
  readonly engine: string;
  readonly version: string;
  readonly nouns: readonly string[];
}

export async function findFill(tx: Tx, engine: string): Promise<Fill | undefined> {
  const { rows } = await sql<Fill>`select engine, version, nouns from search_fill where engine = ${engine}`.execute(tx);
  return rows[0];
}

export async function recordFill(tx: Tx, { engine, version, nouns }: Fill): Promise<void> {
  await sql`
    insert into search_fill (engine, version, nouns) values (${engine}, ${version}, ${nouns}::text[])
    on conflict (engine) do update set version = excluded.version, nouns = excluded.nouns`.execute(tx);
}

/** Whether an engine lacks something that another one has: what could not be handed over, or a whole filling. */
export async function isBehind(tx: Tx, { engine, version }: Pick<Fill, 'engine' | 'version'>): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`select exists (select from search_stale)
    or not exists (select from search_fill where engine = ${engine} and version = ${version}) as behind`.execute(tx);
  return rows[0]?.behind ?? true;
}

export async function addStale(tx: Tx, refs: readonly Ref[]): Promise<void> {
  await sql`insert into search_stale (ref) select unnest(${refs}::text[]) on conflict do nothing`.execute(tx);
}

/** What the built-in engine, which always has all there is, has with one of these words in it. */
export async function findWith(tx: Tx, words: readonly string[]): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    select distinct held.ref from search_documents held join unnest(${[...words]}::text[]) as word
        on position(lower(word) in lower(held::text)) > 0`.execute(tx);
  return rows.map((row) => row.ref);
}

export async function takeStale(tx: Tx, limit: number): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    delete from search_stale where ref in (select ref from search_stale limit ${limit}) returning ref`.execute(tx);
  return rows.map((row) => row.ref);
}

export async function countStale(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from search_stale`.execute(tx);
  return rows[0]?.count ?? 0;
}
