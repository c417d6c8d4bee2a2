import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { Listening } from './listening.ts';

/** How soon a change is on the device, and how long the next ones wait after that, in ms: each time all rooms are written. */
const soonMs = 2_000;
const apartMs = 60_000;

interface LookedAtPage {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(name: 'visibilitychange', listener: () => void): void;
  removeEventListener(name: 'visibilitychange', listener: () => void): void;
}

/**
 * Writes rooms down on this device soon after something was said, and when the page is left: the library alone would take
 * up to five minutes, and who closes the page before that would not find it without a connection.
 */
export class RoomKeeping {
  readonly #sdk: MatrixClient;
  readonly #listening: Listening;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isChanged = false;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(sdk: MatrixClient, page: LookedAtPage | undefined = globalThis.document) {
    this.#sdk = sdk;
    this.#listening = new Listening(sdk);
    this.#listening.on(
      RoomEvent.Timeline,
      (_event: MatrixEvent, _room: Room | undefined, _isOlder: boolean | undefined, _isGone: boolean, data: LiveMark) =>
        void (data.liveEvent && this.#changed()),
    );
    this.#listening.on(RoomEvent.Receipt, () => this.#changed());
    const leave = () => page?.visibilityState === 'hidden' && this.#keep();
    page?.addEventListener('visibilitychange', leave);
    this.#listening.add(() => page?.removeEventListener('visibilitychange', leave));
  }

  close(): void {
    this.#listening.end();
    clearTimeout(this.#timer);
  }

  #changed(): void {
    this.#isChanged = true;
    const wait = Math.max(soonMs, this.#keptAt + apartMs - Date.now());
    this.#timer ??= setTimeout(() => this.#keep(), wait);
  }

  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.#keptAt = Date.now();
    // What cannot be written to the device is in memory alone from then on.
    void this.#sdk.store.save(true);
  }
}

interface LiveMark {
  readonly liveEvent?: boolean;
}
