import type { Database, Tx } from '@kontor/database';
import type { AudienceToken, Links, Live, Logger, Permissions, StoredEvent } from '@kontor/plugin-api/server';
import type { EventDefinition } from '@kontor/schema';
import { findCurrentPosition, findOldestPosition, readEvents } from '../services/events/event-store.ts';
import { WakingLoop } from '../services/events/wake.ts';
import { ConnectionIndex } from './connection-index.ts';
import { Delivery, type ReadObject, type ReadObjects } from './delivery.ts';
import type { LiveConnection } from './live-connection.ts';
import { UnpresentableEvents } from './unpresentable-events.ts';

const batchSize = 500;
const everyMs = 5000;
export interface LiveService extends Live {
  /** Adds a client at its cursor and sends what it missed; the answer removes it. */
  connect(connection: Omit<LiveConnection, 'tokens' | 'caughtUp'>): Promise<() => void>;
  /** Looks for new events now. */
  wake(): void;
  start(): Promise<() => Promise<void>>;
  readonly connections: number;
  /** Up to where events have been delivered. */
  readonly position: number;
}

export interface LiveOptions {
  readonly database: Database;
  readonly log: Logger;
  readonly links: () => Links;
  readonly permissions: () => Permissions;
}

/**
 * Delivers events to live clients: each in the order of positions, to those in the audience at that moment, with the
 * object as it is now. One reading of rows serves all clients; nothing is asked per recipient.
 */
export function createLive(options: LiveOptions): LiveService {
  const { database, log } = options;
  const readers = new Map<string, ReadObjects>();
  const refetching = new Set<string>();
  const connections = new ConnectionIndex();
  const { links, permissions } = options;
  const delivery = new Delivery({ connections, readers, refetching, links, permissions });
  let cursor = 0;

  async function deliver(): Promise<void> {
    for (;;) {
      const delivered = await database.transaction(deliverBatch).catch(passBy);
      if (delivered < batchSize) return;
    }
  }

  /** Clients fetch what could not be presented to them; answers as if a whole batch had been delivered. */
  function passBy(failure: unknown): number {
    if (!(failure instanceof UnpresentableEvents)) throw failure;
    log.error({ failure: failure.message }, 'events could not be presented; clients fetch anew');
    for (const connection of ready()) delivery.tellToRefetch(connection, failure.last);
    cursor = failure.last;
    return batchSize;
  }

  async function deliverBatch(tx: Tx): Promise<number> {
    const events = await readEvents(tx, cursor, batchSize);
    const last = events.at(-1);
    if (!last) return 0;
    if (connections.size > 0) await delivery.deliver(tx, events, ready);
    cursor = last.position;
    return events.length;
  }

  /** Whoever has caught up by now; asked at the moment of sending, so that nobody falls between reading and sending. */
  function ready(): LiveConnection[] {
    return [...connections].filter((connection) => connection.caughtUp);
  }

  async function catchUp(tx: Tx, connection: LiveConnection): Promise<void> {
    const oldest = await findOldestPosition(tx);
    const newest = await findCurrentPosition(tx);
    const missed =
      connection.cursor > newest || (connection.cursor < newest && connection.cursor < (oldest ?? newest) - 1);
    if (missed) {
      delivery.tellToRefetch(connection, newest);
      return;
    }
    // One whose session has ended is sent nothing more and gets no further.
    while (connections.has(connection) && connection.cursor < cursor) {
      const events = (await readEvents(tx, connection.cursor, batchSize)).filter((event) => event.position <= cursor);
      if (events.length === 0) return;
      await delivery.deliver(tx, events, () => [connection]);
    }
  }

  function claim({ kind }: EventDefinition, read: ReadObjects): void {
    if (readers.has(kind)) throw new Error(`${kind} is presented twice`);
    readers.set(kind, read);
  }

  let loop: WakingLoop | undefined;

  return {
    get position() {
      return cursor;
    },
    get connections() {
      return connections.size;
    },
    present(definition, read) {
      const readEach: ReadObjects = async (tx, events) => {
        const objects: ReadObject[] = [];
        // The definition's own schema made the payload, so the types meet again here.
        for (const event of events) objects.push(await read(tx, event as Parameters<typeof read>[1]));
        return objects;
      };
      claim(definition, readEach);
    },
    presentMany(definition, read) {
      // The same.
      claim(definition, (tx, events) =>
        read(tx, events as readonly StoredEvent<never>[] as Parameters<typeof read>[1]),
      );
    },
    fetchAnewAfter(definition) {
      refetching.add(definition.kind);
      claim(definition, async () => []);
    },
    async connect(given) {
      const connection: LiveConnection = Object.assign(given, {
        tokens: new Set<AudienceToken>(),
        caughtUp: false,
      });
      // Added before its tokens are read, so that a change of rights in between renews them.
      connections.add(connection);
      try {
        await database.transaction(async (tx) => {
          await delivery.renewTokens(tx, [connection]);
          await catchUp(tx, connection);
          connection.caughtUp = true;
        });
      } catch (failure) {
        if (!(failure instanceof UnpresentableEvents)) {
          connections.delete(connection);
          throw failure;
        }
        delivery.tellToRefetch(connection, cursor);
        connection.caughtUp = true;
      }
      return () => connections.delete(connection);
    },
    wake: () => loop?.wake(),
    async start() {
      cursor = await database.transaction(findCurrentPosition);
      // Not before: a command makes the same application and delivers nothing.
      const begun = new WakingLoop(deliver, everyMs, (failure) =>
        log.error({ failure: String(failure) }, 'live delivery stopped; trying again'),
      );
      loop = begun;
      return () => begun.stop();
    },
  };
}
