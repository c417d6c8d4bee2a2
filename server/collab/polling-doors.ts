import { collabLimits, type PolledSocket, PolledSockets, type Wires } from '@kontor/collab/server';
import { decodePiece, encodePiece } from '@kontor/collab/shared';
import type { Actor, CallContext } from '@kontor/plugin-api/server';
import { bodyTooLarge, invalidInput, longestPoll, routeNotFound } from '@kontor/schema';
import { z } from 'zod';
import type { HttpRegistry } from '../http/http-registry.ts';

type Call = CallContext<'person'>;

/** Serves a client at the document that its request names. */
export type OpenDocument = (wires: Wires, actor: Actor, request: Call['request']) => void;

/** The largest frame, and what says how long it is. */
const largestBody = collabLimits.frame + 1024;
/** Each asks, and sends, twenty times a second at most; so it is enough for a handful of windows in which all is moving. */
const callsPerMinute = 6_000;
/** Who comes back every few seconds, in some windows. */
const openingsPerMinute = 300;

const connectionInput = z.object({ connection: z.uuid() });
const afterInput = z.object({ after: z.coerce.number().int().min(0) });

/** The stand-in of the websocket over plain HTTP (C29). */
export function openPollingDoors(http: HttpRegistry, openDocument: OpenDocument): void {
  const sockets = new PolledSockets();
  const path = '/api/collab/connections/:connection';
  http.mount(
    {
      name: 'collab.open',
      methods: ['POST'],
      path: '/api/collab/:plugin/:noun/:id',
      access: 'person',
      summary: 'Opens a shared document where no websocket gets through; answers with the id of the connection',
      bodyLimit: largestBody,
      callsPerMinute: openingsPerMinute,
    },
    async ({ actor, request, reply }) => {
      const { id, socket } = sockets.open(actor.session);
      openDocument({ socket }, actor, request);
      return reply.header('cache-control', 'no-store').type('text/plain').send(id);
    },
  );
  http.mount(
    {
      name: 'collab.listen',
      methods: ['GET'],
      path,
      access: 'person',
      summary: 'Long poll for the frames of a shared document after so many',
      bodyLimit: 0,
      callsPerMinute,
    },
    async (call) => {
      const piece = await getSocket(sockets, call).fetch(readAfter(call), longestPoll * 1_000, leftBy(call));
      return call.reply
        .header('cache-control', 'no-store')
        .type('application/octet-stream')
        .send(Buffer.from(encodePiece(piece)));
    },
  );
  http.mount(
    {
      name: 'collab.send',
      methods: ['POST'],
      path,
      access: 'person',
      summary: 'Sends frames of a shared document after so many; answers with how many were heard',
      bodyLimit: largestBody,
      callsPerMinute,
    },
    async (call) => {
      const [socket, after] = [getSocket(sockets, call), readAfter(call)];
      const piece = decodePiece(await readBody(call));
      if (!piece) throw invalidInput();
      const heard = await socket.hear(after, piece);
      return call.reply.header('cache-control', 'no-store').type('text/plain').send(String(heard));
    },
  );
}

/** What is gone, or belongs to another session, does not exist. */
function getSocket(sockets: PolledSockets, { actor, request }: Call): PolledSocket {
  const input = connectionInput.safeParse(request.params);
  const socket = input.success ? sockets.find(input.data.connection, actor.session) : undefined;
  if (!socket) throw routeNotFound();
  return socket;
}

function readAfter({ request }: Call): number {
  const input = afterInput.safeParse(request.query);
  if (!input.success) throw invalidInput();
  return input.data.after;
}

function leftBy({ reply }: Call): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  return left.signal;
}

/** What is too large is not read to its end, and the line, on which the rest still is, not used again. */
async function readBody({ request, reply }: Call): Promise<Buffer> {
  const { body } = request;
  if (!isStream(body)) throw invalidInput();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestBody) {
      reply.header('connection', 'close');
      throw bodyTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isStream(value: unknown): value is AsyncIterable<Buffer> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
