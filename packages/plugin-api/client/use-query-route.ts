import type { CallInputOf, OutputOf, Route } from '@kontor/schema';
import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { useWorkbench } from './workbench-context.ts';

export interface QueryOptions {
  /** False waits, for example until something is typed. */
  readonly enabled?: boolean;
  /** Shows the answer for the last input until the one for the new input is there. */
  readonly keepPrevious?: boolean;
}

/** A live copy of a route's answer. */
export interface RouteQuery<Output> {
  /** The copy, kept while it is fetched anew; absent until the first answer, and once the server refuses to show it. */
  readonly data: Output | undefined;
  /** Why there is no copy. */
  readonly error: ApiError | undefined;
  /** True while there is neither copy nor error. */
  readonly isWaiting: boolean;
  /** True while `data` still belongs to the input before. */
  readonly isPrevious: boolean;
  refetch(): void;
}

declare module '@tanstack/react-query' {
  interface Register {
    /** Whose answer a copy is. */
    queryMeta: { readonly route: Route };
  }
}

/** The place of a copy in the cache: the route's name and the input. */
export function queryKeyOf<Called extends Route>(route: Called, input: CallInputOf<Called>): QueryKey {
  return [route.name, input];
}

/**
 * The client's copy of what a GET route answers: fetched once, checked by the contract, shared by every view that asks
 * for the same input, and kept true by the live events that have a `Sync` for this route.
 */
export function useQueryRoute<Called extends Route>(
  route: Called,
  input: CallInputOf<Called>,
  options: QueryOptions = {},
): RouteQuery<OutputOf<Called>> {
  const { call } = useWorkbench();
  const query = useQuery<OutputOf<Called>>({
    queryKey: queryKeyOf(route, input),
    meta: { route },
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  });
  const failure = query.error instanceof ApiError ? query.error : undefined;
  // Who lost the right to see it sees it no longer; without a connection the last copy stays readable.
  const isTakenAway = failure?.kind === 'not-found' || failure?.kind === 'forbidden';
  return {
    data: isTakenAway ? undefined : query.data,
    error: isTakenAway || query.data === undefined ? failure : undefined,
    isWaiting: query.isPending && query.fetchStatus !== 'idle',
    isPrevious: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}
