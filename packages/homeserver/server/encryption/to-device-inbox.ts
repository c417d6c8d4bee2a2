import type { Database } from '@kontor/database';
import type { OutputLog } from '../rooms/output-log.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { deleteMessagesUntil, listMessages, newestMessage, type ToDeviceRow } from '../storage/to-device-table.ts';

const mostDevices = 20_000;

/** What waits for a device; its newest message is remembered, so that a device for which none waits costs no query. */
export class ToDeviceInbox {
  readonly #database: Database;
  readonly #waiting: LoadingCache<{ newest: number }>;

  constructor(database: Database, outputs: OutputLog) {
    this.#database = database;
    this.#waiting = new LoadingCache(mostDevices, async (key) => {
      const [userId, deviceId] = key.split('\0') as [string, string]; // as `keyOf` made it
      return { newest: await database.transaction((tx) => newestMessage(tx, userId, deviceId)) };
    });
    outputs.listen((output) => {
      if (output.kind !== 'to-device') return;
      const key = keyOf(output.userId, output.deviceId);
      this.#waiting.outdate(key);
      const known = this.#waiting.peek(key);
      if (known) known.newest = output.position;
    });
  }

  /**
   * Messages in (after, until], oldest first; what is not after `after` has arrived and is deleted.
   */
  async read(
    userId: string,
    deviceId: string,
    { after, until, limit }: { readonly after: number; readonly until: number; readonly limit: number },
  ): Promise<ToDeviceRow[]> {
    const waiting = await this.#waiting.get(keyOf(userId, deviceId));
    const { newest } = waiting;
    if (newest === 0) return [];
    const found = await this.#database.transaction(async (tx) => {
      if (after > 0) await deleteMessagesUntil(tx, userId, deviceId, after);
      return newest > after ? listMessages(tx, { userId, deviceId, after, until, limit }) : [];
    });
    if (newest <= after && waiting.newest === newest) waiting.newest = 0;
    return found;
  }

  /** After devices were deleted, whose names may be given again. */
  forget(userId: string, deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.#waiting.delete(keyOf(userId, deviceId));
  }
}

function keyOf(userId: string, deviceId: string): string {
  return `${userId}\0${deviceId}`;
}
