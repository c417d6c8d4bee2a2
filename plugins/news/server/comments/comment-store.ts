import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface CommentRow {
  id: string;
  post: string;
  parent: string | null;
  author: string | null;
  text: string;
  mentions: string[];
  at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  hidden_at: Date | null;
  hidden_by: string | null;
  hidden_reason: string | null;
}

export type NewCommentRow = Pick<CommentRow, 'id' | 'post' | 'parent' | 'text' | 'mentions' | 'at'> & {
  readonly author: string;
};

/** So many are shown of one post; what comes later is refused nowhere and shown once others go. */
const mostShown = 2000;

/** The first first. */
export async function listCommentsOf(tx: Tx, post: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from news_comments where post = ${post} order by at, id limit ${sql.lit(mostShown)}`.execute(tx);
  return rows;
}

export async function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select * from news_comments where id = ${id}`.execute(tx);
  return rows[0];
}

/** Those of these that everybody reads who sees the post: neither deleted nor hidden. */
export async function findOpenComments(tx: Tx, ids: readonly string[]): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from news_comments
     where id = any(${[...ids]}::uuid[]) and deleted_at is null and hidden_at is null order by id`.execute(tx);
  return rows;
}

export async function listCommentIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from news_comments where ${after ?? null}::uuid is null or id > ${after ?? null}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Nobody else changes it, or answers it, until the end of the transaction. */
export async function lockComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select * from news_comments where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Who answered a comment, and who wrote it: each once. */
export async function listThreadAuthors(tx: Tx, parent: string): Promise<string[]> {
  const { rows } = await sql<{ author: string }>`
    select distinct author from news_comments
     where (id = ${parent} or parent = ${parent}) and author is not null and deleted_at is null`.execute(tx);
  return rows.map(({ author }) => author);
}

/** False when one is there already under this id. */
export async function insertComment(tx: Tx, comment: NewCommentRow): Promise<boolean> {
  const { id, post, parent, author, text, mentions, at } = comment;
  const { rows } = await sql`
    insert into news_comments (id, post, parent, author, text, mentions, at)
    values (${id}, ${post}, ${parent}, ${author}, ${text}, ${mentions}::uuid[], ${at})
    on conflict (id) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function setCommentText(
  tx: Tx,
  id: string,
  { text, mentions, at }: { readonly text: string; readonly mentions: readonly string[]; readonly at: Date },
): Promise<void> {
  await sql`
    update news_comments set text = ${text}, mentions = ${[...mentions]}::uuid[], edited_at = ${at}
     where id = ${id}`.execute(tx);
}

/** Its place stays where it has answers, without whose it was; with the last answer goes the place of what it answered. */
export async function deleteComment(tx: Tx, { id, parent }: CommentRow, at: Date): Promise<void> {
  const { rows } = await sql`
    update news_comments
       set deleted_at = ${at}, author = null, text = '', mentions = '{}', edited_at = null,
           hidden_at = null, hidden_by = null, hidden_reason = null
     where id = ${id} and exists (select 1 from news_comments answer where answer.parent = ${id})
    returning id`.execute(tx);
  if (rows.length > 0) {
    await sql`delete from news_reactions where comment = ${id}`.execute(tx);
    return;
  }
  await sql`delete from news_comments where id = ${id}`.execute(tx);
  if (parent === null) return;
  await sql`
    delete from news_comments where id = ${parent} and deleted_at is not null and not exists (
      select 1 from news_comments answer where answer.parent = ${parent})`.execute(tx);
}

export async function setHidden(
  tx: Tx,
  id: string,
  hidden: { readonly at: Date; readonly by: string; readonly reason: string } | null,
): Promise<void> {
  await sql`
    update news_comments
       set hidden_at = ${hidden?.at ?? null}, hidden_by = ${hidden?.by ?? null}, hidden_reason = ${hidden?.reason ?? null}
     where id = ${id}`.execute(tx);
}

export async function isClosed(tx: Tx, post: string): Promise<boolean> {
  const { rows } = await sql`select 1 from news_closed_comments where post = ${post}`.execute(tx);
  return rows.length > 0;
}

/** Whether it was another before. */
export async function setClosed(tx: Tx, post: string, closed: boolean): Promise<boolean> {
  const change = closed
    ? sql`insert into news_closed_comments (post) values (${post}) on conflict do nothing returning post`
    : sql`delete from news_closed_comments where post = ${post} returning post`;
  return (await change.execute(tx)).rows.length > 0;
}

/** All that somebody said: for the personal archive. */
export async function listCommentsBy(tx: Tx, person: string) {
  const { rows } = await sql<Pick<CommentRow, 'post' | 'text' | 'at' | 'edited_at' | 'hidden_at' | 'hidden_reason'>>`
    select post, text, at, edited_at, hidden_at, hidden_reason from news_comments
     where author = ${person} and deleted_at is null order by at, id`.execute(tx);
  return rows;
}

/** When somebody hid comments, and why: for the personal archive. */
export async function listHiddenBy(tx: Tx, person: string) {
  const { rows } = await sql<{ post: string; hidden_at: Date; hidden_reason: string | null }>`
    select post, hidden_at, hidden_reason from news_comments where hidden_by = ${person} order by hidden_at`.execute(
    tx,
  );
  return rows;
}
