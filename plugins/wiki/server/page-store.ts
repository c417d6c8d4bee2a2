import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';

/** A page as it is stored; everything but its text. */
export interface PageRow {
  id: string;
  space: string;
  parent: string | null;
  position: number;
  title: string;
  icon: string | null;
  cover: string | null;
  cover_alt: string;
  owner: string | null;
  draft_of: string | null;
  read_limit: AccessSubject[] | null;
  write_limit: AccessSubject[] | null;
  readers_comment: boolean;
  review_months: 3 | 6 | 12 | 24 | null;
  review_on: IsoDate | null;
  verified_at: Date | null;
  verified_by: string | null;
  obsolete: boolean;
  obsolete_since: Date | null;
  created_at: Date;
  created_by: string | null;
  changed_at: Date;
  changed_by: string | null;
  trashed_at: Date | null;
  trashed_by: string | null;
  trashed_with: string | null;
  template_for: string | null;
  schema_version: number;
  revision: number;
}

export async function findPages(tx: Tx, ids: readonly string[]): Promise<PageRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PageRow>`select * from wiki_pages where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody else changes it until the end of the transaction. */
export async function lockPage(tx: Tx, id: string): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`select * from wiki_pages where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** All that are not in the trash, in the order of their positions; no templates. */
export async function listPagesOf(tx: Tx, space: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where space = ${space} and trashed_at is null and template_for is null
     order by position, id`.execute(tx);
  return rows;
}

/** Ids in order, for walks in pages. */
export async function listPageIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from wiki_pages where ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Changed last, of these spaces; more than are shown, as some may be hidden from whoever asks. */
export async function listChangedLast(tx: Tx, spaces: readonly string[], limit: number): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where space = any(${[...spaces]}::uuid[]) and trashed_at is null and draft_of is null and template_for is null
     order by changed_at desc, id limit ${limit}`.execute(tx);
  return rows;
}

export async function listDraftsOf(tx: Tx, person: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where draft_of = ${person} and trashed_at is null order by changed_at desc, id`.execute(
    tx,
  );
  return rows;
}

/** New ones, parents before those under them, in one statement. */
export async function insertPages(tx: Tx, pages: readonly PageRow[]): Promise<void> {
  if (pages.length === 0) return;
  await sql`
    insert into wiki_pages
    select * from jsonb_populate_recordset(null::wiki_pages, ${JSON.stringify(pages)}::jsonb)`.execute(tx);
}

/** Everything of a page that people change; its revision is the next one. */
export async function writePage(tx: Tx, page: PageRow): Promise<PageRow> {
  const next = { ...page, revision: page.revision + 1 };
  await sql`
    update wiki_pages set
      space = ${next.space}, parent = ${next.parent}, position = ${next.position}, title = ${next.title},
      icon = ${next.icon}, cover = ${next.cover}, cover_alt = ${next.cover_alt}, template_for = ${next.template_for}, owner = ${next.owner}, draft_of = ${next.draft_of},
      read_limit = ${jsonOf(next.read_limit)}::jsonb, write_limit = ${jsonOf(next.write_limit)}::jsonb,
      readers_comment = ${next.readers_comment}, review_months = ${next.review_months}, review_on = ${next.review_on},
      verified_at = ${next.verified_at}, verified_by = ${next.verified_by}, obsolete = ${next.obsolete},
      obsolete_since = ${next.obsolete_since},
      changed_at = ${next.changed_at}, changed_by = ${next.changed_by}, revision = ${next.revision}
     where id = ${next.id}`.execute(tx);
  return next;
}

/** The text changed: no revision of what is beside it. False when the page is gone. */
export async function noteEdit(tx: Tx, id: string, by: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update wiki_pages set changed_at = ${at}, changed_by = coalesce(${by}::uuid, changed_by) where id = ${id}`.execute(
    tx,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Pages at which somebody is named: for the personal archive. */
export async function listAuthoredBy(tx: Tx, person: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where ${person} in (created_by, changed_by, owner) order by created_at, id`.execute(tx);
  return rows;
}
