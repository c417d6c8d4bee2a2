import type { Database } from '@kontor/database';
import { forbidden } from '../matrix-error.ts';
import { listBlockedRooms, setBlocked } from '../storage/room-administration-table.ts';

/** Rooms that an administrator has closed: nobody comes in any more. They are few, and all known in memory. */
export class BlockedRooms {
  readonly #database: Database;
  readonly #blocked: Set<string>;

  private constructor(database: Database, blocked: readonly string[]) {
    this.#database = database;
    this.#blocked = new Set(blocked);
  }

  static async load(database: Database): Promise<BlockedRooms> {
    return new BlockedRooms(database, await database.transaction((tx) => listBlockedRooms(tx)));
  }

  has(roomId: string): boolean {
    return this.#blocked.has(roomId);
  }

  /** Throws M_FORBIDDEN. */
  check(roomId: string): void {
    if (this.has(roomId)) throw forbidden('This room has been closed');
  }

  async set(roomId: string, isBlocked: boolean): Promise<void> {
    await this.#database.transaction((tx) => setBlocked(tx, roomId, isBlocked));
    if (isBlocked) this.#blocked.add(roomId);
    else this.#blocked.delete(roomId);
  }
}
