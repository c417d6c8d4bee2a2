import type { Database } from '@kontor/database';
import { checkDepth, type JsonObject } from '../json.ts';
import { findAccountData } from '../storage/account-data-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import type { Writer } from '../storage/writer.ts';

const mostKept = 10_000;

interface Entry {
  content: JsonObject | undefined;
}

/** What data is asked for: `roomId` is empty for what belongs to the account as a whole. */
export interface DataKey {
  readonly userId: string;
  readonly roomId: string;
  readonly type: string;
}

/** What people's clients keep for themselves ("Client config"). */
export class AccountData {
  readonly #writer: Writer;
  readonly #cache: LoadingCache<Entry>;

  constructor(database: Database, writer: Writer) {
    this.#writer = writer;
    this.#cache = new LoadingCache(mostKept, async (name) => {
      const [userId, roomId, type] = JSON.parse(name) as [string, string, string]; // see `nameOf`
      const row = await database.transaction((tx) => findAccountData(tx, userId, roomId, type));
      return { content: row && (JSON.parse(row.body) as JsonObject) };
    });
  }

  async find(key: DataKey): Promise<JsonObject | undefined> {
    return (await this.#cache.get(nameOf(key))).content;
  }

  async put(key: DataKey, content: JsonObject): Promise<void> {
    checkDepth(content);
    await this.#writer.write((batch) => this.write(batch, key, content));
  }

  /** Makes new content of what there is, after every change that came before; what `decide` throws changes nothing. */
  async change(key: DataKey, decide: (current: JsonObject | undefined) => JsonObject): Promise<void> {
    const name = nameOf(key);
    const loaded = await this.#cache.get(name);
    await this.#writer.write((batch) => {
      const pending = this.#pendingOf(batch).get(name);
      const current = pending ? pending.content : (this.#cache.peek(name) ?? loaded).content;
      this.write(batch, key, decide(current));
    });
  }

  /** As a part of a larger write. */
  write(batch: WriteBatch, key: DataKey, content: JsonObject): void {
    const { userId, roomId, type } = key;
    const position = batch.nextPosition();
    const row = { user_id: userId, room_id: roomId, type, body: JSON.stringify(content), position };
    batch.upsert('account_data', ['user_id', 'room_id', 'type'], row);
    batch.tell({ kind: 'account-data', position, userId, roomId, type });
    this.#pendingOf(batch).set(nameOf(key), { content });
  }

  #pendingOf(batch: WriteBatch): Map<string, Entry> {
    return batch.draftOf(this, () => {
      const pending = new Map<string, Entry>();
      batch.onCommit(() => {
        for (const [name, { content }] of pending) {
          this.#cache.outdate(name);
          const known = this.#cache.peek(name);
          if (known) known.content = content;
        }
      });
      return pending;
    });
  }
}

function nameOf({ userId, roomId, type }: DataKey): string {
  return JSON.stringify([userId, roomId, type]);
}
