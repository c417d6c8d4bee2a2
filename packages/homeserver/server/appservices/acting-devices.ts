import type { Database } from '@kontor/database';
import type { OutputLog } from '../rooms/output-log.ts';
import { listDevices } from '../storage/device-table.ts';
import { LoadingCache } from '../storage/loading-cache.ts';

/** For whom a service says that it acts. */
export interface Acting {
  readonly userId: string | undefined;
  readonly deviceId: string | undefined;
}

const mostKept = 2_000;

/** The devices of users that services act for, so that not every request of theirs asks the database. */
export class ActingDevices {
  readonly #cache: LoadingCache<ReadonlySet<string>>;

  constructor(database: Database, outputs: OutputLog) {
    this.#cache = new LoadingCache(mostKept, async (userId) => {
      const devices = await database.transaction((tx) => listDevices(tx, userId));
      return new Set(devices.map((device) => device.device_id));
    });
    outputs.listen((output) => {
      if (output.kind === 'device-list') this.#cache.delete(output.userId);
    });
  }

  async has(userId: string, deviceId: string): Promise<boolean> {
    if ((await this.#cache.get(userId)).has(deviceId)) return true;
    // It may be a new one.
    this.#cache.delete(userId);
    return (await this.#cache.get(userId)).has(deviceId);
  }
}
