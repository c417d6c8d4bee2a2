import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '@kontor/database';
import { type WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { appendUpdates, createDocument, readDocument } from '../document-store.ts';
import { readFrame, savedFrame, syncFrame } from '../frames.ts';
import { CollabServer, type Participant } from '../index.ts';

/**
 * A process that a test kills: `durable` is the server, `hasty` the control, which like public servers acknowledges at
 * once and stores what is new every two seconds. Says its port on standard output.
 */
const [, , kind, url = '', port = '0'] = process.argv;
const database = await openDatabase({ url });
const connect = kind === 'durable' ? await durable() : hasty();
const http = createServer();
new WebSocketServer({ server: http }).on('connection', (socket, request) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  connect(socket, searchParams.get('as') ?? '', pathname.replace('/collab/', ''));
});
http.listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`port ${(http.address() as AddressInfo).port}\n`);
});

async function durable(): Promise<(socket: WebSocket, person: string, name: string) => void> {
  const log = { warn: () => undefined, error: () => undefined };
  const server = new CollabServer<Participant>({ database, log, findName: async () => 'Name' });
  server.provide({ noun: 'wiki/page', authorise: async () => 'write', onCommitted: async () => undefined });
  await server.start();
  return (socket, person, name) => server.connect({ socket }, { account: person, person, session: person }, { name });
}

function hasty(): (socket: WebSocket, person: string, name: string) => void {
  const documents = new Map<string, Promise<Y.Doc>>();
  async function load(name: string): Promise<Y.Doc> {
    await database.transaction((tx) => createDocument(tx, name));
    const stored = await database.snapshot((tx) => readDocument(tx, name));
    const doc = new Y.Doc();
    if (!stored || stored === 'deleted') return doc;
    for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
    setInterval(() => {
      const update = { row: stored.row, bytes: Y.encodeStateAsUpdate(doc), author: name.slice(-36) };
      void database.transaction((tx) => appendUpdates(tx, [update]));
    }, 2_000);
    return doc;
  }
  return (socket, _person, name) => {
    const loading = documents.get(name) ?? load(name);
    documents.set(name, loading);
    let saved = 0;
    const begun = loading.then((doc) => socket.send(syncFrame('step1', Y.encodeStateVector(doc))));
    socket.on('message', async (data) => {
      await begun;
      const doc = await loading;
      const frame = readFrame(new Uint8Array(data as Buffer));
      if (frame?.type === 'step1') socket.send(syncFrame('step2', Y.encodeStateAsUpdate(doc, frame.stateVector)));
      if (frame?.type !== 'step2' && frame?.type !== 'update') return;
      Y.applyUpdate(doc, frame.update);
      saved += 1;
      socket.send(savedFrame(saved));
    });
  };
}
