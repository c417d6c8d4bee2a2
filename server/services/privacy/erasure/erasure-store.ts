import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface ErasureRow {
  person: string;
  asked_by: string | null;
  asked_account: string | null;
  asked_at: Date | null;
  reason: string;
  confirmed_by: string | null;
  erased_at: Date | null;
}

export async function findErasure(tx: Tx, person: string): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select * from privacy_erasures where person = ${person}`.execute(tx);
  return rows[0];
}

/** One at a time decides about a person. */
export async function lockErasure(tx: Tx, person: string): Promise<ErasureRow | undefined> {
  await sql`select id from people_persons where id = ${person} for no key update`.execute(tx);
  return findErasure(tx, person);
}

export async function putRequest(
  tx: Tx,
  person: string,
  asked: { readonly by: string; readonly account: string; readonly at: Date; readonly reason: string },
): Promise<void> {
  await sql`
    insert into privacy_erasures (person, asked_by, asked_account, asked_at, reason)
    values (${person}, ${asked.by}, ${asked.account}, ${asked.at}, ${asked.reason})
    on conflict (person) do update
       set asked_by = excluded.asked_by, asked_account = excluded.asked_account, asked_at = excluded.asked_at,
           reason = excluded.reason`.execute(tx);
}

export async function dropRequest(tx: Tx, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from privacy_erasures where person = ${person} and erased_at is null`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What was asked for is settled, and not what its reason said of anybody. */
export async function setErased(tx: Tx, person: string, at: Date, confirmedBy: string | null): Promise<void> {
  await sql`
    insert into privacy_erasures (person, confirmed_by, erased_at) values (${person}, ${confirmedBy}, ${at})
    on conflict (person) do update
       set confirmed_by = excluded.confirmed_by, erased_at = excluded.erased_at, reason = ''`.execute(tx);
}

/** Whose erasure is asked for since a moment. */
export async function listAsked(tx: Tx, since: Date): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from privacy_erasures where erased_at is null and asked_at > ${since} order by asked_at`.execute(tx);
  return rows.map(({ person }) => person);
}

export async function filterErased(tx: Tx, persons: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from privacy_erasures where erased_at is not null and person = any(${[...persons]}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ person }) => person));
}

export async function listErased(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from privacy_erasures where erased_at is not null order by person`.execute(tx);
  return rows.map(({ person }) => person);
}

export async function countErasedSince(tx: Tx, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from privacy_erasures where erased_at >= ${since}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function keepName(
  tx: Tx,
  kept: { readonly person: string; readonly name: string; readonly login: string | null; readonly until: IsoDate },
): Promise<void> {
  await sql`
    insert into privacy_kept_names (person, name, login, until_day)
    values (${kept.person}, ${kept.name}, ${kept.login}, ${kept.until}::date) on conflict (person) do nothing`.execute(
    tx,
  );
}

export async function deleteKeptNames(tx: Tx, today: IsoDate): Promise<void> {
  await sql`delete from privacy_kept_names where until_day < ${today}::date`.execute(tx);
}

export async function readErasureForArchive(tx: Tx, person: string): Promise<unknown> {
  const { rows } = await sql`
    select asked_at as "askedAt", reason, person = ${person} as "isMine" from privacy_erasures
     where ${person}::uuid in (person, asked_by, confirmed_by)`.execute(tx);
  return rows;
}
