import type { CollabServer, FrameSocket } from '@kontor/collab/server';
import { collabCloseCodes } from '@kontor/collab/shared';
import type { Actor } from '@kontor/plugin-api/server';
import type { CurrentSession, FindSession } from '../core.ts';
import type { HttpRegistry } from '../http/http-registry.ts';
import { type OpenDocument, openPollingDoors } from './polling-doors.ts';

const sessionCheckMs = 30_000;

/** Shared documents over a websocket, or over HTTP; session and origin are checked before anything is answered. */
export function openCollabDoors(
  server: CollabServer<Actor>,
  options: { readonly http: HttpRegistry; readonly findSession: FindSession; readonly cookieName: string },
): void {
  const openDocument: OpenDocument = (wires, actor, request) => {
    const { plugin, noun, id } = request.params as Record<'plugin' | 'noun' | 'id', string>; // named by both paths
    const document = { name: `${plugin}/${noun}/${id}`, schema: schemaOf(request.query) };
    server.connect(wires, actor, document);
    const token = request.cookies[options.cookieName] ?? '';
    closeWithSession(wires.socket, async () => isOpen(await options.findSession(token)));
  };
  options.http.socket(
    {
      name: 'collab.socket',
      path: '/collab/:plugin/:noun/:id',
      access: 'person',
      summary: 'A shared document over a websocket (y-websocket protocol)',
    },
    (socket, { actor }, request) => openDocument({ socket, line: request.socket }, actor, request),
  );
  openPollingDoors(options.http, openDocument);
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
function closeWithSession(socket: FrameSocket, stillSignedIn: () => Promise<boolean>): void {
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
