import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { SearchQuery, StoredDocument } from '../shared/index.ts';
import type { PlanLevel } from './search-plan.ts';
import { visibleAmongMatches, visibleAudiences } from './visible-documents.ts';

/** Where a tier answers with too many, this many are put in order. */
const mostOrdered = 4_000;

/** The narrower questions of a level, best first. */
export function tiersOf(level: PlanLevel): string[] {
  return [...new Set(level.tiers.filter((text) => text !== ''))];
}

/** Ids of what answers one tier, people and short titles first; `most` at most. */
export async function findTier(tx: Tx, query: SearchQuery, tier: string, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with ${visibleAudiences(query)}, matched as materialized (
      select d.id, d.type, char_length(d.title) as length, d.updated_at from search_documents d
      where d.terms @@ ${tier}::tsquery and ${visibleAmongMatches(query)} limit ${mostOrdered})
    select id from matched order by (type = 'person') desc, length, updated_at desc, id limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A candidate for a place among the hits: all but its body, which may be long. */
export interface Candidate extends Omit<StoredDocument, 'body'> {
  readonly id: number;
  readonly hasBody: boolean;
  /** 0 to 1. */
  readonly bodyRank: number;
  /** Seconds since 1970. */
  readonly updatedAt: number;
}

export async function findCandidates(tx: Tx, ids: readonly number[], level: PlanLevel): Promise<Candidate[]> {
  // Weights of D (body), C (fields), B (aliases), A (title); 32 maps the rank into 0 to 1.
  const rank =
    level.rank === ''
      ? sql`0`
      : sql`case when body = '' then 0 else ts_rank_cd('{0.4, 0.6, 0.9, 1}', terms, ${level.rank}::tsquery, 32) end`;
  // One value for all rows: reading a hundred rows with lists in them costs the driver several times as much.
  const { rows } = await sql<{ candidates: Candidate[] | null }>`
    select json_agg(c) as candidates from (
      select id, ref, type, title, aliases, fields, fragments, data, body <> '' as "hasBody",
        extract(epoch from updated_at)::float8 as "updatedAt", ${rank}::float8 as "bodyRank"
      from search_documents where id = any(${ids}::bigint[])) c`.execute(tx);
  return rows[0]?.candidates ?? [];
}

/** The beginnings of the bodies, as far as snippets reach. */
export async function findBodies(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; body: string }>`
    select id, left(body, 60000) as body from search_documents where id = any(${ids}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** The documents in the order of the ids given, without their bodies. */
export async function findStored(tx: Tx, ids: readonly number[]): Promise<StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select ref, type, title, aliases, fields, fragments, data, '' as body
    from search_documents join unnest(${ids}::bigint[]) with ordinality as wanted(id, place) using (id)
    order by place`.execute(tx);
  return rows;
}
