import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** A filling of which nothing was heard for so long has died with its process. */
const alive = sql`interval '2 minutes'`;

/** Whether somebody is filling an engine at this moment. */
export async function isBeingFilled(tx: Tx, engine: string): Promise<boolean> {
  const { rows } = await sql`select from search_filling
    where engine = ${engine} and touched_at > now() - ${alive}`.execute(tx);
  return rows.length > 0;
}

/** Begins a filling; from now on changes are noted for it, and an earlier one of the engine is over. */
export async function addFilling(tx: Tx, engine: string, token: string): Promise<void> {
  await sql`delete from search_changed where engine = ${engine}`.execute(tx);
  await sql`
    insert into search_filling (engine, token) values (${engine}, ${token})
    on conflict (engine) do update set token = excluded.token, touched_at = now()`.execute(tx);
}

/** Says that a filling goes on; false when another one has begun since. */
export async function touchFilling(tx: Tx, engine: string, token: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update search_filling set touched_at = now()
    where engine = ${engine} and token = ${token}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteFilling(tx: Tx, engine: string, token: string): Promise<void> {
  await sql`delete from search_filling where engine = ${engine} and token = ${token}`.execute(tx);
}

/** Notes for every filling under way that these objects have changed. */
export async function noteChanged(tx: Tx, refs: readonly Ref[]): Promise<void> {
  await sql`
    insert into search_changed (engine, ref)
    select f.engine, r.ref from search_filling f, unnest(${refs}::text[]) as r(ref)
    where f.touched_at > now() - ${alive}
    on conflict do nothing`.execute(tx);
}

export async function takeChanged(tx: Tx, engine: string, limit: number): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    delete from search_changed where engine = ${engine}
      and ref in (select ref from search_changed where engine = ${engine} limit ${limit})
    returning ref`.execute(tx);
  return rows.map(({ ref }) => ref);
}
