import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from '../page-store.ts';

/** Pages of which this person is the owner, by title; neither drafts, templates nor what is in the trash. */
export async function listOwnedBy(tx: Tx, person: string, limit: number): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages
     where owner = ${person} and trashed_at is null and draft_of is null and template_for is null and not obsolete
     order by title collate "de-x-icu", id limit ${limit}`.execute(tx);
  return rows;
}
