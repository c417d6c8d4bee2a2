import type { Database } from '@kontor/database';
import { batchedLoad } from '../storage/batched-load.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { listOwnReceipts, type ReceiptRow } from '../storage/receipt-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import type { RoomEvent } from './room-event.ts';

const mostKept = 50_000;

export type ReceiptType = 'm.read' | 'm.read.private' | 'm.fully_read';

/** Somebody's receipts in one room, by type and thread. */
export type OwnReceipts = ReadonlyMap<string, ReceiptRow>;

export interface NewReceipt {
  readonly userId: string;
  readonly type: ReceiptType;
  /** A thread's root, `main`, or empty for the whole room. */
  readonly thread: string;
  readonly event: RoomEvent;
}

/** Up to where people have read ("Receipts", "Fully read markers"). None of them ever goes back. */
export class Receipts {
  readonly #cache: LoadingCache<Map<string, ReceiptRow>>;

  constructor(database: Database) {
    const load = batchedLoad((names: readonly string[]) => {
      const keys = names.map((name) => name.split('\0') as [string, string]); // see `nameOf`
      return database.transaction((tx) => listOwnReceipts(tx, keys));
    });
    this.#cache = new LoadingCache(mostKept, async (name) => {
      const rows = await load(name);
      return new Map(rows.map((row) => [receiptName(row.type, row.thread), row]));
    });
  }

  /** Asked for many rooms at once, one query brings them all. */
  own(roomId: string, userId: string): Promise<OwnReceipts> {
    return this.#cache.get(nameOf(roomId, userId));
  }

  /** What is at hand; `own` was waited for before. */
  peek(roomId: string, userId: string): OwnReceipts | undefined {
    return this.#cache.peek(nameOf(roomId, userId));
  }

  /** Puts the receipt in, unless it would go back. `loaded` is what `own` said before; whether it went on. */
  write(batch: WriteBatch, loaded: OwnReceipts, { userId, type, thread, event }: NewReceipt): boolean {
    const { roomId } = event;
    const owner = nameOf(roomId, userId);
    const pending = this.#pendingOf(batch);
    const name = receiptName(type, thread);
    const current = pending.get(owner)?.get(name) ?? (this.#cache.peek(owner) ?? loaded).get(name);
    if (current && current.event_position >= event.position) return false;
    const position = batch.nextPosition();
    const row: ReceiptRow = {
      ...{ room_id: roomId, user_id: userId, type, thread, event_id: event.eventId, event_position: event.position },
      ...{ sent_at: Date.now(), position },
    };
    batch.upsert('receipts', ['room_id', 'user_id', 'type', 'thread'], { ...row });
    batch.tell({ kind: 'receipt', position, roomId, userId, isPrivate: type !== 'm.read' });
    pending.set(owner, (pending.get(owner) ?? new Map<string, ReceiptRow>()).set(name, row));
    return true;
  }

  #pendingOf(batch: WriteBatch): Map<string, Map<string, ReceiptRow>> {
    return batch.draftOf(this, () => {
      const pending = new Map<string, Map<string, ReceiptRow>>();
      batch.onCommit(() => {
        for (const [owner, rows] of pending) {
          this.#cache.outdate(owner);
          const known = this.#cache.peek(owner);
          if (known) for (const [name, row] of rows) known.set(name, row);
        }
      });
      return pending;
    });
  }
}

function nameOf(roomId: string, userId: string): string {
  return `${roomId}\0${userId}`;
}

export function receiptName(type: string, thread: string): string {
  return `${type}\0${thread}`;
}
