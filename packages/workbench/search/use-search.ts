import { ApiError, useCall } from '@kontor/plugin-api/client';
import { searchAll } from '@kontor/schema';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { emptySearch, isSearching, type SearchState, searchStep } from './search-model.ts';

export interface SearchBox extends SearchState {
  readonly isSearching: boolean;
  type(query: string): void;
}

/** A search that asks the server at every keystroke; older questions are aborted once a newer one is asked. With `type` only for that. */
export function useSearch(limit = 12, type?: string): SearchBox {
  const call = useCall();
  const [state, give] = useReducer(searchStep, emptySearch);
  const running = useRef<AbortController | undefined>(undefined);
  const query = state.query.trim();

  useEffect(() => {
    running.current?.abort();
    if (query === '' || state.asked === 0) return;
    const asking = new AbortController();
    running.current = asking;
    const number = state.asked;
    call(searchAll, { q: query, limit, ...(type !== undefined && { type: [type] }) }, { signal: asking.signal }).then(
      (answer) => give({ type: 'answered', number, answer }),
      (failure: unknown) => {
        if (failure instanceof ApiError) give({ type: 'failed', number, message: failure.message });
        else if (!asking.signal.aborted) throw failure;
      },
    );
  }, [call, limit, type, query, state.asked]);

  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback((next: string) => give({ type: 'typed', query: next }), []);
  return { ...state, isSearching: isSearching(state), type: ask };
}
