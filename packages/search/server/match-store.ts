import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';
import type { SearchQuery } from '../shared/index.ts';
import { countNumbers } from './facet-store.ts';
import type { PlanLevel } from './search-plan.ts';
import { visibleAmongMatches, visibleAudiences, visibleDocuments } from './visible-documents.ts';

/** Counting stops here; a total that large is given as "more than". */
export const mostCounted = 5_000;
/** The same without words, where counting is cheaper and a directory wants exact numbers. */
const mostListed = 50_000;

export interface Matches {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly types: Record<string, number>;
  /** How many have each numbered facet value; empty when the query wants no facets. */
  readonly facets: ReadonlyMap<number, number>;
  /** All of them when there are no more than asked for, else any. */
  readonly ids: readonly number[];
}

const noMatches: Matches = { total: 0, totalIsExact: true, types: {}, facets: new Map(), ids: [] };

/** Everything that matches and may be seen: counts, and up to `mostIds` of them in no order. */
export function findMatches(tx: Tx, query: SearchQuery, level: PlanLevel, mostIds: number): Promise<Matches> {
  const parts: RawBuilder<unknown>[] = [];
  const visible = visibleAmongMatches(query);
  if (level.all.length > 0) {
    const found = sql.join(
      level.all.map((question) => sql`d.terms @@ ${question}::tsquery`),
      sql` or `,
    );
    parts.push(sql`(select d.id, d.type, d.facets from search_documents d
      where (${found}) and ${visible} limit ${mostCounted + 1})`);
  }
  if (level.fragments && level.fragments.query !== '') {
    parts.push(sql`(select d.id, d.type, d.facets from search_documents d
      where d.terms @@ ${level.fragments.query}::tsquery and ${visible} and ${fragmentConditions(level)}
      limit ${mostCounted + 1})`);
  }
  if (parts.length === 0) return Promise.resolve(noMatches);
  const matching = sql.join(parts, sql` union `);
  return countMatches(tx, query, matching, sql`limit ${mostIds}`, mostCounted);
}

function fragmentConditions(level: PlanLevel): RawBuilder<unknown> {
  const conditions = (level.fragments?.conditions ?? []).map(({ part, words }) =>
    words === ''
      ? sql`strpos(d.compact_fragments, ${part}) > 0`
      : sql`(strpos(d.compact_fragments, ${part}) > 0 or d.terms @@ ${words}::tsquery)`,
  );
  return sql.join(conditions, sql` and `);
}

/** Every document that may be seen, under the query's filters; `ids` are ordered by title. */
export function findAll(tx: Tx, query: SearchQuery, offset: number): Promise<Matches> {
  const matching = sql`select d.id, d.type, d.facets, d.sort_key from search_documents d
    where ${visibleDocuments(query)} limit ${mostListed + 1}`;
  const order = sql`order by sort_key, id limit ${query.limit} offset ${offset}`;
  return countMatches(tx, query, matching, order, mostListed);
}

async function countMatches(
  tx: Tx,
  query: SearchQuery,
  matching: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  most: number,
): Promise<Matches> {
  const wantsFacets = (query.facets ?? []).some((name) => name !== 'type');
  const [onlyType, ...otherTypes] = query.types ?? [];
  const isOneType = onlyType !== undefined && otherTypes.length === 0;
  const { rows } = await sql<MatchRow>`
    with ${visibleAudiences(query)}, matched as materialized (${matching})
    select count(*) as total,
      ${isOneType ? sql`null::jsonb` : sql`(select jsonb_object_agg(type, n) from (select type, count(*) as n from matched group by type) t)`} as types,
      ${wantsFacets ? sql`string_agg(facets::text, ',')` : sql`null::text`} as facets,
      (select jsonb_agg(id) from (select id from matched ${order}) i) as ids
    from matched`.execute(tx);
  const { total = 0, types, facets, ids } = rows[0] ?? {};
  return {
    total: Math.min(total, most),
    totalIsExact: total <= most,
    types: isOneType && total > 0 ? { [onlyType]: Math.min(total, most) } : (types ?? {}),
    facets: countNumbers(facets ?? ''),
    ids: ids ?? [],
  };
}

interface MatchRow {
  readonly total: number;
  readonly types: Record<string, number> | null;
  /** The arrays of all matches, joined: counting them here costs a tenth of grouping them in PostgreSQL. */
  readonly facets: string | null;
  readonly ids: number[] | null;
}
