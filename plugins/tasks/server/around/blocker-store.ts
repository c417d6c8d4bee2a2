import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { TaskRow } from '../task-store.ts';

/** How many open tasks each of these waits for; none is left out. */
export async function countWaitsFor(tx: Tx, tasks: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (tasks.length === 0) return new Map();
  const { rows } = await sql<{ task: string; count: number }>`
    select b.task, count(*)::int as count from tasks_blockers b join tasks_tasks t on t.id = b.blocker
     where b.task = any(${[...tasks]}::uuid[]) and t.state = 'open' and t.deleted_at is null group by b.task`.execute(
    tx,
  );
  return new Map(rows.map(({ task, count }) => [task, count]));
}

/** By task of a list, for which others of the same list it waits. */
export async function listBlockersWithin(tx: Tx, list: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ task: string; blockers: string[] }>`
    select b.task, array_agg(b.blocker order by b.blocker) as blockers from tasks_blockers b
      join tasks_tasks t on t.id = b.task join tasks_tasks o on o.id = b.blocker
     where t.list = ${list} and o.list = ${list} and o.deleted_at is null group by b.task`.execute(tx);
  return new Map(rows.map(({ task, blockers }) => [task, blockers]));
}

/** Those not deleted, the open ones first. */
export async function listBlockersOf(tx: Tx, task: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.* from tasks_blockers b join tasks_tasks t on t.id = b.blocker
     where b.task = ${task} and t.deleted_at is null order by t.state <> 'open', t.due_on nulls last, t.id`.execute(tx);
  return rows;
}

export async function listBlockedBy(tx: Tx, blocker: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.* from tasks_blockers b join tasks_tasks t on t.id = b.task
     where b.blocker = ${blocker} and t.deleted_at is null order by t.state <> 'open', t.due_on nulls last, t.id`.execute(
    tx,
  );
  return rows;
}

/** Until the end of the transaction nobody else lets a task wait for another one: two who do could make a circle. */
export async function lockAllBlockers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tasks_blockers'))`.execute(tx);
}

/** Whether a task waits for another one, also through others. */
export async function waitsThrough(tx: Tx, task: string, blocker: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive before (id) as (
      select ${task}::uuid
      union
      select b.blocker from before join tasks_blockers b on b.task = before.id
    )
    select exists (select 1 from before where id = ${blocker}) as found`.execute(tx);
  return rows[0]?.found === true;
}

/** False where it waits for it already. */
export async function putBlocker(tx: Tx, task: string, blocker: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tasks_blockers (task, blocker) values (${task}, ${blocker}) on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function removeBlocker(tx: Tx, task: string, blocker: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from tasks_blockers where task = ${task} and blocker = ${blocker}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Those that wait for a task; nobody else changes them until the end of the transaction. */
export async function lockBlockedBy(tx: Tx, blocker: string): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.* from tasks_tasks t where t.id in (select task from tasks_blockers where blocker = ${blocker})
       and t.deleted_at is null order by t.id for update`.execute(tx);
  return rows;
}
