import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '@kontor/database';
import { WebSocketServer } from 'ws';
import { CollabServer, type Participant } from '../server/index.ts';

/**
 * Our server as a process of its own, as the product has it but for sessions and plugins: `DATABASE-URL [PORT]`. Says its port
 * on standard output, and its memory to whoever asks its parent's channel.
 */
const [, , url = '', port = '0'] = process.argv;
const database = await openDatabase({ url });
const log = { warn: () => undefined, error: () => undefined };
const collab = new CollabServer<Participant>({
  database,
  log,
  findName: async (_tx, { person }) => person,
  limits: { connectionsPerAccount: 10_000 },
  times: { grace: 500 },
});
collab.provide({ noun: 'wiki/page', authorise: async () => 'write', onCommitted: async () => undefined });
await collab.start();
const http = createServer();
new WebSocketServer({ server: http }).on('connection', (socket, request) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const person = searchParams.get('as') ?? '';
  const who = { account: person, person, session: person };
  collab.connect({ socket, line: request.socket }, who, { name: pathname.slice(1) });
});
http.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`port ${(http.address() as AddressInfo).port}\n`);
});

process.on('message', () => void tellMemory());

async function tellMemory(): Promise<void> {
  while (collab.figures.documents > 0) await pause(50);
  // What a collection leaves to finalizers is gone after the next.
  for (let time = 0; time < 4; time += 1) {
    globalThis.gc?.();
    await pause(100);
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
}
