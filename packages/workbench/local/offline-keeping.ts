import type { Disposable } from '@kontor/base';
import {
  type Call,
  hearOfKeeping,
  type KeepingTools,
  type KeptAnswers,
  nameOfLocalData,
  type OfflineKeeper,
  tellOfKeeping,
} from '@kontor/plugin-api/client';
import { countRowsIn } from './plugin-data.ts';

/** After an event, so that a page in which somebody writes is not fetched anew with every word. */
const restMs = 30_000;
const everyMs = 15 * 60_000;

export interface OfflineKeepingParts {
  readonly person: string;
  readonly keeper: OfflineKeeper;
  readonly call: Call;
  readonly answers: KeptAnswers;
  readonly keepPictures: KeepingTools['keepPictures'];
  /** Whether answers are still here as a part of what was chosen. */
  readonly hasAnswers: () => Promise<boolean>;
}

/**
 * Decides when a plugin brings to this device what the person chose to have there (K3): one window of a browser does it,
 * one time after the other, while there is a connection. Where it is interrupted, it goes on the next time.
 */
export class OfflineKeeping implements Disposable {
  readonly #parts: OfflineKeepingParts;
  readonly #database: string;
  readonly #stopping = new AbortController();
  #line = new AbortController();
  #stopHearing: (() => void) | undefined;
  #hasTurn = false;
  #isOnline = true;
  #running: Promise<void> | undefined;
  #isDueAgain = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(parts: OfflineKeepingParts) {
    this.#parts = parts;
    this.#database = nameOfLocalData(parts.person, parts.keeper.plugin);
  }

  /** Waits for its turn among the windows, and keeps it until this one is left. */
  start(): void {
    const { signal } = this.#stopping;
    const held = navigator.locks.request(`${this.#database}-groups`, { signal }, async () => {
      this.#hasTurn = true;
      this.#stopHearing = hearOfKeeping(this.#database, (news) => {
        if (news === 'chosen') this.wake();
      });
      this.#clock = setInterval(() => this.wake(), everyMs);
      this.wake();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    held.catch((failure: unknown) => {
      if (!signal.aborted) throw failure;
    });
  }

  dispose(): void {
    this.#stopping.abort();
    this.#line.abort();
    this.#hasTurn = false;
    this.#stopHearing?.();
    clearTimeout(this.#rest);
    clearInterval(this.#clock);
  }

  setOnline(isOnline: boolean): void {
    const isBack = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (!isOnline) this.#line.abort();
    if (isBack) this.wake();
  }

  /** Something happened, of a kind of event. */
  hear(kind: string): void {
    if (!this.#hasTurn || this.#rest !== undefined) return;
    if (!this.#parts.keeper.after.some((definition) => definition.kind === kind)) return;
    // Not all devices of a space at once.
    const wait = restMs * (1 + Math.random());
    this.#rest = setTimeout(() => this.wake(), wait);
  }

  /** Looks now, or once more after the look that is under way. */
  wake(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    if (!this.#hasTurn) return;
    this.#isDueAgain = this.#running !== undefined;
    this.#running ??= this.#run()
      // Without a connection, without its code or without room: the next time it goes on.
      .catch(() => undefined)
      .then(() => {
        this.#running = undefined;
        if (this.#isDueAgain) this.wake();
      });
  }

  async #run(): Promise<void> {
    const { keeper, call, answers, keepPictures, hasAnswers } = this.#parts;
    if ((await countRowsIn(this.#database, 'groups')) === 0 && !(await hasAnswers())) return;
    if (this.#line.signal.aborted && this.#isOnline) this.#line = new AbortController();
    const keep = await keeper.load();
    const { signal } = this.#line;
    const tell = () => tellOfKeeping(this.#database, 'came');
    await keep({ database: this.#database, call, answers, keepPictures, signal, tell });
  }
}
