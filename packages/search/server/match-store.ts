import type { Tx } from '@kontor/database';
import { type RawBuilder, sql } from 'kysely';
import type { SearchQuery } from '../shared/index.ts';
import type { PlanLevel } from './search-plan.ts';
import { visibleAmongMatches, visibleAudiences, visibleDocuments } from './visible-documents.ts';

/** Counting stops here; a total that large is given as "more than". */
export const mostCounted = 5_000;
/** The same without words, where counting is cheaper and a directory wants exact numbers. */
const mostListed = 50_000;

export interface Matches {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly facets: Record<string, Record<string, number>>;
  /** All of them when there are no more than asked for, else any. */
  readonly ids: readonly number[];
}

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
  if (parts.length === 0) return Promise.resolve({ total: 0, totalIsExact: true, facets: { type: {} }, ids: [] });
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
  const facets = (query.facets ?? []).filter((name) => name !== 'type');
  const { rows } = await sql<{ total: number; types: Counts; values: Counts; ids: number[] | null }>`
    with ${visibleAudiences(query)}, matched as materialized (${matching})
    select (select count(*) from matched) as total,
      (select jsonb_object_agg(type, n) from (select type, count(*) as n from matched group by type) t) as types,
      ${facets.length === 0 ? sql`null::jsonb` : countFacets(facets)} as values,
      (select jsonb_agg(id) from (select id from matched ${order}) i) as ids`.execute(tx);
  const [row] = rows;
  const total = row?.total ?? 0;
  return {
    total: Math.min(total, most),
    totalIsExact: total <= most,
    facets: { type: row?.types ?? {}, ...groupFacets(facets, row?.values ?? {}) },
    ids: row?.ids ?? [],
  };
}

type Counts = Record<string, number> | null;

function countFacets(names: readonly string[]): RawBuilder<unknown> {
  return sql`(select jsonb_object_agg(facet, n) from (
    select facet, count(*) as n from matched, unnest(facets) as facet
    where split_part(facet, '=', 1) = any(${names}::text[]) group by facet) f)`;
}

function groupFacets(names: readonly string[], counts: Record<string, number>): Record<string, Record<string, number>> {
  const groups: Record<string, Record<string, number>> = Object.fromEntries(names.map((name) => [name, {}]));
  for (const [token, count] of Object.entries(counts)) {
    const separator = token.indexOf('=');
    const group = groups[token.slice(0, separator)];
    if (group) group[token.slice(separator + 1)] = count;
  }
  return groups;
}
