import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { RankedText, SearchQuery, StoredDocument } from '../shared/index.ts';
import type { PlanLevel } from './search-plan.ts';
import { visibleAmongMatches, visibleAudiences } from './visible-documents.ts';

/** Where a tier answers with too many, this many are put in order. */
const mostOrdered = 4_000;

/** Ids in the order of their tiers, people and short titles first within one; `most` at most. */
export async function findByTiers(tx: Tx, query: SearchQuery, level: PlanLevel, most: number): Promise<number[]> {
  const ids = new Set<number>();
  for (const tier of new Set(level.tiers.filter((text) => text !== ''))) {
    const { rows } = await sql<{ id: number }>`
      with ${visibleAudiences(query)}, matched as materialized (
        select d.id, d.type, char_length(d.title) as length, d.updated_at from search_documents d
        where d.terms @@ ${tier}::tsquery and ${visibleAmongMatches(query)} limit ${mostOrdered})
      select id from matched order by (type = 'person') desc, length, updated_at desc, id limit ${most}`.execute(tx);
    for (const { id } of rows) ids.add(id);
    if (ids.size >= most) break;
  }
  return [...ids].slice(0, most);
}

/** What ranking needs of a document. `bodyRank` is 0 to 1. */
interface RankedRow extends RankedText {
  readonly id: number;
  readonly ref: Ref;
  readonly bodyRank: number;
  /** Seconds since 1970. */
  readonly updatedAt: number;
}

export async function findRanked(tx: Tx, ids: readonly number[], level: PlanLevel): Promise<RankedRow[]> {
  // Weights of D (body), C (fields), B (aliases), A (title); 32 maps the rank into 0 to 1.
  const rank =
    level.rank === ''
      ? sql`0`
      : sql`case when body = '' then 0 else ts_rank_cd('{0.4, 0.6, 0.9, 1}', terms, ${level.rank}::tsquery, 32) end`;
  const { rows } = await sql<RankedRow>`
    select id, ref, type, title, aliases, fields, fragments, extract(epoch from updated_at)::float8 as "updatedAt", ${rank}::float8 as "bodyRank"
    from search_documents where id = any(${ids}::bigint[])`.execute(tx);
  return rows;
}

/** The documents in the order of the ids given. */
export async function findStored(tx: Tx, ids: readonly number[]): Promise<StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select ref, type, title, aliases, fields, fragments, data, left(body, 60000) as body
    from search_documents join unnest(${ids}::bigint[]) with ordinality as wanted(id, place) using (id)
    order by place`.execute(tx);
  return rows;
}
