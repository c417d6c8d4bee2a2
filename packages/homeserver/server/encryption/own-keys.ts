import type { Database } from '@kontor/database';
import type { OutputLog } from '../rooms/output-log.ts';
import { countOwnKeys, type OwnKeyCounts } from '../storage/device-key-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';

const mostDevices = 20_000;

/** How many one-time keys each device has left, which fallback keys were not used: part of every sync. */
export class OwnKeys {
  readonly #counts: LoadingCache<OwnKeyCounts>;

  constructor(database: Database, outputs: OutputLog) {
    this.#counts = new LoadingCache(mostDevices, (key) => {
      const [userId, deviceId] = key.split('\0') as [string, string]; // as `of` made it
      return database.transaction((tx) => countOwnKeys(tx, userId, deviceId));
    });
    outputs.listen((output) => {
      if (output.kind === 'device-keys') this.#counts.delete(`${output.userId}\0${output.deviceId}`);
    });
  }

  of(userId: string, deviceId: string): Promise<OwnKeyCounts> {
    return this.#counts.get(`${userId}\0${deviceId}`);
  }

  /** After devices were deleted, whose names may be given again. */
  forget(userId: string, deviceIds: readonly string[]): void {
    for (const deviceId of deviceIds) this.#counts.delete(`${userId}\0${deviceId}`);
  }
}

/** As clients are told; those that look for this algorithm only want to see it also where there are none. */
export function oneTimeKeyCounts({ oneTime }: OwnKeyCounts): Record<string, number> {
  return { signed_curve25519: 0, ...oneTime };
}
