import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';

/** A decision at a page, or at one above it, on who may read and write it. */
export interface LimitRow {
  /** The page it holds for. */
  page: string;
  /** Where it was decided. */
  source: string;
  title: string;
  read_limit: AccessSubject[] | null;
  write_limit: AccessSubject[] | null;
  draft_of: string | null;
}

/** By page, from the top; pages without any are left out. */
export async function listLimits(tx: Tx, ids: readonly string[]): Promise<Map<string, LimitRow[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LimitRow>`
    with recursive chain(page, id, parent, depth) as (
      select id, id, parent, 0 from wiki_pages where id = any(${[...ids]}::uuid[])
      union all
      select chain.page, above.id, above.parent, depth + 1
        from chain join wiki_pages above on above.id = chain.parent
    )
    select page, id as source, title, read_limit, write_limit, draft_of
      from chain join wiki_pages using (id)
     where read_limit is not null or write_limit is not null or draft_of is not null
     order by page, depth desc`.execute(tx);
  return Map.groupBy(rows, ({ page }) => page);
}

/** Pages of a space at which something was narrowed. */
export async function listNarrowed(tx: Tx, space: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from wiki_pages where space = ${space} and (read_limit is not null or write_limit is not null)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Pages, wherever they are, that only people of some org unit may read. */
export async function listNarrowedToUnits(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from wiki_pages where read_limit @> '[{"kind": "org-unit"}]'`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The same for those of one group. */
export async function listNarrowedToGroup(tx: Tx, group: string): Promise<string[]> {
  const limit = JSON.stringify([{ kind: 'group', id: group }]);
  const { rows } = await sql<{ id: string }>`
    select id from wiki_pages where read_limit @> ${limit}::jsonb`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Those of these groups and org units to whom some page of these spaces is narrowed. */
export async function filterNarrowedTo(
  tx: Tx,
  spaces: readonly string[],
  subjects: readonly AccessSubject[],
): Promise<AccessSubject[]> {
  const { rows } = await sql<AccessSubject>`
    select kind, id from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as given (kind text, id uuid)
     where exists (select 1 from wiki_pages
                    where space = any(${[...spaces]}::uuid[])
                      and (   read_limit @> jsonb_build_array(jsonb_build_object('kind', kind, 'id', given.id))
                           or write_limit @> jsonb_build_array(jsonb_build_object('kind', kind, 'id', given.id))))`.execute(
    tx,
  );
  return rows;
}
