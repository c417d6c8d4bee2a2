import { ApiError, type OfflineSearch, useWorkbench } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { noFilters, questionOf, type SearchFilters } from './filter-model.ts';
import { emptySearch, isSearching, type SearchAnswer, type SearchState, searchStep } from './search-model.ts';

export interface SearchBox extends SearchState {
  readonly isSearching: boolean;
  type(query: string): void;
}

/**
 * A search that asks the server at every keystroke; older questions are aborted once a newer one is asked. Without a
 * connection this device answers, which knows no filter but the type. The same filters have to be the same object.
 */
export function useSearch(limit = 12, filters: SearchFilters = noFilters): SearchBox {
  const { call, isOffline, offlineSearch: device } = useWorkbench();
  const [state, give] = useReducer(searchStep, emptySearch);
  const running = useRef<AbortController | undefined>(undefined);
  const asked = useRef(filters);
  const query = state.query.trim();

  useEffect(() => {
    if (asked.current === filters) return;
    asked.current = filters;
    running.current?.abort();
    give({ type: 'narrowed' });
  }, [filters]);

  useEffect(() => {
    running.current?.abort();
    if (query === '' || state.asked === 0) return;
    const asking = new AbortController();
    running.current = asking;
    const number = state.asked;
    const ask = async () => {
      // What is known to be in vain is not tried: the device answers at once.
      if (isOffline && device) return askDevice(device, query, limit, asked.current.type);
      try {
        const question = questionOf(query, asked.current, new Date());
        return await call(searchAll, { ...question, limit }, { signal: asking.signal });
      } catch (failure) {
        if (device && failure instanceof ApiError && failure.code === 'client.unreachable')
          return askDevice(device, query, limit, asked.current.type);
        throw failure;
      }
    };
    ask().then(
      (answer) => give({ type: 'answered', number, answer }),
      (failure: unknown) => {
        if (failure instanceof ApiError) give({ type: 'failed', number, message: failure.message });
        else if (!asking.signal.aborted) throw failure;
      },
    );
  }, [call, limit, query, state.asked, device, isOffline]);

  const pulse = useSearchPulse(query !== '');
  const felt = useRef(pulse);
  useEffect(() => {
    if (pulse !== felt.current && felt.current !== undefined) give({ type: 'outdated' });
    felt.current = pulse;
  }, [pulse]);

  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback((next: string) => give({ type: 'typed', query: next }), []);
  return { ...state, isSearching: isSearching(state), type: ask };
}

/** Another value after each event that takes something from what can be found, as it does with every copy of the route. */
function useSearchPulse(isOn: boolean): number | undefined {
  return useQuery({
    queryKey: [searchAll.name, 'box'],
    meta: { route: searchAll },
    queryFn: () => performance.now(),
    enabled: isOn,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** Finds on this device, as the server would answer. */
export async function askDevice(
  device: OfflineSearch,
  text: string,
  limit: number,
  type: string | undefined,
): Promise<SearchAnswer> {
  const { hits, total, types } = await device.search({ text, limit, ...(type !== undefined && { types: [type] }) });
  return { hits: [...hits], total, facets: { type: { ...types } }, isFallback: false, isFromDevice: true };
}
