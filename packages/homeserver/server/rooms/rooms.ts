import type { Database, Tx } from '@kontor/database';
import { MatrixError } from '../matrix-error.ts';
import { putMediaUses } from '../media/media-uses.ts';
import { listCurrentState, listNewest } from '../storage/event-table.ts';
import { putMembership } from '../storage/membership-table.ts';
import { findRooms } from '../storage/room-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import type { Writer } from '../storage/writer.ts';
import { Room } from './room.ts';
import { RoomDraft } from './room-draft.ts';
import type { RoomEvent } from './room-event.ts';
import { getRoomVersion } from './room-version.ts';

/** Rows of state and timeline that are kept in memory for all rooms together; a thousand are about a megabyte. */
const mostRows = 60_000;
/** Of the timeline, when a room is loaded. */
const loadedEvents = 20;

interface Kept {
  readonly room: Room;
  /** Who works with it right now: only one object may stand for a room. */
  users: number;
}

interface Loaded {
  readonly asked: readonly string[];
  readonly existing: ReadonlySet<string>;
}

/** Told like a room one is not in, so that nobody learns which ones exist; joining says M_NOT_FOUND instead. */
export class NoSuchRoom extends MatrixError {
  constructor() {
    super(403, 'M_FORBIDDEN', 'You are not in this room');
  }
}

/** The rooms: loaded when they are needed, one object for each, changed only by what was committed. */
export class Rooms {
  readonly #database: Database;
  readonly #writer: Writer;
  readonly #kept = new Map<string, Kept>();
  readonly #loading = new Map<string, Promise<Loaded>>();
  /** Rooms that are no more: whoever still has one finds nothing to write to. */
  readonly #purged = new Set<string>();
  #rows = 0;

  constructor(database: Database, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
    writer.onFailure(() => this.#forgetIdle());
  }

  /** Runs `work` with the room; throws `NoSuchRoom`. */
  async use<Result>(roomId: string, work: (room: Room) => Result | Promise<Result>): Promise<Result> {
    return this.useAll([roomId], ([room]) => {
      if (!room) throw new NoSuchRoom();
      return work(room);
    });
  }

  /** The same for several at once; those that do not exist are left out. */
  async useAll<Result>(roomIds: readonly string[], work: (rooms: Room[]) => Result | Promise<Result>): Promise<Result> {
    const kept = await this.#hold(roomIds);
    try {
      return await work(kept.map(({ room }) => room));
    } finally {
      for (const each of kept) each.users -= 1;
      this.#makeRoom();
    }
  }

  /** The room if it is in memory, as it is right after a commit. */
  peek(roomId: string): Room | undefined {
    return this.#kept.get(roomId)?.room;
  }

  /** Decides a change of the room: see `Writer.write`. */
  write<Result>(roomId: string, decide: (draft: RoomDraft, batch: WriteBatch) => Result): Promise<Result> {
    return this.use(roomId, (room) => this.#writer.write((batch) => decide(this.draftOf(room, batch), batch)));
  }

  /** Deletes a room with `erase`, between all other writes. */
  async purge(roomId: string, erase: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.#writer.write((batch) => {
        this.#purged.add(roomId);
        this.#drop(roomId);
        batch.run(erase);
      });
    } catch (failure) {
      this.#purged.delete(roomId);
      throw failure;
    }
  }

  /** After what was sent before `position` was deleted, but for what the room is, and those at `changed` no longer say what they replaced. */
  forgetMessages(room: Room, position: number, changed: ReadonlySet<number>): void {
    const before = room.recent.length;
    room.forgetMessages(position, changed);
    this.#rows += room.recent.length - before;
  }

  /** The room as this batch will leave it. */
  draftOf(room: Room, batch: WriteBatch): RoomDraft {
    if (this.#purged.has(room.roomId)) throw new NoSuchRoom();
    return batch.draftOf(room, () => {
      const draft = new RoomDraft(room, batch);
      batch.onComplete(() => putRows(draft, batch));
      batch.onCommit(() => this.#commit(draft));
      return draft;
    });
  }

  /** A room that is about to be made; it counts as one once its first batch is committed. */
  newRoom(roomId: string, versionId: string): Room {
    return new Room({ roomId, version: getRoomVersion(versionId), state: [], recent: [], isWhole: true });
  }

  #commit({ room, appended, replaced }: RoomDraft): void {
    const before = room.stateSize + room.recent.length;
    room.append(appended);
    for (const event of replaced) room.replace(event);
    if (appended[0]?.type === 'm.room.create') this.#keep(room);
    else this.#rows += room.stateSize + room.recent.length - before;
  }

  async #hold(roomIds: readonly string[]): Promise<Kept[]> {
    const missing = new Set<string>();
    for (;;) {
      const wanted = roomIds.filter((id) => !this.#kept.has(id) && !missing.has(id));
      if (wanted.length === 0) break;
      for (const found of await Promise.all(this.#loadAll(wanted)))
        for (const id of found.asked) if (!found.existing.has(id)) missing.add(id);
    }
    return roomIds.flatMap((id) => {
      const kept = this.#kept.get(id);
      if (!kept) return [];
      kept.users += 1;
      this.#kept.delete(id);
      this.#kept.set(id, kept); // the last one used is the last to go
      return [kept];
    });
  }

  /** Every room is loaded once at a time, whoever asks; those that are not loading yet, all together. */
  #loadAll(roomIds: readonly string[]): Set<Promise<Loaded>> {
    const fresh = roomIds.filter((id) => !this.#loading.has(id));
    if (fresh.length > 0) {
      const loading = this.#database
        .snapshot((tx) => this.#load(tx, fresh))
        .finally(() => {
          for (const id of fresh) this.#loading.delete(id);
        });
      for (const id of fresh) this.#loading.set(id, loading);
    }
    return new Set(roomIds.flatMap((id) => this.#loading.get(id) ?? []));
  }

  async #load(tx: Tx, roomIds: readonly string[]): Promise<Loaded> {
    const [rows, state, recent] = await Promise.all([
      findRooms(tx, roomIds),
      listCurrentState(tx, roomIds),
      listNewest(tx, roomIds, loadedEvents),
    ]);
    const [stateOf, recentOf] = [byRoom(state), byRoom(recent)];
    const there = rows.filter((row) => !this.#purged.has(row.room_id));
    for (const { room_id: roomId, version } of there) {
      if (this.#kept.has(roomId)) continue;
      const newest = recentOf.get(roomId) ?? [];
      const parts = { roomId, version: getRoomVersion(version), state: stateOf.get(roomId) ?? [], recent: newest };
      this.#keep(new Room({ ...parts, isWhole: newest.length < loadedEvents }));
    }
    return { asked: roomIds, existing: new Set(there.map((row) => row.room_id)) };
  }

  #keep(room: Room): void {
    this.#kept.set(room.roomId, { room, users: 0 });
    this.#rows += room.stateSize + room.recent.length;
  }

  #drop(roomId: string): void {
    const kept = this.#kept.get(roomId);
    if (!kept) return;
    this.#kept.delete(roomId);
    this.#rows -= kept.room.stateSize + kept.room.recent.length;
  }

  #makeRoom(): void {
    if (this.#rows <= mostRows) return;
    for (const [roomId, { room, users }] of this.#kept) {
      if (this.#rows <= mostRows) return;
      if (users > 0) continue;
      this.#kept.delete(roomId);
      this.#rows -= room.stateSize + room.recent.length;
    }
  }

  #forgetIdle(): void {
    for (const [roomId, { room, users }] of this.#kept) {
      if (users > 0) continue; // drafts never touch the room itself: what is in use is right
      this.#kept.delete(roomId);
      this.#rows -= room.stateSize + room.recent.length;
    }
  }
}

/** The rows of everything that a draft adds or changes, and what is told of it. */
function putRows({ roomId, appended, replaced }: RoomDraft, batch: WriteBatch): void {
  const own = new Set(appended.map(({ eventId }) => eventId));
  for (const event of appended) {
    const { row, position, stateKey, type, content } = event;
    batch.insert('events', row as unknown as Record<string, unknown>); // the columns of the table
    batch.tell({ kind: 'event', position, roomId, event });
    putMediaUses(event, batch);
    if (stateKey === undefined) continue;
    batch.upsert('room_state', ['room_id', 'type', 'state_key'], {
      room_id: roomId,
      type,
      state_key: stateKey,
      position,
    });
    if (type !== 'm.room.member') continue;
    batch.run((tx) =>
      putMembership(tx, { userId: stateKey, roomId, membership: String(content.membership), position }),
    );
  }
  for (const event of replaced) {
    batch.tell({ kind: 'redacted', position: batch.position, roomId, event });
    if (!own.has(event.eventId)) batch.upsert('events', ['position'], event.row as unknown as Record<string, unknown>);
  }
}

function byRoom(events: readonly RoomEvent[]): Map<string, RoomEvent[]> {
  const found = new Map<string, RoomEvent[]>();
  for (const event of events) {
    const known = found.get(event.roomId);
    if (known) known.push(event);
    else found.set(event.roomId, [event]);
  }
  return found;
}
