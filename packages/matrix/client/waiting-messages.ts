import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';
import { isRefused, isWaiting } from './sending-order.ts';

const firstPause = 1_000;
const longestPause = 30_000;

/**
 * Sends what could not be sent for want of a connection: when it is back, and now and then until it is. In each room in the
 * order in which it was written; each message has its transaction, so that none is doubled. What the homeserver refused
 * stays until somebody decides about it.
 */
export class WaitingMessages {
  readonly #sdk: MatrixClient;
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
  }

  /** Something could not be sent. */
  later(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.send(), this.#pause);
    this.#pause = Math.min(longestPause, this.#pause * 2);
  }

  async send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSending) return;
    this.#isSending = true;
    const done = await Promise.all(this.#sdk.getRooms().map((room) => this.#sendIn(room)));
    this.#isSending = false;
    if (done.every(Boolean)) this.#pause = firstPause;
    else this.later();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Whether nothing waits any more. What is written meanwhile goes after what waited. */
  async #sendIn(room: Room): Promise<boolean> {
    for (let event = room.getPendingEvents().find(isWaiting); event; event = room.getPendingEvents().find(isWaiting)) {
      try {
        await this.#sdk.resendEvent(event, room);
      } catch {
        if (!isRefused(event)) return false; // those after it wait for it
      }
    }
    return true;
  }
}
