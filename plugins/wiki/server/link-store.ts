import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from './page-store.ts';

/** What the text of a page names: `mention` is a person who is to be told, `link` any object. */
export interface PageLink {
  readonly target: string;
  readonly kind: 'link' | 'mention';
}

/** Makes exactly these the links of a page, and answers with those that are new. */
export async function replaceLinks(tx: Tx, page: string, links: readonly PageLink[]): Promise<PageLink[]> {
  const [targets, kinds] = [links.map(({ target }) => target), links.map(({ kind }) => kind)];
  await sql`
    delete from wiki_links where page = ${page} and (target, kind) not in (
      select * from unnest(${targets}::text[], ${kinds}::text[]))`.execute(tx);
  const { rows } = await sql<PageLink>`
    insert into wiki_links (page, target, kind)
    select ${page}::uuid, target, kind from unnest(${targets}::text[], ${kinds}::text[]) as given (target, kind)
    on conflict do nothing returning target, kind`.execute(tx);
  return rows;
}

/** Pages, not in the trash, whose text links to this object; those changed last come first. */
export async function listPagesThatLinkTo(tx: Tx, target: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select wiki_pages.* from wiki_links join wiki_pages on wiki_pages.id = wiki_links.page
     where target = ${target} and kind = 'link' and trashed_at is null and template_for is null order by changed_at desc, id limit 500`.execute(
    tx,
  );
  return rows;
}
