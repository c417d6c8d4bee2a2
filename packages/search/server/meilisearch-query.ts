import type { SearchParams } from 'meilisearch';
import type { SearchQuery, SearchTerm } from '../shared/index.ts';

/**
 * The words to send, folded as they are indexed. With `numbersJoined`, the pieces of a phone or room number go as one
 * word, which its indexed ends answer.
 */
export function meilisearchText(terms: readonly SearchTerm[], numbersJoined: boolean): string {
  return terms
    .filter((term) => !term.optional)
    .map((term) => {
      if (term.words.some((word) => word.literal)) return `"${term.words.map((word) => word.text).join(' ')}"`;
      if (numbersJoined && term.fragment) return term.fragment;
      if (term.joined) return term.words.map((word) => word.text).join('-');
      return term.words.map((word) => word.forms[0]).join(' ');
    })
    .join(' ');
}

/** Rights, types, filters, author and time; every question carries it. */
export function meilisearchFilter(query: SearchQuery): string[] {
  return [
    anyOf('audience', query.tokens),
    ...(query.types ? [anyOf('type', query.types)] : []),
    ...Object.entries(query.filters ?? {}).map(([name, values]) => anyOf(`facets.${name}`, values)),
    ...(query.author === undefined ? [] : [anyOf('authors', [query.author])]),
    ...(query.updated?.from === undefined ? [] : [`updatedAt >= ${Date.parse(query.updated.from)}`]),
    ...(query.updated?.until === undefined ? [] : [`updatedAt < ${Date.parse(query.updated.until)}`]),
  ];
}

/** An attribute with one of the values; with none, a condition that nothing meets. */
function anyOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}

export function meilisearchFacets(query: SearchQuery): string[] {
  return ['type', ...(query.facets ?? []).filter((name) => name !== 'type').map((name) => `facets.${name}`)];
}

/** Which hits to ask for. Counts are exact when pages are asked for by number. */
export function meilisearchPage(
  offset: number,
  limit: number,
): Pick<SearchParams, 'page' | 'hitsPerPage' | 'offset' | 'limit'> {
  return offset % limit === 0 ? { page: offset / limit + 1, hitsPerPage: limit } : { offset, limit };
}
