import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from '../page-store.ts';

/** Not those in the trash. */
export async function listTemplatesOf(tx: Tx, space: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where space = ${space} and template_for is not null and trashed_at is null
     order by lower(title), id`.execute(tx);
  return rows;
}
