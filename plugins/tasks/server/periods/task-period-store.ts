import type { Tx } from '@kontor/database';
import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { TaskRow } from '../task-store.ts';

/** In lists of a space; without one in those of offices and persons. */
const inScope = ({ space }: Expiring) => sql`
  list in (select id from tasks_lists where space is not distinct from ${space}::uuid)`;

const deleted = (expiring: Expiring) => sql`${inScope(expiring)} and deleted_at < ${expiring.before}`;

/** Done or dropped, with all their parts, and not restored since; one that stands in a page is the page's. */
const closed = (expiring: Expiring) => sql`
  ${inScope(expiring)} and state <> 'open' and closed_at < ${expiring.before} and deleted_at is null and parent is null
  and not exists (select 1 from tasks_page_items item where item.task = tasks_tasks.id)
  and not exists (
    select 1 from tasks_history step
     where step.task = tasks_tasks.id and step.field = 'restored' and step.at >= ${expiring.before})
  and not exists (
    select 1 from tasks_tasks part where part.parent = tasks_tasks.id and part.state = 'open' and part.deleted_at is null)`;

async function count(tx: Tx, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from tasks_tasks where ${where}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export const countDeleted = (tx: Tx, expiring: Expiring) => count(tx, deleted(expiring));
export const countClosed = (tx: Tx, expiring: Expiring) => count(tx, closed(expiring));

/** For good, with what hangs on them; answers how many. */
export async function purgeDeleted(tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from tasks_tasks where id in (
      select id from tasks_tasks where ${deleted(expiring)}
       order by deleted_at, id limit ${expiring.limit} for update skip locked)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function lockClosed(tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select * from tasks_tasks where ${closed(expiring)}
     order by closed_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
  return rows;
}
