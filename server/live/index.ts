import { type Database, isConnectionFailure, type Tx } from '@kontor/database';
import type {
  AudienceToken,
  Links,
  Live,
  LiveObject,
  Logger,
  Permissions,
  StoredEvent,
} from '@kontor/plugin-api/server';
import { type LiveEvent, sessionsEnded } from '@kontor/schema';
import { findCurrentPosition, findOldestPosition, readEvents } from '../services/events/event-store.ts';
import { rightsChange } from '../services/events/rights-change.ts';
import { WakingLoop } from '../services/events/wake.ts';
import { audienceTokens } from './audience.ts';
import type { LiveConnection } from './live-connection.ts';
import { UnpresentableEvents } from './unpresentable-events.ts';

const batchSize = 500;
const everyMs = 5000;

/**
 * More events than these at once are one `refetch` for a client: an import of thousands is fetched once instead of
 * being read and sent person by person, and nobody else waits for it.
 */
const mostAtOnce = 100;

/** Stands where an object was not read. */
const unread = Symbol('unread');

interface Prepared {
  readonly event: StoredEvent;
  readonly tokens: readonly AudienceToken[];
  readonly object: LiveObject | ((actor: never) => LiveObject) | typeof unread;
}

type ReadObject = (tx: Tx, event: StoredEvent<never>) => Promise<LiveObject | ((actor: never) => LiveObject)>;

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
  const readers = new Map<string, ReadObject>();
  const refetching = new Set<string>();
  const connections = new Set<LiveConnection>();
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
    for (const connection of ready()) tellToRefetch(connection, failure.last);
    cursor = failure.last;
    return batchSize;
  }

  function tellToRefetch(connection: LiveConnection, position: number): void {
    connection.cursor = position;
    connection.send({ type: 'refetch', cursor: position });
  }

  async function deliverBatch(tx: Tx): Promise<number> {
    const events = await readEvents(tx, cursor, batchSize);
    const last = events.at(-1);
    if (!last) return 0;
    if (connections.size > 0) await deliverEvents(tx, events, ready);
    cursor = last.position;
    return events.length;
  }

  /** Whoever has caught up by now; asked at the moment of sending, so that nobody falls between reading and sending. */
  function ready(): LiveConnection[] {
    return [...connections].filter((connection) => connection.caughtUp);
  }

  async function deliverEvents(
    tx: Tx,
    events: readonly StoredEvent[],
    receivers: () => readonly LiveConnection[],
  ): Promise<void> {
    endSessions(events);
    if (events.some((event) => rightsChange.has(event.kind))) await renewTokens(tx, [...connections]);
    const last = events.at(-1)?.position ?? 0;
    const prepared = await prepareAll(tx, events).catch((failure: unknown) => {
      throw isConnectionFailure(failure) ? failure : new UnpresentableEvents(last, failure);
    });
    for (const connection of receivers()) {
      if (!connections.has(connection) || connection.cursor >= last) continue;
      const own = prepared.filter((one) => concerns(connection, one));
      const tooMuch = own.some(({ event, object }) => object === unread || refetching.has(event.kind));
      if (own.length > mostAtOnce || tooMuch) {
        tellToRefetch(connection, last);
        continue;
      }
      connection.cursor = last;
      if (own.length > 0)
        connection.send({ type: 'events', events: own.map((one) => show(connection, one)), cursor: last });
    }
  }

  async function renewTokens(tx: Tx, of: readonly LiveConnection[]): Promise<void> {
    const persons = [...new Set(of.map((connection) => connection.actor.person))];
    const tokens = await options.permissions().findTokens(tx, persons);
    for (const connection of of) connection.tokens = tokens.get(connection.actor.person) ?? new Set();
  }

  function endSessions(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.kind !== sessionsEnded.kind) continue;
      const { sessions } = sessionsEnded.payload.parse(event.payload);
      for (const connection of connections) {
        if (!sessions.includes(connection.actor.session)) continue;
        connections.delete(connection);
        connection.end();
      }
    }
  }

  /** Reads objects only for clients that are here and get few enough events to be told each; see `mostAtOnce`. */
  async function prepareAll(tx: Tx, events: readonly StoredEvent[]): Promise<Prepared[]> {
    const addressed: Prepared[] = [];
    for (const event of events) {
      // Only the kinds that a module presents reach clients; the rest is for handlers.
      const tokens = readers.has(event.kind) ? await audienceTokens(tx, options.links(), event.audience) : [];
      addressed.push({ event, tokens, object: unread });
    }
    const told = [...connections].filter(
      (connection) => addressed.filter((one) => concerns(connection, one)).length <= mostAtOnce,
    );
    const prepared: Prepared[] = [];
    for (const one of addressed) {
      const read = readers.get(one.event.kind);
      const wanted = read && told.some((connection) => concerns(connection, one));
      prepared.push(wanted ? { ...one, object: await read(tx, one.event as StoredEvent<never>) } : one);
    }
    return prepared;
  }

  function concerns(connection: LiveConnection, { event, tokens }: Prepared): boolean {
    return event.position > connection.cursor && tokens.some((token) => connection.tokens.has(token));
  }

  function show(connection: LiveConnection, { event, object }: Prepared): LiveEvent {
    const shown = typeof object === 'function' ? object(connection.actor as never) : object;
    return {
      position: event.position,
      kind: event.kind,
      payload: { ...event.payload },
      object: shown === unread ? null : shown,
      happenedAt: event.happenedAt,
    };
  }

  async function catchUp(tx: Tx, connection: LiveConnection): Promise<void> {
    const oldest = await findOldestPosition(tx);
    const newest = await findCurrentPosition(tx);
    const missed =
      connection.cursor > newest || (connection.cursor < newest && connection.cursor < (oldest ?? newest) - 1);
    if (missed) {
      tellToRefetch(connection, newest);
      return;
    }
    while (connection.cursor < cursor) {
      const events = (await readEvents(tx, connection.cursor, batchSize)).filter((event) => event.position <= cursor);
      if (events.length === 0) return;
      await deliverEvents(tx, events, () => [connection]);
    }
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
      if (readers.has(definition.kind)) throw new Error(`${definition.kind} is presented twice`);
      // The definition's own schema made the payload, so the types meet again here.
      readers.set(definition.kind, read as ReadObject);
    },
    fetchAnewAfter(definition) {
      refetching.add(definition.kind);
      readers.set(definition.kind, async () => null);
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
          await renewTokens(tx, [connection]);
          await catchUp(tx, connection);
          connection.caughtUp = true;
        });
      } catch (failure) {
        if (!(failure instanceof UnpresentableEvents)) {
          connections.delete(connection);
          throw failure;
        }
        tellToRefetch(connection, cursor);
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
