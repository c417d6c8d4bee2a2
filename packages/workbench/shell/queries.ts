import { ApiError, queryKeyOf, type Registry } from '@kontor/plugin-api/client';
import { getOrganisation, getSession, type OrganisationProfile, type SessionState } from '@kontor/schema';
import { QueryCache, QueryClient } from '@tanstack/react-query';

const retries = 2;

/**
 * The cache of the client's copies. Copies that events keep true never grow old by themselves; the others are fetched
 * anew whenever a view that shows them opens.
 */
export function createQueries(
  registry: Registry,
  known: { readonly session: SessionState; readonly organisation: OrganisationProfile; readonly isKept: boolean },
): QueryClient {
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (failure, query) => {
        if (isLost(failure)) query.setState({ data: undefined });
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 15 * 60_000,
        retry: (failures, failure) =>
          failures < retries && failure instanceof ApiError && failure.kind === 'unavailable',
      },
    },
  });
  for (const { route } of registry.syncRules)
    queries.setQueryDefaults([route.name], { staleTime: Number.POSITIVE_INFINITY });
  queries.setQueryDefaults([getSession.name], { staleTime: Number.POSITIVE_INFINITY });
  queries.setQueryData(queryKeyOf(getSession, {}), known.session);
  queries.setQueryData(queryKeyOf(getOrganisation, {}), known.organisation);
  // Kept from the last time, so asked for again as soon as somebody looks.
  if (known.isKept) void queries.invalidateQueries({ refetchType: 'none' });
  return queries;
}

/** What is gone, or no longer for this person, is wiped; a copy survives only failures that pass. */
function isLost(failure: Error): boolean {
  return failure instanceof ApiError && (failure.kind === 'not-found' || failure.kind === 'forbidden');
}
