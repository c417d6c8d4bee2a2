import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { PageRow } from '../page-store.ts';

/** Put into the trash themselves, before a moment. */
const trashed = ({ space, before }: Expiring) => sql`
  space = ${space}::uuid and trashed_with = id and trashed_at < ${before}`;

/** Obsolete for long enough; one that leads to others that still hold stays with them. */
const obsolete = ({ space, before }: Expiring) => sql`
  space = ${space}::uuid and obsolete and obsolete_since < ${before} and trashed_at is null and draft_of is null
  and template_for is null
  and not exists (select 1 from wiki_pages child where child.parent = wiki_pages.id and child.trashed_at is null)`;

/** With all that went along. */
export async function countTrashed(tx: Tx, expiring: Expiring): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from wiki_pages
     where trashed_with in (select id from wiki_pages where ${trashed(expiring)})`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function lockTrashed(tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where ${trashed(expiring)}
     order by trashed_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
  return rows;
}

export async function countObsolete(tx: Tx, expiring: Expiring): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from wiki_pages where ${obsolete(expiring)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function lockObsolete(tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where ${obsolete(expiring)}
     order by obsolete_since, id limit ${expiring.limit} for update skip locked`.execute(tx);
  return rows;
}

/** Of these objects, those to which a page leads, in the trash or not. */
export async function findLinked(tx: Tx, refs: readonly Ref[]): Promise<ReadonlySet<Ref>> {
  const { rows } = await sql<{ target: Ref }>`
    select distinct target from wiki_links where target = any(${[...refs]}::text[]) and kind = 'link'`.execute(tx);
  return new Set(rows.map(({ target }) => target));
}
