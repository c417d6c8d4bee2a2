import { ClientEvent, type MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { Listening } from './listening.ts';

/**
 * Rooms that the person is not in any more, by their own doing or not: nothing of them stays, on the screen or on this
 * device. It is written down at once, as a page may be closed at any time.
 */
export class LeftRooms {
  readonly #sdk: MatrixClient;
  readonly #listening: Listening;
  readonly #listeners = new Set<(room: string) => void>();

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
    this.#listening = new Listening(sdk);
    // What came with the news is worked off first: the library still holds the room.
    this.#listening.on(
      RoomEvent.MyMembership,
      (room: Room) => void (hasLeft(room) && setTimeout(() => this.#wipe(room))),
    );
  }

  /** Told of each room that is gone from here; the answer ends it. */
  watch(listener: (room: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#listening.end();
  }

  async #wipe(room: Room): Promise<void> {
    const { roomId } = room;
    const { store } = this.#sdk;
    // Somebody may have been taken in again meanwhile, as the same room or a new one.
    if (!hasLeft(room) || this.#sdk.getRoom(roomId) !== room) return;
    store.removeRoom(roomId);
    this.#sdk.emit(ClientEvent.DeleteRoom, roomId);
    for (const listener of [...this.#listeners]) listener(roomId);
    // Each by itself: what cannot be written to the device is in memory alone from then on.
    await Promise.all([store.setPendingEvents(roomId, []), store.clearOutOfBandMembers(roomId), store.save(true)]);
  }
}

function hasLeft(room: Room): boolean {
  const membership = room.getMyMembership();
  return membership === 'leave' || membership === 'ban';
}
