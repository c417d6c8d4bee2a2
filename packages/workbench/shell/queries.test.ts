import { ApiError, queryKeyOf, registerPlugins } from '@kontor/plugin-api/client';
import { getSpace, type OrganisationProfile, type SessionState } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { createQueries } from './queries.ts';

const organisation: OrganisationProfile = {
  name: 'Stadt',
  language: 'de',
  accent: '#2f6f5e',
  logo: null,
  setUp: true,
  demo: false,
  passwordLength: 12,
};
const session: SessionState = {
  account: { id: 'a', login: 'editor', roles: [], language: null, theme: 'system', secondFactor: false },
  person: { id: 'p', name: 'Katrin', photo: null },
  session: 's',
  shared: false,
  expiresAt: '2090-01-01T00:00:00.000Z',
  cursor: 0,
};
const key = queryKeyOf(getSpace, { space: 'amt' });

/** A copy that was there, and the fetch after it that fails like this. */
async function copyAfter(failure: ApiError): Promise<unknown> {
  const queries = createQueries(registerPlugins([]), { session, organisation, isKept: false });
  queries.setQueryData(key, { name: 'Amt' });
  const fetching = queries.fetchQuery({ queryKey: key, queryFn: () => Promise.reject(failure), retry: false });
  await expect(fetching).rejects.toBe(failure);
  return queries.getQueryData(key);
}

describe('copies', () => {
  it.each(['not-found', 'forbidden'] as const)('are wiped when the server answers %s', async (kind) => {
    expect(await copyAfter(new ApiError('x', kind, 'no'))).toBeUndefined();
  });

  it.each(['unavailable', 'rate-limited'] as const)('are kept when the server answers %s', async (kind) => {
    expect(await copyAfter(new ApiError('x', kind, 'later'))).toEqual({ name: 'Amt' });
  });
});
