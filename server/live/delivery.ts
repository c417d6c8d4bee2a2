import { isConnectionFailure, type Tx } from '@kontor/database';
import type { AudienceToken, Links, LiveObject, Permissions, StoredEvent } from '@kontor/plugin-api/server';
import { type LiveEvent, sessionsEnded } from '@kontor/schema';
import { rightsChange } from '../services/events/rights-change.ts';
import { audienceTokens } from './audience.ts';
import type { ConnectionIndex } from './connection-index.ts';
import type { LiveConnection } from './live-connection.ts';
import { UnpresentableEvents } from './unpresentable-events.ts';

/**
 * More events than these at once are one `refetch` for a client: an import of thousands is fetched once instead of
 * being read and sent person by person, and nobody else waits for it.
 */
const mostAtOnce = 100;

/** So many are read before those whom they concern are told: who waits for one need not wait for hundreds behind it. */
const sliceSize = 50;

/** Stands where an object was not read. */
const unread = Symbol('unread');

export type ReadObject = LiveObject | ((actor: never) => LiveObject);

/** The objects of some events of one kind, in their order. */
export type ReadObjects = (tx: Tx, events: readonly StoredEvent<never>[]) => Promise<readonly ReadObject[]>;

interface Prepared {
  readonly event: StoredEvent;
  readonly tokens: readonly AudienceToken[];
  object: ReadObject | typeof unread;
}

export interface DeliveryParts {
  readonly connections: ConnectionIndex;
  /** By kind of event; only these kinds reach clients, the rest is for handlers. */
  readonly readers: ReadonlyMap<string, ReadObjects>;
  /** Kinds that tell of so much that clients fetch anew. */
  readonly refetching: ReadonlySet<string>;
  readonly links: () => Links;
  readonly permissions: () => Permissions;
}

/** Brings events to the clients whom they concern; one reading of rows serves all of them. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Delivers events in the order of positions to `receivers`, who are asked for at the moment of sending, so that nobody
   * falls between reading and sending. Throws `UnpresentableEvents`.
   */
  async deliver(tx: Tx, events: readonly StoredEvent[], receivers: () => readonly LiveConnection[]): Promise<void> {
    const { connections } = this.#parts;
    this.#endSessions(events);
    if (events.some((event) => rightsChange.has(event.kind))) await this.renewTokens(tx, [...connections]);
    const last = events.at(-1)?.position ?? 0;
    const failed = (failure: unknown): never => {
      throw isConnectionFailure(failure) ? failure : new UnpresentableEvents(last, failure);
    };
    const prepared = await this.#addressAll(tx, events).catch(failed);
    this.#tellTheFlooded(prepared, receivers(), last);
    let reached = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < prepared.length; from += sliceSize) {
      const slice = prepared.slice(from, from + sliceSize);
      await this.#readObjects(tx, slice).catch(failed);
      const before = reached;
      reached = slice.at(-1)?.event.position ?? last;
      const own = this.#ownOf(slice);
      for (const connection of receivers()) {
        if (!connections.has(connection) || connection.cursor >= reached) continue;
        // Whoever came while earlier slices were read has had none of those.
        const isLate = connection.cursor < before;
        const told = isLate ? this.#concerning(connection, prepared.slice(0, from + sliceSize)) : own.get(connection);
        this.#tell(connection, told ?? [], reached, last);
      }
    }
  }

  async renewTokens(tx: Tx, of: readonly LiveConnection[]): Promise<void> {
    const { connections, permissions } = this.#parts;
    const persons = [...new Set(of.map((connection) => connection.actor.person))];
    const tokens = await permissions().findTokens(tx, persons);
    for (const connection of of) connections.renew(connection, tokens.get(connection.actor.person) ?? new Set());
  }

  tellToRefetch(connection: LiveConnection, position: number): void {
    connection.cursor = position;
    connection.send({ type: 'refetch', cursor: position });
  }

  #endSessions(events: readonly StoredEvent[]): void {
    const { connections } = this.#parts;
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

  async #addressAll(tx: Tx, events: readonly StoredEvent[]): Promise<Prepared[]> {
    const { readers, links } = this.#parts;
    const addressed: Prepared[] = [];
    for (const event of events) {
      const tokens = readers.has(event.kind) ? await audienceTokens(tx, links(), event.audience) : [];
      addressed.push({ event, tokens, object: unread });
    }
    return addressed;
  }

  /** For whom it is too much to be told one by one fetches anew, before anything is read for the others. */
  #tellTheFlooded(prepared: readonly Prepared[], receivers: readonly LiveConnection[], last: number): void {
    const { connections } = this.#parts;
    const own = this.#ownOf(prepared);
    for (const connection of receivers) {
      const missed = missedOf(connection, own.get(connection) ?? []);
      if (connections.has(connection) && this.#isTooMuch(missed)) this.tellToRefetch(connection, last);
    }
  }

  #isTooMuch(missed: readonly Prepared[]): boolean {
    return missed.length > mostAtOnce || missed.some(({ event }) => this.#parts.refetching.has(event.kind));
  }

  /** Reads objects only for clients that are here and have not been told. */
  async #readObjects(tx: Tx, slice: readonly Prepared[]): Promise<void> {
    const { connections, readers } = this.#parts;
    const wanted = slice.filter(({ tokens, event }) => {
      for (const connection of connections.holding(tokens)) if (connection.cursor < event.position) return true;
      return false;
    });
    for (const [kind, some] of Map.groupBy(wanted, ({ event }) => event.kind)) {
      const events = some.map(({ event }) => event as StoredEvent<never>); // of the kind that the reader was given for
      const objects = (await readers.get(kind)?.(tx, events)) ?? [];
      for (const [at, one] of some.entries()) one.object = objects[at] ?? null;
    }
  }

  /** What each connection gets of these, in their order. */
  #ownOf(prepared: readonly Prepared[]): ReadonlyMap<LiveConnection, readonly Prepared[]> {
    const own = new Map<LiveConnection, Prepared[]>();
    for (const one of prepared) {
      for (const connection of this.#parts.connections.holding(one.tokens)) {
        const known = own.get(connection);
        if (known) known.push(one);
        else own.set(connection, [one]);
      }
    }
    return own;
  }

  #concerning(connection: LiveConnection, prepared: readonly Prepared[]): readonly Prepared[] {
    return prepared.filter(({ tokens }) => tokens.some((token) => connection.tokens.has(token)));
  }

  #tell(connection: LiveConnection, own: readonly Prepared[], reached: number, last: number): void {
    const missed = missedOf(connection, own);
    if (this.#isTooMuch(missed) || missed.some(({ object }) => object === unread)) {
      this.tellToRefetch(connection, last);
      return;
    }
    connection.cursor = reached;
    if (missed.length === 0) return;
    connection.send({ type: 'events', events: missed.map((one) => show(connection, one)), cursor: reached });
  }
}

function missedOf(connection: LiveConnection, own: readonly Prepared[]): readonly Prepared[] {
  return own.filter(({ event }) => event.position > connection.cursor);
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
