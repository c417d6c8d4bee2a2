/**
 * Runs one piece of work whenever it is woken, never twice at a time; a wake during a run causes one more run. Also runs
 * by itself every `everyMs`, because a wake can be lost with a connection.
 */
export class WakingLoop {
  readonly #work: () => Promise<void>;
  readonly #onFailure: (failure: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(work: () => Promise<void>, everyMs: number, onFailure: (failure: unknown) => void) {
    this.#work = work;
    this.#onFailure = onFailure;
    this.#timer = setInterval(() => this.wake(), everyMs);
    this.#timer.unref();
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#run();
  }

  /** Stops after the run that is going on. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#work();
      } catch (failure) {
        this.#onFailure(failure);
      }
    } while (this.#again && !this.#stopped);
    this.#running = undefined;
  }
}
