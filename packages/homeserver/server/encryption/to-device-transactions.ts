import type { Database } from '@kontor/database';
import { LoadingCache } from '../storage/loading-cache.ts';
import { listTransactions } from '../storage/to-device-table.ts';
import type { Writer } from '../storage/writer.ts';

const mostDevices = 2_000;
/** Of one device. */
export const mostTransactions = 500;

export type SentToDevices = Map<string, number>;

/** What devices have sent to others already ("Send-to-Device messaging", `txnId`): the newest of each, over restarts. */
export class ToDeviceTransactions {
  readonly #sent: LoadingCache<SentToDevices>;

  constructor(database: Database, writer: Writer) {
    this.#sent = new LoadingCache(mostDevices, async (key) => {
      const [userId, deviceId] = key.split('\0') as [string, string]; // as `of` made it
      const rows = await database.transaction((tx) => listTransactions(tx, userId, deviceId, mostTransactions));
      return new Map(rows.map((row) => [`${row.type}\0${row.transaction_id}`, row.position]));
    });
    writer.onFailure(() => this.#sent.clear());
  }

  of(userId: string, deviceId: string): Promise<SentToDevices> {
    return this.#sent.get(`${userId}\0${deviceId}`);
  }

  forget(userId: string, deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.#sent.delete(`${userId}\0${deviceId}`);
  }
}
