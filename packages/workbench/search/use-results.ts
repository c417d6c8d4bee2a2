import { type RouteQuery, useQueryRoute, useWorkbench } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useEffect, useMemo, useState } from 'react';
import { questionOf, type SearchFilters } from './filter-model.ts';
import type { SearchAnswer } from './search-model.ts';
import { askDevice } from './use-search.ts';

/** Hits that come at once; the server lists no more than `furthest` of all. */
export const pageSize = 25;
export const furthest = 1000;
const fromDevice = 100;

/**
 * One page of the hits, as live as any copy: whoever loses a right sees what they may no longer see go. Without a
 * connection the device answers the first page; it knows no filter but the type.
 */
export function useResults(query: string, filters: SearchFilters, page: number): RouteQuery<SearchAnswer> {
  const { isOffline, offlineSearch } = useWorkbench();
  const isAsked = query.trim() !== '';
  const asksDevice = isAsked && isOffline && offlineSearch !== undefined;
  const question = useMemo(
    () => ({ ...questionOf(query, filters, new Date()), limit: pageSize, offset: page * pageSize }),
    [query, filters, page],
  );
  const answer = useQueryRoute(searchAll, question, { enabled: isAsked && !asksDevice, keepPrevious: page === 0 });
  const [kept, setKept] = useState<{ readonly query: string; readonly answer: SearchAnswer }>();
  const { type } = filters;
  useEffect(() => {
    if (!asksDevice || !offlineSearch || page > 0) return;
    let isOver = false;
    void askDevice(offlineSearch, query.trim(), fromDevice, type).then((found) => {
      if (!isOver) setKept({ query, answer: found });
    });
    return () => {
      isOver = true;
    };
  }, [asksDevice, offlineSearch, query, type, page]);
  if (!asksDevice) return answer;
  return {
    data: kept?.query === query ? kept.answer : undefined,
    error: undefined,
    isWaiting: kept?.query !== query,
    isPrevious: false,
    refetch: () => undefined,
  };
}
