import type { AppserviceConfig } from '../config.ts';
import type { Core } from '../homeserver-core.ts';
import type { Room } from '../rooms/room.ts';
import { listPublicReceipts, type ReceiptRow } from '../storage/receipt-table.ts';
import type { AppserviceInterest } from './appservice-interest.ts';

const mostRooms = 1_000;
const mostPeople = 1_000;

/** "Pushing ephemeral data": typing, public receipts and presence in the service's rooms. What is not sent in time is not sent. */
export class EphemeralNews {
  readonly #core: Core;
  readonly #isWanted: boolean;
  readonly #interest: AppserviceInterest;
  readonly #typing = new Set<string>();
  readonly #present = new Set<string>();

  constructor(core: Core, service: AppserviceConfig, interest: AppserviceInterest) {
    this.#core = core;
    this.#isWanted = service.receivesEphemeral;
    this.#interest = interest;
  }

  /** What is not in the log. */
  onNews(listener: () => void): () => void {
    if (!this.#isWanted) return () => undefined;
    const unlisten = this.#core.typing.onChange((roomId) => {
      if (this.#typing.size < mostRooms) this.#typing.add(roomId);
      listener();
    });
    const unlistenPresence = this.#core.presence?.onNews((userIds) => {
      for (const userId of userIds) if (this.#present.size < mostPeople) this.#present.add(userId);
      listener();
      return 1;
    });
    return () => {
      unlisten();
      unlistenPresence?.();
    };
  }

  /** JSON of what there is to tell; of receipts those in (after, until]. */
  async take(after: number, until: number): Promise<readonly string[]> {
    if (!this.#isWanted) return [];
    const typing = [...this.#typing];
    this.#typing.clear();
    const news = this.#core.outputs.since(after) ?? [];
    const withReceipts = news.flatMap((output) =>
      output.kind === 'receipt' && !output.isPrivate && output.position <= until ? [output.roomId] : [],
    );
    const rooms = [...new Set([...typing, ...withReceipts])];
    const present = await this.#presenceOf(until);
    if (rooms.length === 0) return present;
    return this.#core.rooms.useAll(rooms, async (found) => {
      const wanted = found.filter((room) => this.#interest.wantsRoom(room, until)).map((room) => room.roomId);
      const typed = wanted.filter((roomId) => typing.includes(roomId)).map((roomId) => this.#typingOf(roomId));
      return [...present, ...typed, ...(await this.#receiptsOf(wanted, after, until))];
    });
  }

  #typingOf(roomId: string): string {
    const userIds = this.#core.typing.changedSince(roomId, -1) ?? [];
    return JSON.stringify({ type: 'm.typing', room_id: roomId, content: { user_ids: userIds } });
  }

  async #presenceOf(until: number): Promise<string[]> {
    const { presence } = this.#core;
    const userIds = [...this.#present];
    this.#present.clear();
    const events: string[] = [];
    for (const userId of userIds)
      if (presence && (await this.#isSomewhereWanted(userId, until))) events.push(presence.eventOf(userId));
    return events;
  }

  /** Rooms in memory are asked first. */
  async #isSomewhereWanted(userId: string, until: number): Promise<boolean> {
    const { memberships, rooms } = this.#core;
    const joined = await memberships.joinedRooms(userId);
    const wants = (room: Room | undefined) => room !== undefined && this.#interest.wantsRoom(room, until);
    if (joined.some((roomId) => wants(rooms.peek(roomId)))) return true;
    const others = joined.filter((roomId) => !rooms.peek(roomId));
    return others.length > 0 && rooms.useAll(others, (found) => found.some(wants));
  }

  async #receiptsOf(rooms: readonly Room['roomId'][], after: number, until: number): Promise<string[]> {
    const receipts = await this.#core.database.transaction((tx) => listPublicReceipts(tx, rooms, { after, until }));
    return receipts.map((receipt) =>
      JSON.stringify({ type: 'm.receipt', room_id: receipt.room_id, content: contentOf(receipt) }),
    );
  }
}

function contentOf({ event_id: eventId, type, user_id: userId, sent_at: ts, thread }: ReceiptRow) {
  return { [eventId]: { [type]: { [userId]: { ts, ...(thread === '' ? {} : { thread_id: thread }) } } } };
}
