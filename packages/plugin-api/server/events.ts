import type { IsoTimestamp } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Audience, EventDefinition } from '@kontor/schema';
import type { z } from 'zod';
import type { Actor } from './actor.ts';

/** An event as handlers and live clients get it. */
export interface StoredEvent<Payload = Readonly<Record<string, unknown>>> {
  readonly id: string;
  /** Grows by commit order as the sequencer saw it; the cursor of readers. */
  readonly position: number;
  readonly kind: string;
  readonly payload: Payload;
  readonly audience: Audience;
  /** The person who caused it; nothing for jobs and commands. */
  readonly person: string | undefined;
  readonly happenedAt: IsoTimestamp;
}

export interface EventOrigin {
  /** Who did it; `undefined` is for jobs and commands and has to be said. */
  readonly actor: Pick<Actor, 'person'> | undefined;
}

export interface Events {
  /** Announces what `tx` did. It becomes visible with the commit of `tx`, or never. */
  append<Definition extends EventDefinition>(
    tx: Tx,
    definition: Definition,
    payload: z.input<Definition['payload']>,
    audience: Audience,
    origin: EventOrigin,
  ): Promise<void>;
  /** The same for many at once, in one statement. */
  appendMany<Definition extends EventDefinition>(
    tx: Tx,
    definition: Definition,
    items: readonly { readonly payload: z.input<Definition['payload']>; readonly audience: Audience }[],
    origin: EventOrigin,
  ): Promise<void>;
  /** The position of the newest stamped event: where a live client that has just fetched starts from. */
  currentPosition(tx: Tx): Promise<number>;
  /**
   * Calls `handle` at least once for every event of these kinds, in order of positions, in a transaction that also
   * moves the handler's cursor. `handle` must be repeatable and re-read rows instead of trusting payloads. `name` is
   * the handler's identity across restarts (`search`, `directory.welcome`).
   */
  on<Definition extends EventDefinition>(
    name: string,
    definitions: readonly Definition[],
    handle: (tx: Tx, event: StoredEvent<z.output<Definition['payload']>>) => Promise<void>,
  ): void;
  /**
   * The same for handlers that save work by taking many at once: `handle` gets what is there, up to 200 events, in one
   * transaction. When that fails, each event is tried alone, so that one bad event is passed by and not its neighbours.
   */
  onMany<Definition extends EventDefinition>(
    name: string,
    definitions: readonly Definition[],
    handle: (tx: Tx, events: readonly StoredEvent<z.output<Definition['payload']>>[]) => Promise<void>,
  ): void;
}
