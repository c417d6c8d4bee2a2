import type { IncomingMessage, RequestListener } from 'node:http';
import { decodePiece, encodePiece } from '../../shared/index.ts';
import { type PolledSocket, PolledSockets } from '../index.ts';

const longestMs = 25_000;
/** One session for all: the doors of the product are tested with them. */
const session = 'everybody';

/** The doors of a connection over HTTP, as plain as can be; `connect` serves a new one at the document of its address. */
export function pollingHandler(connect: (socket: PolledSocket, address: URL) => void): RequestListener {
  const sockets = new PolledSockets();
  return async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const after = Number(address.searchParams.get('after'));
    const [, id = ''] = /^\/api\/collab\/connections\/(.+)$/.exec(address.pathname) ?? [];
    const socket = sockets.find(id, session);
    if (id === '') {
      const opened = sockets.open(session);
      connect(opened.socket, address);
      response.end(opened.id);
    } else if (!socket) {
      response.writeHead(404).end();
    } else if (request.method === 'GET') {
      const left = new AbortController();
      response.once('close', () => left.abort());
      response.end(encodePiece(await socket.fetch(after, longestMs, left.signal)));
    } else {
      const piece = decodePiece(await readAll(request));
      if (piece) response.end(String(await socket.hear(after, piece)));
      else response.writeHead(400).end();
    }
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
