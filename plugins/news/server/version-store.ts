import type { Tx } from '@kontor/database';
import type { DocNode } from '@kontor/editor/shared';
import { sql } from 'kysely';

/** A version as it came out; it does not change any more. */
export interface VersionRow {
  post: string;
  number: number;
  title: string;
  teaser: string;
  has_english: boolean;
  title_en: string;
  teaser_en: string;
  cover: string | null;
  cover_alt: string;
  doc: DocNode;
  doc_en: DocNode | null;
  at: Date;
  by: string | null;
  /** An absent editor, in whose place it was let out. */
  in_place_of: string | null;
}

/** What a list shows of one. */
export type VersionHead = Omit<VersionRow, 'doc' | 'doc_en'>;

type NewVersion = Omit<VersionRow, 'in_place_of'> & Partial<Pick<VersionRow, 'in_place_of'>>;

export async function insertVersion(tx: Tx, row: NewVersion): Promise<void> {
  await sql`
    insert into news_post_versions
    select * from jsonb_populate_record(null::news_post_versions, ${JSON.stringify(row)}::jsonb)`.execute(tx);
}

export async function findVersion(tx: Tx, post: string, number: number): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select * from news_post_versions where post = ${post} and number = ${number}`.execute(tx);
  return rows[0];
}

/** Of each post the version that is public, without its text, by post. */
export async function findCurrentHeads(tx: Tx, posts: readonly string[]): Promise<Map<string, VersionHead>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<VersionHead>`
    select version.post, number, version.title, version.teaser, version.has_english, version.title_en,
           version.teaser_en, version.cover, version.cover_alt, version.at, version.by
      from news_post_versions version join news_posts post on post.id = version.post and post.version = version.number
     where version.post = any(${[...posts]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.post, row]));
}

/** The same with the text. */
export async function findCurrentVersions(tx: Tx, posts: readonly string[]): Promise<Map<string, VersionRow>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<VersionRow>`
    select version.* from news_post_versions version
      join news_posts post on post.id = version.post and post.version = version.number
     where version.post = any(${[...posts]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.post, row]));
}

/** Newest first. */
export async function listVersionHeads(
  tx: Tx,
  post: string,
): Promise<Pick<VersionRow, 'number' | 'at' | 'by' | 'in_place_of'>[]> {
  const { rows } = await sql<Pick<VersionRow, 'number' | 'at' | 'by' | 'in_place_of'>>`
    select number, at, by, in_place_of from news_post_versions where post = ${post} order by number desc`.execute(tx);
  return rows;
}
