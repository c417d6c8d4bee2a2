import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface CommentRow {
  id: string;
  idea: string;
  parent: string | null;
  person: string | null;
  /** Said by whoever submitted the idea without a name. */
  by_receipt: boolean;
  at: Date;
  text: string;
}

/** The first first. */
export async function listCommentRows(tx: Tx, idea: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from ideas_comments where idea = ${idea} order by place limit 2000`.execute(tx);
  return rows;
}

export async function findComment(tx: Tx, idea: string, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`
    select * from ideas_comments where idea = ${idea} and id = ${id}`.execute(tx);
  return rows[0];
}

/** False where something is there under this id. */
export async function insertComment(tx: Tx, row: CommentRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ideas_comments (id, idea, parent, person, by_receipt, at, text)
    values (${row.id}, ${row.idea}, ${row.parent}, ${row.person}, ${row.by_receipt}, ${row.at}, ${row.text})
    on conflict (id) do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** With the answers to it; tells which are gone. */
export async function deleteComment(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from ideas_comments where id = ${id} or parent = ${id} returning id`.execute(tx);
  return rows.map((row) => row.id);
}

export async function findComments(tx: Tx, ids: readonly string[]): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from ideas_comments where id = any(${[...ids]}::uuid[]) order by id`.execute(tx);
  return rows;
}

export async function listCommentIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ideas_comments where ${after ?? null}::uuid is null or id > ${after ?? null}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listCommentsBy(tx: Tx, person: string): Promise<(CommentRow & { title: string })[]> {
  const { rows } = await sql<CommentRow & { title: string }>`
    select ideas_comments.*, title from ideas_comments join ideas_ideas on ideas_ideas.id = idea
     where person = ${person} order by at, ideas_comments.id`.execute(tx);
  return rows;
}
