import type { IncomingMessage } from 'node:http';

/** The token of a request ("Using access tokens"): in the header or, as older clients do, in the query. */
export function accessTokenOf({ headers }: IncomingMessage, query: URLSearchParams): string | undefined {
  const { authorization } = headers;
  const token = authorization?.startsWith('Bearer ')
    ? authorization.slice('Bearer '.length)
    : query.get('access_token');
  return token === null || token === '' ? undefined : token;
}
