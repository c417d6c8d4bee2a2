import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './client.ts';

/** One request of the server under test to the suite. */
export interface Received {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Json;
}

export interface Reply {
  readonly status: number;
  readonly body: Json;
}

/** A server of the suite on loopback, which remembers what it was sent. */
export class Listener {
  readonly received: Received[] = [];
  /** What it answers; an empty success unless a test says otherwise. */
  answer: (request: Received) => Reply | Promise<Reply> = () => ({ status: 200, body: {} });
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a port, waiting for its turn while another file of the suite has it; on any free one without. */
  static async open(port = 0): Promise<Listener> {
    for (const deadline = Date.now() + 60_000; ; ) {
      const server = createServer();
      const listener = new Listener(server);
      server.on('request', async (request, response) => {
        const received = await readRequest(request);
        listener.received.push(received);
        const { status, body } = await listener.answer(received);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      try {
        await new Promise<void>((resolve, reject) => {
          server.once('error', reject);
          server.listen(port, '127.0.0.1', resolve);
        });
        return listener;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The first request that fits, waited for ten seconds. */
  async until(fits: (request: Received) => unknown, seconds = 10): Promise<Received> {
    for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; ) {
      const found = this.received.find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`Nothing came that was waited for, but ${JSON.stringify(this.received).slice(0, 1000)}`);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function readRequest(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
