import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { EventStatus, type MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';

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

  /** Whether nothing waits any more. */
  async #sendIn(room: Room): Promise<boolean> {
    for (const event of [...room.getPendingEvents()]) {
      if (event.status !== EventStatus.NOT_SENT || isRefused(event)) continue;
      try {
        await this.#sdk.resendEvent(event, room);
      } catch {
        return isRefused(event); // those after it wait for it
      }
    }
    return true;
  }
}

/** The homeserver has answered, and said no; too often is not no. */
function isRefused({ error }: MatrixEvent): boolean {
  const status = error?.httpStatus;
  return status !== undefined && status < 500 && status !== 429 && status !== 401;
}
