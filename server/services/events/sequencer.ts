import type { Database } from '@kontor/database';
import type { Logger } from '@kontor/plugin-api/server';
import { appendedChannel, stampEvents } from './event-store.ts';
import { WakingLoop } from './wake.ts';

const batchSize = 2000;
const everyMs = 5000;

/** Stamps positions as long as it runs; see docs/specs/events.md. */
export async function startSequencer(database: Database, log: Logger): Promise<() => Promise<void>> {
  const loop = new WakingLoop(
    async () => {
      while ((await database.transaction((tx) => stampEvents(tx, batchSize))) === batchSize) {
        // A long import leaves many: the next batch follows at once.
      }
    },
    everyMs,
    (failure) => log.error({ failure: String(failure) }, 'events could not be stamped; trying again'),
  );
  const unlisten = await database.listen(appendedChannel, () => loop.wake());
  loop.wake();
  return async () => {
    await unlisten();
    await loop.stop();
  };
}
