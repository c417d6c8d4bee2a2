import type { LookedAtPage } from './browser-window.ts';

/** Looking away for a moment ends nothing. */
const restAfterMs = 30_000;

interface Resting {
  /** There is something to let go of, and nothing is lost by it. */
  readonly mayRest: () => boolean;
  readonly rest: () => void;
  readonly wake: () => void;
}

/** Rests while nobody looks at the window (C31). */
export class WindowRest {
  readonly #page: LookedAtPage | undefined;
  readonly #resting: Resting;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;

  constructor(page: LookedAtPage | undefined, resting: Resting) {
    this.#page = page;
    this.#resting = resting;
    page?.addEventListener('visibilitychange', this.#look);
  }

  get isResting(): boolean {
    return this.#isResting;
  }

  /** Somebody needs it after all. */
  wake(): void {
    if (!this.#isResting) return;
    this.#isResting = false;
    this.#resting.wake();
  }

  /** Over without waking. */
  stop(): void {
    this.#isResting = false;
    clearTimeout(this.#timer);
  }

  dispose(): void {
    this.stop();
    this.#page?.removeEventListener('visibilitychange', this.#look);
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (this.#page?.visibilityState === 'hidden') this.#timer = setTimeout(() => this.#restIfMay(), restAfterMs);
    else this.wake();
  };

  #restIfMay(): void {
    if (this.#resting.mayRest()) {
      this.#isResting = true;
      this.#resting.rest();
    } else this.#timer = setTimeout(() => this.#restIfMay(), restAfterMs);
  }
}
