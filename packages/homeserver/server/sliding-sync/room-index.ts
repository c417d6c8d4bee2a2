import type { Database } from '@kontor/database';
import type { Output, OutputLog } from '../rooms/output-log.ts';
import { listRoomIndex } from '../storage/room-index-query.ts';

/** What moves a room up (MSC4186, "bump_stamp"). */
const bumpTypes = [
  ...['m.room.create', 'm.room.message', 'm.room.encrypted', 'm.sticker', 'm.call.invite'],
  ...['m.poll.start', 'org.matrix.msc3381.poll.start', 'm.beacon_info', 'org.matrix.msc3672.beacon_info'],
];
const bumps: ReadonlySet<string> = new Set(bumpTypes);
/** About a hundred bytes each. */
const mostKept = 200_000;

export interface IndexedRoom {
  /** Position of the last event that moved it up. */
  readonly bump: number;
  readonly roomType: string | null;
  readonly isEncrypted: boolean;
}

/** Of every room that a list has had, what lists are ordered and filtered by: so that most rooms need not be loaded. */
export class RoomIndex {
  readonly #database: Database;
  readonly #rooms = new Map<string, { bump: number; readonly roomType: string | null; isEncrypted: boolean }>();
  /** What happened while rooms were being loaded. */
  readonly #heard: Output[] = [];
  #loading = 0;

  constructor(database: Database, outputs: OutputLog) {
    this.#database = database;
    outputs.listen((output) => {
      if (output.kind !== 'event') return;
      if (this.#loading > 0) this.#heard.push(output);
      this.#take(output);
    });
  }

  get(roomId: string): IndexedRoom | undefined {
    return this.#rooms.get(roomId);
  }

  /** Makes sure that these are known; one query for all that are not. */
  async prepare(roomIds: Iterable<string>): Promise<void> {
    const missing = [...roomIds].filter((roomId) => !this.#rooms.has(roomId));
    if (missing.length === 0) return;
    if (this.#rooms.size + missing.length > mostKept) this.#rooms.clear();
    this.#loading += 1;
    try {
      const rows = await this.#database.snapshot((tx) => listRoomIndex(tx, missing, bumpTypes));
      for (const { room_id: roomId, bump, room_type: roomType, is_encrypted: isEncrypted } of rows)
        if (!this.#rooms.has(roomId)) this.#rooms.set(roomId, { bump, roomType, isEncrypted });
      for (const output of this.#heard) this.#take(output);
    } finally {
      this.#loading -= 1;
      if (this.#loading === 0) this.#heard.length = 0;
    }
  }

  #take(output: Output): void {
    if (output.kind !== 'event') return;
    const { event, roomId, position } = output;
    const room = this.#rooms.get(roomId);
    if (!room) return;
    if (bumps.has(event.type)) room.bump = Math.max(room.bump, position);
    if (event.type === 'm.room.encryption' && event.stateKey === '') room.isEncrypted = true;
  }
}
