import { type RawBuilder, sql } from 'kysely';
import type { SearchQuery } from '../shared/index.ts';
import { facetToken } from './facet-store.ts';

/** The audiences of which the asker holds a token; to be used with `visibleDocuments`. */
export function visibleAudiences(query: SearchQuery): RawBuilder<unknown> {
  return sql`visible as materialized (
    select distinct audience from search_audience_tokens where token = any(${query.tokens}::text[]))`;
}

/** The condition that every question to `search_documents d` carries: rights, types, filters, author and time. */
export function visibleDocuments(query: SearchQuery): RawBuilder<unknown> {
  const conditions = [sql`d.audience in (select audience from visible)`, ...typeCondition(query, sql`d.type`)];
  if (query.author !== undefined) conditions.push(sql`d.authors @> array[${query.author}]::text[]`);
  return sql.join([...conditions, ...facetConditions(query), ...timeConditions(query)], sql` and `);
}

/**
 * The same where words are looked for. Audience and type are hidden from the planner's choice of index: the words must
 * find the documents, and the planner, which cannot guess how many they match, would rather test every document.
 */
export function visibleAmongMatches(query: SearchQuery): RawBuilder<unknown> {
  const conditions = [
    sql`d.audience + 0 = any(array(select audience from visible))`,
    ...typeCondition(query, sql`d.type || ''`),
  ];
  if (query.author !== undefined) conditions.push(sql`${query.author} = any(d.authors)`);
  return sql.join([...conditions, ...facetConditions(query), ...timeConditions(query)], sql` and `);
}

function typeCondition(query: SearchQuery, type: RawBuilder<unknown>): RawBuilder<unknown>[] {
  return query.types ? [sql`${type} = any(${query.types}::text[])`] : [];
}

function timeConditions({ updated }: SearchQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (updated?.from !== undefined) conditions.push(sql`d.updated_at >= ${updated.from}::timestamptz`);
  if (updated?.until !== undefined) conditions.push(sql`d.updated_at < ${updated.until}::timestamptz`);
  return conditions;
}

function facetConditions(query: SearchQuery): RawBuilder<unknown>[] {
  return Object.entries(query.filters ?? {}).map(
    ([name, values]) => sql`d.facets && array(select id from search_facets
      where token = any(${values.map((value) => facetToken(name, value))}::text[]))`,
  );
}
