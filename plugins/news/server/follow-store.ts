import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function listFollowed(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ channel: string }>`
    select channel from news_follows where person = ${person} order by channel`.execute(tx);
  return rows.map(({ channel }) => channel);
}

/** False where it was so already. */
export async function setFollow(tx: Tx, person: string, channel: string, follows: boolean): Promise<boolean> {
  const { numAffectedRows } = follows
    ? await sql`
        insert into news_follows (person, channel) values (${person}, ${channel}) on conflict do nothing`.execute(tx)
    : await sql`delete from news_follows where person = ${person} and channel = ${channel}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** In order of id, for walks in pages. */
export async function listFollowers(
  tx: Tx,
  channel: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from news_follows
     where channel = ${channel} and ${after === undefined ? sql`true` : sql`person > ${after}`}
     order by person limit ${limit}`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Until when somebody has seen the news. */
export async function findVisit(tx: Tx, person: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`select at from news_visits where person = ${person}`.execute(tx);
  return rows[0]?.at;
}

/** The moment before is forgotten. */
export async function moveVisit(tx: Tx, person: string, at: Date): Promise<void> {
  await sql`
    insert into news_visits (person, at) values (${person}, ${at})
        on conflict (person) do update set at = greatest(news_visits.at, excluded.at)`.execute(tx);
}
