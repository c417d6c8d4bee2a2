import type { CollabLimits } from './limits.ts';
import { Pace } from './pace.ts';

interface InboxOptions {
  readonly limits: Pick<CollabLimits, 'framesPace' | 'bytesPace'>;
  readonly hear: (frame: Uint8Array) => void;
  /** Nothing more is to be read, or again. */
  readonly setResting: (isResting: boolean) => void;
}

/**
 * Frames of one client, heard as they come. Where more of them come than anybody types they are heard at a pace, and nothing
 * more is read meanwhile: whoever floods waits, the others do not (C27).
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #frames: Pace;
  readonly #bytes: Pace;
  #waiting: Uint8Array[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#frames = new Pace(options.limits.framesPace);
    this.#bytes = new Pace(options.limits.bytesPace);
  }

  receive(frame: Uint8Array): void {
    if (this.#waiting.length === 0 && this.#wait() === 0) {
      this.#hear(frame);
      return;
    }
    this.#waiting.push(frame);
    if (this.#waiting.length > 1) return;
    this.#options.setResting(true);
    this.#hearLater();
  }

  /** Hears at once what came already. */
  drain(): void {
    const waiting = this.#waiting;
    this.clear();
    for (const frame of waiting) this.#options.hear(frame);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #wait(): number {
    const now = performance.now();
    return Math.max(this.#frames.waitAt(now), this.#bytes.waitAt(now));
  }

  #hear(frame: Uint8Array): void {
    const now = performance.now();
    this.#frames.take(1, now);
    this.#bytes.take(frame.length, now);
    this.#options.hear(frame);
  }

  #hearLater(): void {
    this.#timer = setTimeout(() => this.#hearDue(), this.#wait());
  }

  #hearDue(): void {
    while (this.#waiting.length > 0 && this.#wait() === 0) {
      const frame = this.#waiting.shift();
      if (frame) this.#hear(frame);
    }
    if (this.#waiting.length > 0) this.#hearLater();
    else this.#options.setResting(false);
  }
}
