import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';

/**
 * The rule of what whoever comes along may read: marked by an editor, in a channel that may publish, published and not
 * expired now. That the organisation has a public outlet at all is asked before. `post` is the table of posts.
 */
function isPublic(today: IsoDate): RawBuilder<boolean> {
  return sql<boolean>`
    post.state = 'published' and post.deleted_at is null and post.version > 0
    and (post.expires_on is null or post.expires_on >= ${today}::date)
    and exists (select 1 from news_public_posts mark where mark.post = post.id)
    and exists (select 1 from news_public_channels allowed where allowed.channel = post.channel)`;
}

/** Newest first, so many after so many. */
export async function listPublicIds(
  tx: Tx,
  today: IsoDate,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select post.id from news_posts post where ${isPublic(today)}
     order by post.published_at desc, post.id desc limit ${limit} offset ${offset}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function isPublicNow(tx: Tx, today: IsoDate, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from news_posts post where post.id = ${id} and ${isPublic(today)}`.execute(tx);
  return rows.length > 0;
}

export async function findMark(tx: Tx, post: string): Promise<Date | undefined> {
  const { rows } = await sql<{ marked_at: Date }>`
    select marked_at from news_public_posts where post = ${post}`.execute(tx);
  return rows[0]?.marked_at;
}

/** Whether it was another before. */
export async function setMark(tx: Tx, post: string, at: Date | undefined): Promise<boolean> {
  const change = at
    ? sql`insert into news_public_posts (post, marked_at) values (${post}, ${at}) on conflict do nothing returning post`
    : sql`delete from news_public_posts where post = ${post} returning post`;
  return (await change.execute(tx)).rows.length > 0;
}

export async function listAllowedChannels(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ channel: string }>`select channel from news_public_channels`.execute(tx);
  return new Set(rows.map(({ channel }) => channel));
}

/** Whether it was another before. With the permission go the marks, so that nothing is public again by itself later. */
export async function setAllowed(tx: Tx, channel: string, allowed: boolean): Promise<boolean> {
  if (allowed) {
    const { rows } = await sql`
      insert into news_public_channels (channel) values (${channel}) on conflict do nothing returning channel`.execute(
      tx,
    );
    return rows.length > 0;
  }
  await sql`
    delete from news_public_posts where post in (select id from news_posts where channel = ${channel})`.execute(tx);
  const { rows } = await sql`delete from news_public_channels where channel = ${channel} returning channel`.execute(tx);
  return rows.length > 0;
}

/** When the first version of each came out. */
export async function listFirstMoments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; published_at: Date }>`
    select id, published_at from news_posts where id = any(${[...ids]}::uuid[]) and published_at is not null`.execute(
    tx,
  );
  return new Map(rows.map(({ id, published_at: at }) => [id, at]));
}

export async function deleteMarks(tx: Tx): Promise<void> {
  await sql`delete from news_public_posts`.execute(tx);
}
