import { ReceiptType } from 'matrix-js-sdk/lib/@types/read_receipts.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { RoomList } from './room-list.ts';
import { markUnread, type ReadState, readAll, readEvery, readMark, readStateOf } from './room-reading.ts';
import type { Timeline } from './timeline.ts';

/** What the person has read; only their own devices hear of it. */
export class Reading {
  readonly #sdk: MatrixClient;
  readonly #list: RoomList;

  constructor(sdk: MatrixClient, list: RoomList) {
    this.#sdk = sdk;
    this.#list = list;
  }

  /** Everything up to the end of what the timeline shows was read. */
  async mark(timeline: Timeline): Promise<void> {
    const last = timeline.findLast();
    if (!last) return;
    await this.#sdk.sendReadReceipt(last, ReceiptType.ReadPrivate);
    const room = this.#sdk.getRoom(last.getRoomId());
    if (room) await readMark(this.#sdk, room);
  }

  /** Everything in the room, with its threads. */
  async markRoom(room: string): Promise<void> {
    const found = this.#sdk.getRoom(room);
    if (found) await readAll(this.#sdk, found);
  }

  /** Every room in which something waits; invitations stay. */
  async markAll(): Promise<void> {
    const waiting = this.#list.rooms.value.filter(({ isUnread, membership }) => isUnread && membership === 'join');
    await readEvery(
      this.#sdk,
      waiting.flatMap(({ id }) => this.#sdk.getRoom(id) ?? []),
    );
  }

  async markUnread(room: string): Promise<void> {
    await markUnread(this.#sdk, room, true);
  }

  /** Of a message that names the person, or of any in a direct room. */
  findState(room: string, event: string): ReadState {
    const found = this.#sdk.getRoom(room);
    return found ? readStateOf(found, event, this.#list.find(room)?.kind === 'direct') : 'unread';
  }

  /** Up to which message the person had read. */
  findUpTo(room: string): string | undefined {
    return this.#sdk.getRoom(room)?.getEventReadUpTo(this.#sdk.getSafeUserId()) ?? undefined;
  }
}
