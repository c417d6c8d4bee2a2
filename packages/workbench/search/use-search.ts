import { ApiError, type OfflineSearch, useWorkbench } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { emptySearch, isSearching, type SearchAnswer, type SearchState, searchStep } from './search-model.ts';

export interface SearchBox extends SearchState {
  readonly isSearching: boolean;
  type(query: string): void;
}

/**
 * A search that asks the server at every keystroke; older questions are aborted once a newer one is asked. Without a
 * connection this device answers. With `type` only that is looked for.
 */
export function useSearch(limit = 12, type?: string): SearchBox {
  const { call, isOffline, offlineSearch: device } = useWorkbench();
  const [state, give] = useReducer(searchStep, emptySearch);
  const running = useRef<AbortController | undefined>(undefined);
  const query = state.query.trim();

  useEffect(() => {
    running.current?.abort();
    if (query === '' || state.asked === 0) return;
    const asking = new AbortController();
    running.current = asking;
    const number = state.asked;
    const ask = async () => {
      // What is known to be in vain is not tried: the device answers at once.
      if (isOffline && device) return askDevice(device, query, limit, type);
      try {
        return await call(
          searchAll,
          { q: query, limit, ...(type !== undefined && { type: [type] }) },
          { signal: asking.signal },
        );
      } catch (failure) {
        if (device && failure instanceof ApiError && failure.code === 'client.unreachable')
          return askDevice(device, query, limit, type);
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
  }, [call, limit, type, query, state.asked, device, isOffline]);

  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback((next: string) => give({ type: 'typed', query: next }), []);
  return { ...state, isSearching: isSearching(state), type: ask };
}

async function askDevice(
  device: OfflineSearch,
  text: string,
  limit: number,
  type: string | undefined,
): Promise<SearchAnswer> {
  const { hits, total, types } = await device.search({ text, limit, ...(type !== undefined && { types: [type] }) });
  return { hits: [...hits], total, facets: { type: { ...types } }, isFallback: false, isFromDevice: true };
}
