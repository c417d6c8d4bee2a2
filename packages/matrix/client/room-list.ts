import { ClientEvent, type MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { MatrixEventEvent } from 'matrix-js-sdk/lib/models/event.js';
import { type Room, RoomEvent } from 'matrix-js-sdk/lib/models/room.js';
import { RoomStateEvent } from 'matrix-js-sdk/lib/models/room-state.js';
import { partnersOf } from './direct-rooms.ts';
import { Listening } from './listening.ts';
import { Observable } from './observable.ts';
import { type RoomSummary, summarise } from './room-summary.ts';

/** So long, in milliseconds, a room's new state may wait: the messages of the open room are drawn before the list. */
const patience = 40;

/**
 * The rooms of the person, newest activity first. Work is done only for rooms of which something was heard, once for all
 * that came together; the others keep their very summary, so that a view draws only what changed.
 */
export class RoomList {
  readonly rooms = new Observable<readonly RoomSummary[]>([]);
  readonly #sdk: MatrixClient;
  readonly #summaries = new Map<string, RoomSummary>();
  readonly #changed = new Set<string>();
  readonly #listening: Listening;
  #due: ReturnType<typeof setTimeout> | undefined;
  #isEverythingDue = false;

  constructor(sdk: MatrixClient) {
    this.#sdk = sdk;
    const note = (room: Room | undefined) => room && this.#note(room.roomId);
    this.#listening = new Listening(sdk);
    const listen = this.#listening.on.bind(this.#listening);
    listen(RoomEvent.Timeline, (_event: unknown, room: Room | undefined) => note(room));
    listen(RoomEvent.LocalEchoUpdated, (_event: unknown, room: Room) => note(room));
    listen(RoomEvent.Redaction, (_event: unknown, room: Room) => note(room));
    listen(RoomEvent.Receipt, (_event: unknown, room: Room) => note(room));
    listen(RoomEvent.Tags, (_event: unknown, room: Room) => note(room));
    listen(RoomEvent.AccountData, (_event: unknown, room: Room) => note(room));
    listen(RoomEvent.Name, note);
    listen(RoomEvent.MyMembership, note);
    listen(RoomStateEvent.Events, (event: { getRoomId(): string | undefined }) => this.#note(event.getRoomId()));
    listen(MatrixEventEvent.Replaced, (event: { getRoomId(): string | undefined }) => this.#note(event.getRoomId()));
    listen(MatrixEventEvent.Decrypted, (event: { getRoomId(): string | undefined }) => this.#note(event.getRoomId()));
    listen(ClientEvent.Room, (room: Room) => {
      // Counts come without a word over the client.
      room.on(RoomEvent.UnreadNotifications, () => note(room));
      note(room);
    });
    listen(ClientEvent.DeleteRoom, (roomId: string) => this.#note(roomId));
    listen(ClientEvent.AccountData, (event: { getType(): string }) => {
      if (event.getType() === 'm.direct' || event.getType() === 'm.push_rules') this.#noteAll();
    });
    listen(ClientEvent.Sync, (state: string, previous: string | null) => {
      if (state === 'PREPARED' || previous === null) this.#noteAll();
    });
  }

  find(roomId: string): RoomSummary | undefined {
    return this.#summaries.get(roomId);
  }

  close(): void {
    this.#listening.end();
    clearTimeout(this.#due);
  }

  #note(roomId: string | undefined): void {
    if (roomId === undefined) return;
    this.#changed.add(roomId);
    this.#due ??= setTimeout(() => this.#renew(), patience);
  }

  #noteAll(): void {
    if (this.#isEverythingDue) return;
    this.#isEverythingDue = true;
    clearTimeout(this.#due);
    // A sync is worked off in many steps; what they change is shown together.
    this.#due = setTimeout(() => this.#renew(), 0);
  }

  #renew(): void {
    this.#due = undefined;
    const partners = partnersOf(this.#sdk);
    const due = this.#isEverythingDue ? this.#sdk.getRooms().map(({ roomId }) => roomId) : [...this.#changed];
    this.#isEverythingDue = false;
    this.#changed.clear();
    let isOther = false;
    for (const roomId of due) {
      const room = this.#sdk.getRoom(roomId) ?? undefined;
      const summary = room && summarise(this.#sdk, room, partners.get(roomId) ?? inviterOf(room));
      if (JSON.stringify(summary) === JSON.stringify(this.#summaries.get(roomId))) continue;
      isOther = true;
      if (summary) this.#summaries.set(roomId, summary);
      else this.#summaries.delete(roomId);
    }
    if (isOther)
      this.rooms.set([...this.#summaries.values()].sort((one, other) => other.lastActivity - one.lastActivity));
  }
}

/** Who wants to talk with the person alone: an invitation says so itself. */
function inviterOf(room: Room): string | undefined {
  return room.getMyMembership() === 'invite' ? room.getDMInviter() : undefined;
}
