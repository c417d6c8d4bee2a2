import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from '../page-store.ts';

/** What somebody watches, alone or with all under it, and others changed since they began to watch or saw it last. */
export async function listChangedSince(
  tx: Tx,
  person: string,
  limit: number,
): Promise<(PageRow & { seen_at: Date })[]> {
  const { rows } = await sql<PageRow & { seen_at: Date }>`
    with recursive watched (id, since, below) as (
      select page, at, below from wiki_watches where person = ${person}
      union
      select child.id, watched.since, true
        from watched join wiki_pages child on child.parent = watched.id where watched.below
    ), seen (id, at) as (
      select watched.id, greatest(min(watched.since), max(visit.at))
        from watched left join wiki_visits visit on visit.person = ${person} and visit.page = watched.id
       group by watched.id
    )
    select wiki_pages.*, seen.at as seen_at from seen join wiki_pages on wiki_pages.id = seen.id
     where changed_at > seen.at and changed_by is distinct from ${person}
       and trashed_at is null and draft_of is null
     order by changed_at desc, wiki_pages.id limit ${limit}`.execute(tx);
  return rows;
}

/**
 * What somebody is to check until a day, or what was reported to them: their own pages, and in these spaces those of
 * nobody. The earliest first.
 */
export async function listToReview(
  tx: Tx,
  { person, spaces, until }: { readonly person: string; readonly spaces: readonly string[]; readonly until: IsoDate },
  limit: number,
): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages
     where (owner = ${person} or (owner is null and space = any(${[...spaces]}::uuid[])))
       and trashed_at is null and draft_of is null and not obsolete
       and (review_on <= ${until}::date or exists (select 1 from wiki_reports where page = wiki_pages.id))
     order by review_on nulls first, id limit ${limit}`.execute(tx);
  return rows;
}
