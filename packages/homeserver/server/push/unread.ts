import type { Database } from '@kontor/database';
import type { Memberships } from '../rooms/memberships.ts';
import type { Output, OutputLog } from '../rooms/output-log.ts';
import type { OwnReceipts, Receipts } from '../rooms/receipts.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { namedThread, rememberedThread } from '../rooms/thread-of.ts';
import type { IgnoredUsers } from '../users/ignored-users.ts';
import { type IgnoredSet, isIgnored } from '../users/ignored-users.ts';
import type { PushRules, UserRules } from './push-rules.ts';
import { readCandidates } from './unread-candidates.ts';
import { isRead, readUntil, type UnreadItem, UnreadRoom } from './unread-room.ts';

interface Parts {
  readonly database: Database;
  readonly rooms: Rooms;
  readonly memberships: Memberships;
  readonly receipts: Receipts;
  readonly pushRules: PushRules;
  readonly ignoredUsers: IgnoredUsers;
}

/** Rooms of all people together that counts are kept of, and unread events in them. */
const mostRooms = 50_000;
const mostItems = 1_000_000;
const roomsAtOnce = 100;

interface Judge {
  readonly userId: string;
  readonly rules: UserRules;
  readonly ignored: IgnoredSet;
}

/**
 * How much somebody has not read yet ("Receiving notifications"). Nothing is written for it: whoever syncs has what came
 * meanwhile looked at by their own rules, from memory, and what their receipts cover is forgotten.
 */
export class Unread {
  readonly #core: Parts;
  /** By room, then by person; the room used last is the last to go. */
  readonly #rooms = new Map<string, Map<string, UnreadRoom>>();
  #kept = 0;
  #items = 0;

  constructor(core: Parts, outputs: OutputLog) {
    this.#core = core;
    outputs.listen((output) => this.#hear(output));
  }

  /** The fields of a room in `/sync`, as JSON. */
  async ofRoom(room: Room, userId: string, byThread: boolean): Promise<(readonly [name: string, text: string])[]> {
    const unread = await this.find(room, userId);
    if (!byThread) return [['unread_notifications', countsText(unread.total)]];
    const threads = [...unread.byThread].filter(([thread]) => thread !== '');
    const main = unread.byThread.get('') ?? { notifications: 0, highlights: 0 };
    return [
      ['unread_notifications', countsText(main)],
      [
        'unread_thread_notifications',
        `{${threads.map(([root, counts]) => `${JSON.stringify(root)}:${countsText(counts)}`).join(',')}}`,
      ],
    ];
  }

  /** What is unread right now; from memory where it was asked for before. */
  async find(room: Room, userId: string): Promise<UnreadRoom> {
    for (;;) {
      const known = this.#rooms.get(room.roomId)?.get(userId);
      const receipts = this.#core.receipts.peek(room.roomId, userId);
      if (!known || !receipts || !room.remembersSince(known.upTo)) {
        await this.prepare([room], userId);
        if (this.#rooms.get(room.roomId)?.has(userId)) continue;
        return new UnreadRoom(0, room.lastPosition, []);
      }
      if (known.upTo < room.lastPosition) this.#lookOn(known, room, await this.#judgeFor(userId));
      const before = known.size;
      known.read(receipts);
      this.#items += known.size - before;
      this.#touch(room.roomId);
      return known;
    }
  }

  /** Makes the counts of several rooms ready with one query each for receipts and for what is not remembered. */
  async prepare(rooms: readonly Room[], userId: string): Promise<void> {
    const { receipts, memberships, database } = this.#core;
    const fresh = rooms.filter((room) => {
      const known = this.#rooms.get(room.roomId)?.get(userId);
      return !known || !room.remembersSince(known.upTo) || !receipts.peek(room.roomId, userId);
    });
    if (fresh.length === 0) return;
    const [judge, own, joined] = await Promise.all([
      this.#judgeFor(userId),
      Promise.all(fresh.map((room) => receipts.own(room.roomId, userId))),
      memberships.of(userId),
    ]);
    const wanted = fresh.map((room, index) => {
      const read = own[index] as OwnReceipts; // one for each room
      const since = joined.get(room.roomId)?.position ?? room.lastPosition;
      const base = Math.max(since, readUntil(read, ''));
      return { room, read, since, base, main: Math.max(base, readUntil(read, 'main')), upTo: room.lastPosition };
    });
    const forgotten = wanted.filter(({ room, base }) => !room.remembersSince(base));
    const found =
      forgotten.length === 0
        ? []
        : await readCandidates(
            database,
            userId,
            forgotten.map(({ room, base, main, upTo }) => ({
              ...{ roomId: room.roomId, base, main },
              ...{ upTo, threadsUpTo: upTo },
            })),
          );
    const stored = Map.groupBy(found, ({ roomId }) => roomId);
    for (const { room, read, since, base, upTo } of wanted) {
      const events = room.remembersSince(base)
        ? room.recent.filter(({ position }) => position > base && position <= upTo)
        : (stored.get(room.roomId) ?? []);
      const items = events.flatMap((event) => judged(judge, room, event) ?? []).filter((item) => !isRead(read, item));
      this.#keep(room.roomId, userId, new UnreadRoom(since, upTo, items));
    }
  }

  /** Of all rooms somebody is in ("push gateway API", `counts.unread`). */
  async totalOf(userId: string): Promise<number> {
    const joined = await this.#core.memberships.joinedRooms(userId);
    let sum = 0;
    for (let at = 0; at < joined.length; at += roomsAtOnce)
      await this.#core.rooms.useAll(joined.slice(at, at + roomsAtOnce), async (rooms) => {
        await this.prepare(rooms, userId);
        for (const room of rooms) sum += (await this.find(room, userId)).total.notifications;
      });
    return sum;
  }

  async #judgeFor(userId: string): Promise<Judge> {
    const { pushRules, ignoredUsers } = this.#core;
    const [rules, ignored] = await Promise.all([pushRules.of(userId), ignoredUsers.of(userId)]);
    return { userId, rules, ignored };
  }

  /** Takes in what came since the last look; all of it is remembered. */
  #lookOn(unread: UnreadRoom, room: Room, judge: Judge): void {
    const { recent } = room;
    let first = recent.length;
    while (first > 0 && (recent[first - 1] as RoomEvent).position > unread.upTo) first -= 1; // within the list
    const before = unread.size;
    for (const event of recent.slice(first)) {
      const item = judged(judge, room, event);
      if (item) unread.add(item);
    }
    unread.upTo = room.lastPosition;
    this.#items += unread.size - before;
  }

  #keep(roomId: string, userId: string, unread: UnreadRoom): void {
    const people = this.#rooms.get(roomId) ?? new Map<string, UnreadRoom>();
    this.#rooms.set(roomId, people);
    const old = people.get(userId);
    people.set(userId, unread);
    this.#kept += old ? 0 : 1;
    this.#items += unread.size - (old?.size ?? 0);
    for (const oldest of this.#rooms.keys()) {
      if ((this.#kept <= mostRooms && this.#items <= mostItems) || oldest === roomId) return;
      this.#forgetRoom(oldest);
    }
  }

  #touch(roomId: string): void {
    const people = this.#rooms.get(roomId);
    if (!people) return;
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, people);
  }

  #hear(output: Output): void {
    if (output.kind === 'redacted') {
      for (const unread of this.#rooms.get(output.roomId)?.values() ?? []) {
        const before = unread.size;
        unread.remove(output.event.position);
        this.#items += unread.size - before;
      }
    } else if (output.kind === 'event') {
      const { type, stateKey, content } = output.event;
      // Who comes anew begins anew.
      if (type === 'm.room.member' && content.membership !== 'join') this.#forget(output.roomId, stateKey ?? '');
    } else if (output.kind === 'account-data') {
      if (output.type !== 'm.ignored_user_list') return;
      for (const roomId of this.#rooms.keys()) this.#forget(roomId, output.userId);
    }
  }

  #forget(roomId: string, userId: string): void {
    const people = this.#rooms.get(roomId);
    const unread = people?.get(userId);
    if (!people || !unread) return;
    people.delete(userId);
    this.#kept -= 1;
    this.#items -= unread.size;
    if (people.size === 0) this.#rooms.delete(roomId);
  }

  #forgetRoom(roomId: string): void {
    for (const userId of [...(this.#rooms.get(roomId)?.keys() ?? [])]) this.#forget(roomId, userId);
  }
}

function judged({ userId, rules, ignored }: Judge, room: Room, event: RoomEvent): UnreadItem | undefined {
  if (event.sender === userId || isIgnored(ignored, event)) return undefined;
  const { isNotifying, isHighlight } = rules.at(event.position).evaluate({ event, room, userId });
  if (!isNotifying) return undefined;
  const { position, row } = event;
  const thread = namedThread(event) ?? (row.relates_to === null ? undefined : rememberedThread(room, event));
  return { position, thread: thread ?? '', isHighlight };
}

function countsText({ notifications, highlights }: { readonly notifications: number; readonly highlights: number }) {
  return `{"notification_count":${notifications},"highlight_count":${highlights}}`;
}
