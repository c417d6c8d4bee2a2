import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface CommentRow {
  id: string;
  task: string;
  person: string | null;
  at: Date;
  text: string;
}

/** The first first. */
export async function listCommentsOf(tx: Tx, task: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from tasks_comments where task = ${task} order by at, id limit 1000`.execute(tx);
  return rows;
}

export async function countComments(tx: Tx, tasks: readonly string[]): Promise<Map<string, number>> {
  if (tasks.length === 0) return new Map();
  const { rows } = await sql<{ task: string; count: number }>`
    select task, count(*)::int as count from tasks_comments where task = any(${[...tasks]}::uuid[]) group by task`.execute(
    tx,
  );
  return new Map(rows.map(({ task, count }) => [task, count]));
}

export async function findComments(tx: Tx, ids: readonly string[]): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from tasks_comments where id = any(${[...ids]}::uuid[]) order by id`.execute(tx);
  return rows;
}

export async function listCommentIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tasks_comments where ${after ?? null}::uuid is null or id > ${after ?? null}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is there already under this id stays. */
export async function insertComment(tx: Tx, { id, task, person, at, text }: CommentRow): Promise<void> {
  await sql`
    insert into tasks_comments (id, task, person, at, text) values (${id}, ${task}, ${person}, ${at}, ${text})
    on conflict (id) do nothing`.execute(tx);
}

/** False where this person said nothing of the kind there. */
export async function deleteComment(tx: Tx, task: string, id: string, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from tasks_comments where id = ${id} and task = ${task} and person = ${person}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
