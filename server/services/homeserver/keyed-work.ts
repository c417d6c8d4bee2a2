import { setTimeout as delay } from 'node:timers/promises';

interface Waiting {
  resolve(): void;
  reject(failure: unknown): void;
}

const shortestPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * Work by key, in memory: each key at most once at a time, some keys beside each other. What is asked for while it runs
 * runs once more afterwards; what fails is tried again, ever more rarely, until it works.
 */
export class KeyedWork {
  readonly #work: (key: string) => Promise<void>;
  readonly #onFailure: (key: string, failure: unknown) => void;
  readonly #beside: number;
  readonly #stopping = new AbortController();
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #pauses = new Map<string, number>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(
    work: (key: string) => Promise<void>,
    options: { readonly beside: number; readonly onFailure: (key: string, failure: unknown) => void },
  ) {
    this.#work = work;
    this.#beside = options.beside;
    this.#onFailure = options.onFailure;
  }

  /** To be done soon. */
  add(key: string): void {
    if (this.#stopping.signal.aborted) return;
    if (!this.#waiting.has(key)) this.#waiting.set(key, []);
    this.#next();
  }

  /** The same, with the end of the first run that begins from now on; its failure is thrown, and tried again all the same. */
  run(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiters = this.#waiting.get(key) ?? [];
      this.#waiting.set(key, [...waiters, { resolve, reject }]);
      this.#next();
    });
  }

  /** Whether everything that was asked for has been done. */
  get isIdle(): boolean {
    return this.#waiting.size + this.#running.size + this.#pauses.size === 0;
  }

  /** Finishes what is being done; what waits is left to the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
    for (const { reject } of [...this.#waiting.values()].flat()) reject(new Error('Kontor is stopping'));
  }

  #next(): void {
    for (const [key, waiters] of this.#waiting) {
      if (this.#stopping.signal.aborted || this.#running.size >= this.#beside) return;
      if (this.#running.has(key)) continue;
      this.#waiting.delete(key);
      this.#running.set(key, this.#do(key, waiters));
    }
  }

  async #do(key: string, waiters: readonly Waiting[]): Promise<void> {
    try {
      await this.#work(key);
      this.#pauses.delete(key);
      for (const { resolve } of waiters) resolve();
    } catch (failure) {
      for (const { reject } of waiters) reject(failure);
      this.#onFailure(key, failure);
      void this.#later(key);
    } finally {
      this.#running.delete(key);
      this.#next();
    }
  }

  async #later(key: string): Promise<void> {
    const pause = this.#pauses.get(key) ?? shortestPauseMs;
    this.#pauses.set(key, Math.min(pause * 2, longestPauseMs));
    await delay(pause, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
    this.add(key);
  }
}
