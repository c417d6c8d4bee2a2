import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Addressee } from '@kontor/schema';
import { type RawBuilder, sql } from 'kysely';
import type { Review } from '../shared/index.ts';

/** Where a post stands, as it is stored; see `shownState`. */
export type StoredState = 'draft' | 'scheduled' | 'published' | 'expired' | 'withdrawn';

/** A post as it is stored; everything but its text. */
export interface PostRow {
  id: string;
  channel: string;
  author: string | null;
  title: string;
  teaser: string;
  has_english: boolean;
  title_en: string;
  teaser_en: string;
  cover: string | null;
  cover_alt: string;
  addressees: Addressee[];
  audience: string[];
  important: boolean;
  state: StoredState;
  review: Review;
  reason: string;
  publish_at: Date | null;
  version: number;
  published_at: Date | null;
  version_at: Date | null;
  expires_on: IsoDate | null;
  pinned_until: IsoDate | null;
  edited_at: Date;
  changed_at: Date;
  created_at: Date;
  deleted_at: Date | null;
  revision: number;
}

/** Who reads, with all that decides what they may see. */
export interface Reader {
  readonly person: string;
  readonly tokens: readonly string[];
  /** Spaces on which they have any role. */
  readonly spaces: readonly string[];
  /** Channels whose editors they are among. */
  readonly edited: readonly string[];
  /** Channels of whose editors one is away and they stand in: they see what waits for approval there. */
  readonly editedInPlace: readonly string[];
}

/**
 * The rule of who sees a post: its authors always, editors of its channel once it was handed in, and those whom it
 * addresses while it is public; of a channel of a space only people of that space. `post` and `channel` are the tables.
 */
export function isVisibleTo(reader: Reader): RawBuilder<boolean> {
  const { person, tokens, spaces, edited, editedInPlace } = reader;
  return sql<boolean>`
    post.deleted_at is null and (channel.space is null or channel.space = any(${[...spaces]}::uuid[])) and (
      post.author = ${person}
      or exists (select 1 from news_post_authors author where author.post = post.id and author.person = ${person})
      or (post.channel = any(${[...edited]}::uuid[]) and (post.state <> 'draft' or post.review <> 'none'))
      or (post.channel = any(${[...editedInPlace]}::uuid[]) and post.review = 'asked')
      or (post.state = 'published' and post.audience && ${[...tokens]}::text[]))`;
}

/** Those of these posts that for this reader exist: no other way leads to one for a person. */
export async function findVisiblePosts(tx: Tx, reader: Reader, ids: readonly string[]): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PostRow>`
    select post.* from news_posts post join news_channels channel on channel.id = post.channel
     where post.id = any(${[...ids]}::uuid[]) and ${isVisibleTo(reader)}`.execute(tx);
  return rows;
}

/** Whoever asks, for jobs, search and links. Deleted ones are left out. */
export async function findPosts(tx: Tx, ids: readonly string[]): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PostRow>`
    select * from news_posts where id = any(${[...ids]}::uuid[]) and deleted_at is null`.execute(tx);
  return rows;
}

/** Also a deleted one. Nobody else changes it until the end of the transaction. */
export async function lockPost(tx: Tx, id: string): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`select * from news_posts where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertPost(tx: Tx, row: PostRow): Promise<void> {
  await sql`
    insert into news_posts
    select * from jsonb_populate_record(null::news_posts, ${JSON.stringify(row)}::jsonb)`.execute(tx);
}

/** Everything that people and jobs change; its revision is the next one. */
export async function writePost(tx: Tx, row: PostRow): Promise<PostRow> {
  const next = { ...row, revision: row.revision + 1 };
  await sql`
    update news_posts set
      title = ${next.title}, teaser = ${next.teaser}, has_english = ${next.has_english}, title_en = ${next.title_en},
      teaser_en = ${next.teaser_en}, cover = ${next.cover}, cover_alt = ${next.cover_alt},
      addressees = ${JSON.stringify(next.addressees)}::jsonb, audience = ${next.audience}::text[],
      important = ${next.important}, state = ${next.state}, review = ${next.review}, reason = ${next.reason},
      publish_at = ${next.publish_at}, version = ${next.version}, published_at = ${next.published_at},
      version_at = ${next.version_at}, expires_on = ${next.expires_on}::date, pinned_until = ${next.pinned_until}::date,
      edited_at = ${next.edited_at}, changed_at = ${next.changed_at}, deleted_at = ${next.deleted_at},
      revision = ${next.revision}
     where id = ${next.id}`.execute(tx);
  return next;
}

/** The text changed: no revision of what is beside it. */
export async function noteEdit(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`
    update news_posts set edited_at = greatest(edited_at, ${at}), changed_at = greatest(changed_at, ${at})
     where id = ${id}`.execute(tx);
}

/** Co-authors by post. */
export async function listCoAuthors(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ post: string; person: string }>`
    select post, person from news_post_authors where post = any(${[...ids]}::uuid[]) order by post, person`.execute(tx);
  const authors = new Map<string, string[]>();
  for (const { post, person } of rows) authors.set(post, [...(authors.get(post) ?? []), person]);
  return authors;
}

export async function putCoAuthors(tx: Tx, post: string, persons: readonly string[]): Promise<void> {
  await sql`delete from news_post_authors where post = ${post}`.execute(tx);
  await sql`
    insert into news_post_authors (post, person)
    select ${post}, person from unnest(${[...new Set(persons)]}::uuid[]) as person`.execute(tx);
}

/** Ids in order, for walks in pages. */
export async function listPostIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from news_posts where ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Public posts of these channels. */
export async function listPublicOf(tx: Tx, channels: readonly string[]): Promise<string[]> {
  if (channels.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from news_posts
     where channel = any(${[...channels]}::uuid[]) and state = 'published' and deleted_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is to come out by now. */
export async function listDue(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from news_posts where state = 'scheduled' and publish_at <= ${now} and deleted_at is null
     order by publish_at, id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What was in the news for the last time before this day. */
export async function listExpiredBefore(tx: Tx, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from news_posts where state = 'published' and expires_on < ${today}::date and deleted_at is null
     order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function removePost(tx: Tx, id: string): Promise<void> {
  await sql`delete from news_posts where id = ${id}`.execute(tx);
}
