import type { Endpoint } from '../http/endpoint.ts';

/** What people do in rooms shows that they are there: sending, reading, typing. What their clients fetch does not. */
export function isActivity({ method, path }: Pick<Endpoint, 'method' | 'path'>): boolean {
  return method !== 'GET' && path.startsWith('/v3/rooms/');
}
