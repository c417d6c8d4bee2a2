import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Which task followed one that was done, and the revision in which it was left. */
export interface NextTaskRow {
  readonly task: string;
  readonly next: string;
  readonly revision: number;
}

export async function findNextTask(tx: Tx, task: string): Promise<NextTaskRow | undefined> {
  const { rows } = await sql<NextTaskRow>`select * from tasks_next_tasks where task = ${task}`.execute(tx);
  return rows[0];
}

/** The one that was done before, of a task that followed it. */
export async function findTaskBefore(tx: Tx, next: string): Promise<NextTaskRow | undefined> {
  const { rows } = await sql<NextTaskRow>`select * from tasks_next_tasks where next = ${next}`.execute(tx);
  return rows[0];
}

export async function putNextTask(tx: Tx, { task, next, revision }: NextTaskRow): Promise<void> {
  await sql`
    insert into tasks_next_tasks (task, next, revision) values (${task}, ${next}, ${revision})
    on conflict (task) do update set next = excluded.next, revision = excluded.revision`.execute(tx);
}

/** Those of these tasks that are followed by another one. */
export async function listFollowed(tx: Tx, tasks: readonly string[]): Promise<string[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<{ task: string }>`
    select n.task from tasks_next_tasks n join tasks_tasks t on t.id = n.next
     where n.task = any(${[...tasks]}::uuid[]) and t.deleted_at is null`.execute(tx);
  return rows.map(({ task }) => task);
}
