import type { Database } from '@kontor/database';
import type { Logger } from '@kontor/plugin-api/server';
import { synonymChannel } from './synonym-store.ts';
import type { SynonymGroups } from './synonym-words.ts';

/** What takes the words that mean the same: the engine. */
export type SetSynonyms = (groups: SynonymGroups) => Promise<void>;

export interface SynonymKeeperParts {
  readonly database: Database;
  readonly log: Logger;
  readonly read: () => Promise<SynonymGroups>;
  readonly set: SetSynonyms;
}

const tryAgainMs = 60_000;

/**
 * Hands the words that mean the same to this process's engine: at the start, and whenever any process has changed them.
 * One at a time, so that an older list never replaces a newer one; an engine that is away gets them as soon as it is back.
 */
export class SynonymKeeper {
  readonly #parts: SynonymKeeperParts;
  #running: Promise<void> | undefined;
  #isStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unlisten: (() => Promise<void>) | undefined;

  constructor(parts: SynonymKeeperParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    // Heard before they are read: a change in between is not missed.
    this.#unlisten = await this.#parts.database.listen(synonymChannel, () => this.#refresh());
    this.#refresh();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isStale = false;
    await this.#unlisten?.();
    await this.#running;
    clearTimeout(this.#timer);
  }

  #refresh(): void {
    this.#isStale = true;
    this.#running ??= this.#handOver().finally(() => {
      this.#running = undefined;
    });
  }

  async #handOver(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#parts.set(await this.#parts.read());
      } catch (failure) {
        this.#parts.log.warn(
          { failure: String(failure) },
          'synonyms did not reach the search; trying again in a minute',
        );
        this.#timer = setTimeout(() => this.#refresh(), tryAgainMs);
        this.#timer.unref();
      }
    }
  }
}
