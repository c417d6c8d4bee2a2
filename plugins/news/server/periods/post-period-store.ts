import type { Tx } from '@kontor/database';
import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { PostRow } from '../post-store.ts';

type Some = Expiring & { readonly limit: number };

/** In channels of a space; without one in those of no space. */
const inScope = ({ space }: Expiring) => sql`
  channel in (select id from news_channels where space is not distinct from ${space}::uuid)`;

const over = (expiring: Expiring) => sql`
  ${inScope(expiring)} and state in ('expired', 'withdrawn') and changed_at < ${expiring.before} and deleted_at is null`;
const deleted = (expiring: Expiring) => sql`${inScope(expiring)} and deleted_at < ${expiring.before}`;

async function count(tx: Tx, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from news_posts where ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export const countOver = (tx: Tx, expiring: Expiring) => count(tx, over(expiring));
export const countDeleted = (tx: Tx, expiring: Expiring) => count(tx, deleted(expiring));

export async function lockOver(tx: Tx, expiring: Some): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select * from news_posts where ${over(expiring)}
     order by changed_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
  return rows;
}

export async function lockDeleted(tx: Tx, expiring: Some): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from news_posts where ${deleted(expiring)}
     order by deleted_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}
