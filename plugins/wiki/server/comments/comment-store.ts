import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Thread } from '../../shared/index.ts';

export interface ThreadRow {
  id: string;
  page: string;
  anchor: Thread['anchor'];
  quote: string;
  created_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
}

export interface CommentRow {
  id: string;
  thread: string;
  author: string;
  text: string;
  at: Date;
  edited_at: Date | null;
}

export async function listThreadsOf(tx: Tx, page: string): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    select * from wiki_threads where page = ${page} order by created_at, id`.execute(tx);
  return rows;
}

export async function findThread(tx: Tx, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`select * from wiki_threads where id = ${id}`.execute(tx);
  return rows[0];
}

/** Nobody else changes it until the end of the transaction. */
export async function lockThread(tx: Tx, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`select * from wiki_threads where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function listComments(tx: Tx, threads: readonly string[]): Promise<CommentRow[]> {
  if (threads.length === 0) return [];
  const { rows } = await sql<CommentRow>`
    select * from wiki_comments where thread = any(${[...threads]}::uuid[]) order by at, id`.execute(tx);
  return rows;
}

export async function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select * from wiki_comments where id = ${id}`.execute(tx);
  return rows[0];
}

/** All that somebody said, with where: for the personal archive. */
export async function listCommentsBy(tx: Tx, person: string): Promise<(CommentRow & { title: string })[]> {
  const { rows } = await sql<CommentRow & { title: string }>`
    select wiki_comments.*, title
      from wiki_comments
      join wiki_threads on wiki_threads.id = thread
      join wiki_pages on wiki_pages.id = page
     where author = ${person} order by at, wiki_comments.id`.execute(tx);
  return rows;
}

/** Comments with the page that they are about. */
export async function findCommentsWithPage(
  tx: Tx,
  ids: readonly string[],
): Promise<(Omit<CommentRow, 'edited_at'> & { page: string })[]> {
  const { rows } = await sql<CommentRow & { page: string }>`
    select wiki_comments.*, page from wiki_comments join wiki_threads on wiki_threads.id = thread
     where wiki_comments.id = any(${[...ids]}::uuid[]) order by wiki_comments.id`.execute(tx);
  return rows;
}

export async function listCommentIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from wiki_comments where ${after ?? null}::uuid is null or id > ${after ?? null}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function insertThread(tx: Tx, thread: ThreadRow): Promise<void> {
  const { id, page, anchor, quote, created_at: at } = thread;
  await sql`
    insert into wiki_threads (id, page, anchor, quote, created_at)
    values (${id}, ${page}, ${anchor === null ? null : JSON.stringify(anchor)}::jsonb, ${quote}, ${at})`.execute(tx);
}

export async function insertComment(tx: Tx, comment: Omit<CommentRow, 'edited_at'>): Promise<void> {
  const { id, thread, author, text, at } = comment;
  await sql`
    insert into wiki_comments (id, thread, author, text, at)
    values (${id}, ${thread}, ${author}, ${text}, ${at})`.execute(tx);
}

export async function setResolved(
  tx: Tx,
  id: string,
  by: { readonly person: string; readonly at: Date } | undefined,
): Promise<void> {
  await sql`
    update wiki_threads set resolved_at = ${by?.at ?? null}, resolved_by = ${by?.person ?? null}
     where id = ${id}`.execute(tx);
}

export async function setCommentText(
  tx: Tx,
  id: string,
  { text, at }: { readonly text: string; readonly at: Date },
): Promise<void> {
  await sql`update wiki_comments set text = ${text}, edited_at = ${at} where id = ${id}`.execute(tx);
}

/** A thread in which nothing is said any more goes, too. */
export async function deleteComment(tx: Tx, { id, thread }: CommentRow): Promise<void> {
  await sql`delete from wiki_comments where id = ${id}`.execute(tx);
  await sql`
    delete from wiki_threads where id = ${thread} and not exists (
      select 1 from wiki_comments where thread = ${thread})`.execute(tx);
}
