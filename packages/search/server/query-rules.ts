import type { SearchDocument, SearchQuery, SearchResult } from '../shared/index.ts';
import { searchQueryRefused } from './search-errors.ts';
import { storable } from './storable-text.ts';

/** Nobody is counted: a facet, filter or total by one of these would be a statistic about a person. */
const forbiddenFacets = new Set(['author', 'assignee']);
const facetName = /^[a-z][a-zA-Z0-9]{0,39}$/;

const largestPage = 200;
const deepestOffset = 2_000;

/** The query as an engine may use it; throws `search.query_refused` for a page out of bounds or a facet over people. */
export function acceptQuery(query: SearchQuery): SearchQuery {
  const offset = query.offset ?? 0;
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > largestPage) {
    throw searchQueryRefused({ field: 'limit' });
  }
  if (!Number.isInteger(offset) || offset < 0 || offset > deepestOffset) throw searchQueryRefused({ field: 'offset' });
  for (const name of [...(query.facets ?? []), ...Object.keys(query.filters ?? {})]) checkFacetName(name);
  for (const moment of [query.updated?.from, query.updated?.until]) {
    if (moment !== undefined && Number.isNaN(Date.parse(moment))) throw searchQueryRefused({ field: 'updated' });
  }
  const { facets, ...rest } = query;
  return storable(facets && query.author === undefined ? { ...rest, facets } : rest);
}

/** What may be answered: nobody's writings are counted. */
export function answerOf(query: SearchQuery, result: SearchResult): SearchResult {
  if (query.author === undefined) return result;
  return { ...result, total: Math.min(1, result.total), totalIsExact: false, facets: {} };
}

/** The documents to store, the last of each ref; throws for a facet that no query may use. */
export function acceptDocuments(documents: readonly SearchDocument[]): SearchDocument[] {
  for (const document of documents) for (const name of Object.keys(document.facets ?? {})) checkFacetName(name);
  return [...new Map(documents.map((document) => [document.ref, storable(document)])).values()];
}

function checkFacetName(name: string): void {
  if (forbiddenFacets.has(name) || !facetName.test(name)) throw searchQueryRefused({ facet: name });
}
