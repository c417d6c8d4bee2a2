import { type Database, isConnectionFailure, type Tx } from '@kontor/database';
import type { Logger, StoredEvent } from '@kontor/plugin-api/server';
import { ensureHandler, lockHandler, moveHandler, readEventsOfKinds, recordFailure } from './event-store.ts';
import { WakingLoop } from './wake.ts';

const batchSize = 200;
const everyMs = 5000;
const attempts = 5;

export interface EventHandler {
  readonly name: string;
  readonly kinds: readonly string[];
  /** Whether it takes a whole batch in one transaction. */
  readonly many: boolean;
  handle(tx: Tx, events: readonly StoredEvent[]): Promise<void>;
}

/**
 * Feeds one handler from its cursor. Each event is handled in one transaction together with the move of the cursor, so
 * that its rows change exactly once and anything else at least once. An event that fails five times is recorded in
 * `event_failures`, shown by /readyz, and passed by: one bad event must not stop search or the inbox for ever.
 */
export class HandlerRunner {
  readonly #database: Database;
  readonly #handler: EventHandler;
  readonly #log: Logger;
  readonly #loop: WakingLoop;
  readonly #firstPauseMs: number;
  #stopped = false;

  constructor(database: Database, handler: EventHandler, log: Logger, firstPauseMs: number) {
    this.#firstPauseMs = firstPauseMs;
    this.#database = database;
    this.#handler = handler;
    this.#log = log;
    this.#loop = new WakingLoop(
      () => this.#catchUp(),
      everyMs,
      (failure) =>
        log.error({ handler: handler.name, failure: String(failure) }, 'event handler stopped; trying again'),
    );
  }

  async start(): Promise<void> {
    await ensureHandler(this.#database, this.#handler.name);
    this.#loop.wake();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop.stop();
  }

  async #catchUp(): Promise<void> {
    while (!this.#stopped && (await this.#handleBatch())) {
      // There may be more.
    }
  }

  /** Handles what comes next; false when there is nothing, or another process does it. */
  async #handleBatch(): Promise<boolean> {
    const next = await this.#database.transaction(async (tx) => {
      const position = await lockHandler(tx, this.#handler.name);
      if (position === undefined) return undefined;
      const batch = await readEventsOfKinds(tx, position, this.#handler.kinds, batchSize);
      if (batch.events.length === 0 && batch.last > position) await moveHandler(tx, this.#handler.name, batch.last);
      return { position, ...batch };
    });
    if (!next || next.last === next.position) return false;
    if (this.#handler.many && next.events.length > 1 && (await this.#handleTogether(next.events, next.last)))
      return true;
    for (const event of next.events) {
      // While another process holds the cursor it goes on by itself; moving it from here would skip events.
      if (this.#stopped || !(await this.#handleWithRetry(event))) return false;
    }
    await this.#moveTo(next.last);
    return true;
  }

  /** One transaction for all; false when it failed or the cursor is not where it was, and each has to be tried alone. */
  async #handleTogether(events: readonly StoredEvent[], last: number): Promise<boolean> {
    try {
      return await this.#database.transaction(async (tx) => {
        const position = await lockHandler(tx, this.#handler.name);
        if (position === undefined || position >= (events[0]?.position ?? 0)) return false;
        await this.#handler.handle(tx, events);
        await moveHandler(tx, this.#handler.name, last);
        return true;
      });
    } catch (failure) {
      if (isConnectionFailure(failure)) throw failure;
      this.#log.warn(
        { handler: this.#handler.name, failure: String(failure) },
        'a batch of events failed; trying each',
      );
      return false;
    }
  }

  /** True when the event is behind the cursor afterwards, whoever handled it. */
  async #handleWithRetry(event: StoredEvent): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#handleOnce(event);
      } catch (failure) {
        // Without a database nothing is wrong with the event: the loop comes back to it.
        if (isConnectionFailure(failure)) throw failure;
        const fields = {
          handler: this.#handler.name,
          kind: event.kind,
          position: event.position,
          failure: String(failure),
        };
        if (attempt === attempts) {
          this.#log.error(fields, 'event handler failed for good; the event is passed by');
          await this.#passBy(event);
          return true;
        }
        this.#log.warn(fields, 'event handler failed; trying again');
        await pause(this.#firstPauseMs * 4 ** (attempt - 1));
        if (this.#stopped) return false;
      }
    }
  }

  async #handleOnce(event: StoredEvent): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const position = await lockHandler(tx, this.#handler.name);
      if (position === undefined) return false;
      if (position >= event.position) return true;
      await this.#handler.handle(tx, [event]);
      await moveHandler(tx, this.#handler.name, event.position);
      return true;
    });
  }

  async #passBy(event: StoredEvent): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await recordFailure(tx, this.#handler.name, event);
      await moveHandler(tx, this.#handler.name, event.position);
    });
  }

  async #moveTo(position: number): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const current = await lockHandler(tx, this.#handler.name);
      if (current !== undefined && current < position) await moveHandler(tx, this.#handler.name, position);
    });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
