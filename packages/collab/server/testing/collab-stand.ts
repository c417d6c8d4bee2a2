import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Disposables, newId } from '@kontor/base';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { WebSocketServer } from 'ws';
import type { CollabRight } from '../../shared/index.ts';
import {
  type CollabLimits,
  CollabServer,
  type CollabTimes,
  collabMigrations,
  type Participant,
  type Wires,
} from '../index.ts';
import { pollingHandler } from './polling-handler.ts';

/** A collaboration server on a database of its own, with rights that a test sets. */
export interface CollabStand {
  readonly url: string;
  readonly database: TestDatabase;
  readonly collab: CollabServer<Participant>;
  /** By person; who is not named has none. */
  readonly rights: Map<string, CollabRight>;
  /** What `onCommitted` was called with. */
  readonly announced: { readonly id: string; readonly authors: readonly string[] }[];
  /** Set to let the authorisation wait. */
  gate: Promise<void>;
  /** As where a proxy lets no websocket through; those that are open stay. */
  isWebsocketBlocked: boolean;
  /** A person with a right. */
  person(right?: CollabRight): string;
  /** Another server on the same database, as after a restart. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface CollabStandOptions {
  readonly limits?: Partial<CollabLimits>;
  readonly times?: Partial<CollabTimes>;
  readonly onCommitted?: () => Promise<void>;
  readonly mergesFrom?: number;
}

/** The path names the document, `?as=` the person, whose account and session it stands for, too. */
export async function startCollabStand(options: CollabStandOptions = {}): Promise<CollabStand> {
  const running = new Disposables();
  const database = await openTestDatabase({ migrations: collabMigrations });
  running.add(() => database.close());
  const rights = new Map<string, CollabRight>();
  const announced: { id: string; authors: readonly string[] }[] = [];

  function makeServer(): CollabServer<Participant> {
    const log = { warn: () => undefined, error: () => undefined };
    const server = new CollabServer<Participant>({
      database,
      log,
      findName: async (_tx, { person }) => `Name of ${person}`,
      ...(options.limits ? { limits: options.limits } : {}),
      times: { grace: 50, announce: 200, ...options.times },
    });
    server.provide({
      noun: 'wiki/page',
      ...(options.mergesFrom === undefined ? {} : { mergesFrom: options.mergesFrom }),
      authorise: async (_tx, { person }) => {
        await stand.gate;
        return rights.get(person);
      },
      onCommitted: async (_tx, id, authors) => {
        await options.onCommitted?.();
        announced.push({ id, authors });
      },
    });
    return server;
  }

  let collab = makeServer();
  function connect(wires: Wires, { pathname, searchParams }: URL): void {
    const person = searchParams.get('as') ?? '';
    const who = { account: person, person, session: person };
    const document = {
      name: pathname.replace(/^(\/api)?\/collab\//, ''),
      schema: Number(searchParams.get('schema') ?? 0),
    };
    collab.connect(wires, who, document);
  }

  const http = createServer(pollingHandler((socket, address) => connect({ socket }, address)));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 8 * 1024 * 1024 });
  http.on('upgrade', (request, line, head) => {
    if (stand.isWebsocketBlocked) line.destroy();
    else {
      sockets.handleUpgrade(request, line, head, (socket) => {
        connect({ socket, line: request.socket }, new URL(request.url ?? '/', 'http://localhost'));
      });
    }
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  running.add(() => {
    http.closeAllConnections();
    http.close();
  });
  running.add(() => collab.stop());
  const stand: CollabStand = {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`,
    database,
    get collab() {
      return collab;
    },
    rights,
    announced,
    gate: Promise.resolve(),
    isWebsocketBlocked: false,
    person(right = 'write') {
      const person = newId();
      rights.set(person, right);
      return person;
    },
    async restart() {
      await collab.stop();
      collab = makeServer();
      await collab.start();
    },
    stop: () => running.dispose(),
  };
  await collab.start();
  return stand;
}
