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
