import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { MatrixEvent } from 'matrix-js-sdk/lib/models/event.js';
import type { Room } from 'matrix-js-sdk/lib/models/room.js';
import { RoomStateEvent } from 'matrix-js-sdk/lib/models/room-state.js';
import { Listening } from './listening.ts';
import { Observable } from './observable.ts';
import { maySet } from './room-rights.ts';

const pinnedEvents = 'm.room.pinned_events';
/** More would not be looked at, and a room's state is not endless. */
const mostPins = 50;

/** Messages that are pinned in rooms for all who are in them (client-server API, `m.room.pinned_events`). */
export class Pins {
  /** Ids of the pinned messages by room, in the order in which they were pinned; changes whenever one of them does. */
  readonly all = new Observable<ReadonlyMap<string, readonly string[]>>(new Map());
  readonly #sdk: MatrixClient;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
    new Listening(sdk).on(RoomStateEvent.Events, (event: MatrixEvent) => {
      const room = event.getRoomId();
      if (event.getType() === pinnedEvents && room !== undefined) this.#read(room);
    });
  }

  /** Reads what is pinned in the room, which `all` then holds. */
  list(room: string): readonly string[] {
    return this.all.value.get(room) ?? pinnedIn(this.#sdk.getRoom(room));
  }

  canPin(room: string): boolean {
    const found = this.#sdk.getRoom(room);
    return found !== null && maySet(found, this.#sdk.getSafeUserId(), pinnedEvents);
  }

  async set(room: string, message: string, isPinned: boolean): Promise<void> {
    const before = pinnedIn(this.#sdk.getRoom(room)).filter((id) => id !== message);
    const pinned = isPinned ? [...before, message].slice(-mostPins) : before;
    await this.#sdk.sendStateEvent(room, pinnedEvents as never, { pinned } as never); // the library lists the events it knows
  }

  #read(room: string): void {
    this.all.set(new Map([...this.all.value, [room, pinnedIn(this.#sdk.getRoom(room))]]));
  }
}

function pinnedIn(room: Room | null): readonly string[] {
  const { pinned } = Object(room?.currentState.getStateEvents(pinnedEvents, '')?.getContent());
  return Array.isArray(pinned) ? [...new Set(pinned.filter((id) => typeof id === 'string'))] : [];
}
