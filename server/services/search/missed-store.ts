import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function keepMissed(tx: Tx, term: string, week: IsoDate): Promise<void> {
  await sql`insert into search_missed (term, week) values (${term}, ${week}) on conflict do nothing`.execute(tx);
}

/** With the weeks of each, the last one first; those of most and latest weeks first. */
export async function listMissed(tx: Tx): Promise<{ term: string; weeks: IsoDate[] }[]> {
  const { rows } = await sql<{ term: string; weeks: IsoDate[] }>`
    select term, array_agg(week::text order by week desc) as weeks from search_missed
    group by term order by count(*) desc, max(week) desc, term limit 500`.execute(tx);
  return rows;
}

export async function deleteMissed(tx: Tx, term: string): Promise<void> {
  await sql`delete from search_missed where term = ${term}`.execute(tx);
}

export async function deleteAllMissed(tx: Tx): Promise<void> {
  await sql`delete from search_missed`.execute(tx);
}

/** Deletes what belongs to weeks that began before this day. */
export async function expireMissed(tx: Tx, before: IsoDate): Promise<void> {
  await sql`delete from search_missed where week < ${before}`.execute(tx);
}
