import { type Access, secondFactorOverdue } from '@kontor/schema';
import type { FastifyRequest } from 'fastify';
import type { HttpRegistry } from '../../http/http-registry.ts';

/** What a session may do that still lacks the second factor it should have: see who it is, set one up, leave. */
const openDoors = new Set([
  'accounts.getSession',
  'accounts.signOut',
  'accounts.updateOwn',
  'accounts.getSecondFactors',
  'accounts.beginTotp',
  'accounts.confirmTotp',
  'accounts.beginPasskey',
  'accounts.addPasskey',
]);

/** Closes every other door, route, mount and socket alike, to such a session; `secondFactorOverdue` says why. */
export function guardDoors(http: HttpRegistry): HttpRegistry {
  function check(door: { readonly name: string; readonly access: Access }, request: FastifyRequest): void {
    if (door.access === 'anyone' || openDoors.has(door.name)) return;
    if (request.current?.secondFactorDue) throw secondFactorOverdue();
  }
  return {
    ...http,
    bind: (route, handle) =>
      http.bind(route, async (input, context) => {
        check(route, context.request);
        return handle(input, context);
      }),
    mount: (mount, handle) =>
      http.mount(mount, async (context) => {
        check(mount, context.request);
        return handle(context);
      }),
    socket: (socket, handle) =>
      http.socket(socket, (webSocket, current, request) => {
        // Policy violation (RFC 6455, 7.4.1).
        if (current.secondFactorDue) webSocket.close(1008, secondFactorOverdue.code);
        else handle(webSocket, current, request);
      }),
  };
}
