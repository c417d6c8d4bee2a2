import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** By task: whether it was done when task and page agreed last. */
export async function findAgreed(tx: Tx, tasks: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ task: string; is_done: boolean }>`
    select task, is_done from tasks_page_items where task = any(${[...tasks]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ task, is_done: isDone }) => [task, isDone]));
}

export async function writeAgreed(tx: Tx, task: string, isDone: boolean): Promise<void> {
  await sql`
    insert into tasks_page_items (task, is_done) values (${task}, ${isDone})
    on conflict (task) do update set is_done = excluded.is_done`.execute(tx);
}
