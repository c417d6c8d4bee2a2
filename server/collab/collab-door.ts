import type { CollabServer } from '@kontor/collab/server';
import { collabCloseCodes } from '@kontor/collab/shared';
import type { Actor } from '@kontor/plugin-api/server';
import type { WebSocket } from 'ws';
import type { CurrentSession, FindSession } from '../core.ts';
import type { HttpRegistry } from '../http/http-registry.ts';

const sessionCheckMs = 30_000;

/** The websocket `/collab/<plugin>/<noun>/<id>`; session and origin are checked before the upgrade is answered. */
export function openCollabDoor(
  server: CollabServer<Actor>,
  options: { readonly http: HttpRegistry; readonly findSession: FindSession; readonly cookieName: string },
): void {
  options.http.socket(
    {
      name: 'collab.socket',
      path: '/collab/:plugin/:noun/:id',
      access: 'person',
      summary: 'A shared document over a websocket (y-websocket protocol)',
    },
    (socket, current, request) => {
      const { plugin, noun, id } = request.params as Record<'plugin' | 'noun' | 'id', string>; // named by the path above
      const document = { name: `${plugin}/${noun}/${id}`, schema: schemaOf(request.query) };
      server.connect({ socket, line: request.socket }, current.actor, document);
      const token = request.cookies[options.cookieName] ?? '';
      closeWithSession(socket, async () => isOpen(await options.findSession(token)));
    },
  );
}

/** What the client says of the text it writes; 0 without it, as clients of others say nothing. */
function schemaOf(query: unknown): number {
  const { schema } = query as { schema?: unknown }; // Fastify's own parser makes an object
  return typeof schema === 'string' && /^\d{1,9}$/.test(schema) ? Number(schema) : 0;
}

/** A session whose account owes a second factor opens nothing but the way to set one up. */
function isOpen(session: CurrentSession | undefined): boolean {
  return session !== undefined && !session.secondFactorDue;
}

/** Sessions also run out without an event. */
function closeWithSession(socket: WebSocket, stillSignedIn: () => Promise<boolean>): void {
  const timer = setInterval(() => {
    stillSignedIn().then(
      (signedIn) => {
        if (!signedIn) socket.close(collabCloseCodes.sessionEnded);
      },
      () => socket.close(collabCloseCodes.unavailable),
    );
  }, sessionCheckMs);
  timer.unref();
  socket.on('close', () => clearInterval(timer));
}
