import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from './page-store.ts';

export async function putIntoTrash(
  tx: Tx,
  root: string,
  ids: readonly string[],
  by: { readonly person: string | undefined; readonly at: Date },
): Promise<void> {
  await sql`
    update wiki_pages
       set trashed_at = ${by.at}, trashed_by = ${by.person ?? null}, trashed_with = ${root}, revision = revision + 1
     where id = any(${[...ids]}::uuid[]) and trashed_at is null`.execute(tx);
}

/** Those that went into the trash with a page, itself among them, come back. */
export async function takeOutOfTrash(tx: Tx, root: string): Promise<void> {
  await sql`
    update wiki_pages set trashed_at = null, trashed_by = null, trashed_with = null, revision = revision + 1
     where trashed_with = ${root}`.execute(tx);
}

/** Of these, those that went into the trash with one page count as gone with another from now on. */
export async function setTrashedWith(tx: Tx, ids: readonly string[], was: string | null, now: string): Promise<void> {
  await sql`
    update wiki_pages set trashed_with = ${now} where id = any(${[...ids]}::uuid[]) and trashed_with = ${was}`.execute(
    tx,
  );
}

/** Pages of a space that were put into the trash themselves, newest first, with how many went with each. */
export async function listTrashed(tx: Tx, space: string): Promise<(PageRow & { below: number })[]> {
  const { rows } = await sql<PageRow & { below: number }>`
    select page.*, (select count(*)::int - 1 from wiki_pages other where other.trashed_with = page.id) as below
      from wiki_pages page
     where space = ${space} and trashed_with = page.id
     order by trashed_at desc, id`.execute(tx);
  return rows;
}

export async function deletePages(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from wiki_pages where id = any(${[...ids]}::uuid[])`.execute(tx);
}
