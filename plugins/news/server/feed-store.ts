import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { isVisibleTo, type PostRow, type Reader } from './post-store.ts';

export interface FeedFilter {
  /** Only channels for everybody, followed ones, what addresses people more closely, and what the reader wrote. */
  readonly isOwn: boolean;
  readonly channel: string | undefined;
  readonly today: IsoDate;
}

export interface FeedPlace {
  readonly at: Date;
  readonly id: string;
}

/** Public posts that the reader may see, newest first, below a place; those on top are left out. */
export async function listFeed(
  tx: Tx,
  reader: Reader,
  filter: FeedFilter,
  { after, limit }: { readonly after: FeedPlace | undefined; readonly limit: number },
): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select post.* from news_posts post join news_channels channel on channel.id = post.channel
     where ${isInFeed(reader, filter)} and (pinned_until is null or pinned_until < ${filter.today}::date)
       and ${after ? sql`(published_at, post.id) < (${after.at}, ${after.id}::uuid)` : sql`true`}
     order by published_at desc, post.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Those on top. */
export async function listPinned(tx: Tx, reader: Reader, filter: FeedFilter): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select post.* from news_posts post join news_channels channel on channel.id = post.channel
     where ${isInFeed(reader, filter)} and pinned_until >= ${filter.today}::date
     order by published_at desc, post.id desc limit 20`.execute(tx);
  return rows;
}

/** What came out since a moment, without what the reader wrote. */
export async function listSince(
  tx: Tx,
  reader: Reader,
  filter: FeedFilter,
  { since, limit }: { readonly since: Date | undefined; readonly limit: number },
): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select post.* from news_posts post join news_channels channel on channel.id = post.channel
     where ${isInFeed(reader, filter)} and post.author is distinct from ${reader.person}
       and ${since ? sql`published_at > ${since}` : sql`true`}
     order by published_at desc, post.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** What somebody writes or wrote, and what waits for them as an editor; changed last first. */
export async function listOwn(tx: Tx, reader: Reader, limit: number): Promise<PostRow[]> {
  const { person, edited, editedInPlace } = reader;
  const { rows } = await sql<PostRow>`
    select post.* from news_posts post join news_channels channel on channel.id = post.channel
     where ${isVisibleTo(reader)} and (
       post.author = ${person}
       or exists (select 1 from news_post_authors author where author.post = post.id and author.person = ${person})
       or (post.review = 'asked' and post.channel = any(${[...edited, ...editedInPlace]}::uuid[])))
     order by post.changed_at desc, post.id limit ${limit}`.execute(tx);
  return rows;
}

function isInFeed(reader: Reader, { isOwn, channel }: FeedFilter) {
  const own = sql`(
    channel.everybody or not 'everyone' = any(post.audience) or post.author = ${reader.person}
    or exists (select 1 from news_follows follow where follow.person = ${reader.person} and follow.channel = post.channel))`;
  return sql`
    post.state = 'published' and ${isVisibleTo(reader)}
    and ${channel === undefined ? sql`true` : sql`post.channel = ${channel}::uuid`} and ${isOwn ? own : sql`true`}`;
}
