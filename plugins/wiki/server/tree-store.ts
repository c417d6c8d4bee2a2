import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from './page-store.ts';

/** Only one transaction at a time moves pages of a space: no cycles, no two at one place. In the order of ids. */
export async function lockTrees(tx: Tx, spaces: readonly string[]): Promise<void> {
  for (const space of [...new Set(spaces)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`wiki tree ${space}`}, 0))`.execute(tx);
  }
}

/** The pages above each of these, from the top, and without itself. */
export async function listPaths(tx: Tx, ids: readonly string[]): Promise<Map<string, PathStep[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PathStep & { page: string }>`
    with recursive chain(page, id, depth) as (
      select id, parent, 1 from wiki_pages where id = any(${[...ids]}::uuid[]) and parent is not null
      union all
      select chain.page, above.parent, depth + 1
        from chain join wiki_pages above on above.id = chain.id where above.parent is not null
    )
    select page, id, title, icon from chain join wiki_pages using (id) order by page, depth desc`.execute(tx);
  const paths = new Map<string, PathStep[]>(ids.map((id) => [id, []]));
  for (const { page, id, title, icon } of rows) paths.get(page)?.push({ id, title, icon });
  return paths;
}

export interface PathStep {
  readonly id: string;
  readonly title: string;
  readonly icon: string | null;
}

/** A page and all under it, parents first, in their order; in the trash or not. */
export async function listSubtree(tx: Tx, root: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    with recursive below(id, depth) as (
      select ${root}::uuid, 0
      union all
      select child.id, depth + 1 from below join wiki_pages child on child.parent = below.id
    )
    select wiki_pages.* from below join wiki_pages using (id) order by depth, position, id`.execute(tx);
  return rows;
}

/** Those under a parent, or at the top of a space, in their order; not those in the trash. */
export async function listSiblings(
  tx: Tx,
  space: string,
  parent: string | null,
): Promise<{ id: string; position: number }[]> {
  const { rows } = await sql<{ id: string; position: number }>`
    select id, position from wiki_pages
     where space = ${space} and parent is not distinct from ${parent}::uuid and trashed_at is null
       and template_for is null
     order by position, id`.execute(tx);
  return rows;
}

export async function setPositions(
  tx: Tx,
  positions: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  await sql`
    update wiki_pages set position = given.position
      from unnest(${positions.map(({ id }) => id)}::uuid[], ${positions.map((each) => each.position)}::float8[])
           as given (id, position)
     where wiki_pages.id = given.id`.execute(tx);
}

/** All of a subtree come to another space. */
export async function setSpace(tx: Tx, ids: readonly string[], space: string): Promise<void> {
  await sql`update wiki_pages set space = ${space} where id = any(${[...ids]}::uuid[])`.execute(tx);
}
