import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Page } from '../shared/index.ts';
import type { PageRow } from './page-store.ts';

type Shelf = Pick<Page, 'isFavourite' | 'watch'>;
type ShelfTable = 'wiki_favourites' | 'wiki_visits' | 'wiki_watches';

/** So many visits are remembered of everybody. */
const mostVisits = 50;

export async function findShelfOf(tx: Tx, person: string, page: string): Promise<Shelf> {
  const { rows } = await sql<{ favourite: boolean; below: boolean | null }>`
    select exists (select 1 from wiki_favourites where person = ${person} and page = ${page}) as favourite,
           (select below from wiki_watches where person = ${person} and page = ${page}) as below`.execute(tx);
  const { favourite = false, below = null } = rows[0] ?? {};
  return { isFavourite: favourite, watch: below === null ? 'none' : below ? 'tree' : 'page' };
}

/** Pages that are not in the trash, newest first. */
export async function listShelf(tx: Tx, table: ShelfTable, person: string, limit: number): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select wiki_pages.* from ${sql.table(table)} shelf join wiki_pages on wiki_pages.id = shelf.page
     where person = ${person} and trashed_at is null order by shelf.at desc, id limit ${limit}`.execute(tx);
  return rows;
}

export async function setFavourite(tx: Tx, person: string, page: string, at: Date): Promise<void> {
  await sql`
    insert into wiki_favourites (person, page, at) values (${person}, ${page}, ${at}) on conflict do nothing`.execute(
    tx,
  );
}

export async function setWatch(tx: Tx, person: string, page: string, below: boolean, at: Date): Promise<void> {
  await sql`
    insert into wiki_watches (person, page, at, below) values (${person}, ${page}, ${at}, ${below})
    on conflict (person, page) do update set below = excluded.below`.execute(tx);
}

export async function takeFromShelf(tx: Tx, table: ShelfTable, person: string, page: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where person = ${person} and page = ${page}`.execute(tx);
}

/** The oldest are forgotten, but for pages that the person watches: of these it is said what changed since. */
export async function noteVisit(tx: Tx, person: string, page: string, at: Date): Promise<void> {
  await sql`
    insert into wiki_visits (person, page, at) values (${person}, ${page}, ${at})
    on conflict (person, page) do update set at = excluded.at`.execute(tx);
  await sql`
    with recursive old (page) as (
      select page from wiki_visits where person = ${person} order by at desc, page offset ${mostVisits}
    ), chain (page, above) as (
      select page, page from old
      union all
      select chain.page, wiki_pages.parent from chain join wiki_pages on wiki_pages.id = chain.above
       where wiki_pages.parent is not null
    )
    delete from wiki_visits where person = ${person} and page in (select page from old) and page not in (
      select chain.page from chain join wiki_watches watch on watch.page = chain.above
       where watch.person = ${person} and (watch.below or watch.page = chain.page))`.execute(tx);
}

/** Who watches a page, or one above it with all under it. */
export async function listWatchers(tx: Tx, page: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    with recursive chain(id, parent) as (
      select id, parent from wiki_pages where id = ${page}
      union all
      select above.id, above.parent from chain join wiki_pages above on above.id = chain.parent
    )
    select distinct person from wiki_watches join chain on chain.id = page where page = ${page} or below`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Whoever watches a page of theirs: for the personal archive. */
export async function listShelfForArchive(
  tx: Tx,
  table: ShelfTable,
  person: string,
): Promise<{ page: string; title: string; at: Date }[]> {
  const { rows } = await sql<{ page: string; title: string; at: Date }>`
    select page, title, at from ${sql.table(table)} shelf join wiki_pages on wiki_pages.id = shelf.page
     where person = ${person} order by at, page`.execute(tx);
  return rows;
}
