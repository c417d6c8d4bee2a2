import { tooManySignIns } from '@kontor/schema';

/**
 * Runs at most `parallel` works at once and keeps at most `waiting` more; beyond that it throws `tooManySignIns`. Each
 * Argon2 takes 19 MiB and a thread of the pool that files also need, so a flood must not start them all.
 */
export class HashQueue {
  readonly #parallel: number;
  readonly #waiting: number;
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(parallel: number, waiting: number) {
    this.#parallel = parallel;
    this.#waiting = waiting;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#parallel) {
      this.#running += 1;
      return;
    }
    if (this.#queue.length >= this.#waiting) throw tooManySignIns();
    await new Promise<void>((resolve) => this.#queue.push(resolve));
  }

  /** Hands the place on without freeing it, so that nobody overtakes those who wait. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
