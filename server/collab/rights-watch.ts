import type { CollabServer } from '@kontor/collab/server';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { sessionsEnded } from '@kontor/schema';
import type { Core } from '../core.ts';
import { findCurrentPosition, readEventsOfKinds } from '../services/events/event-store.ts';
import { rightsChange } from '../services/events/rights-change.ts';
import { WakingLoop } from '../services/events/wake.ts';

const batchSize = 500;
const everyMs = 5_000;
/** Rights also change with the date, and in tables of plugins. */
const recheckMs = 20_000;

/** Rights on open documents are asked anew when they change, and connections of ended sessions close (C14). */
export async function watchRights(
  { database, log }: Pick<Core, 'database' | 'log'>,
  options: {
    readonly server: CollabServer<Actor>;
    /** Kinds of plugins' events that change rights, beside those of the core. */
    readonly kinds: ReadonlySet<string>;
    readonly onStamped: (wake: () => void) => void;
  },
): Promise<() => Promise<void>> {
  const kinds = [...new Set([...rightsChange, ...options.kinds, sessionsEnded.kind])];
  let cursor = await database.transaction(findCurrentPosition);
  let checkedAt = performance.now();

  async function look(): Promise<void> {
    for (;;) {
      const { events, last } = await database.transaction((tx: Tx) => readEventsOfKinds(tx, cursor, kinds, batchSize));
      const ended = events.filter(({ kind }) => kind === sessionsEnded.kind);
      const sessions = ended.flatMap(({ payload }) => sessionsEnded.payload.parse(payload).sessions);
      if (sessions.length > 0) options.server.endSessions(new Set(sessions));
      const isDue = performance.now() - checkedAt > recheckMs;
      if (isDue || ended.length < events.length) {
        await options.server.recheck();
        checkedAt = performance.now();
      }
      if (last === cursor) return;
      cursor = last;
    }
  }

  const loop = new WakingLoop(look, everyMs, (failure) =>
    log.error({ failure: String(failure) }, 'rights on shared documents were not asked anew; trying again'),
  );
  options.onStamped(() => loop.wake());
  return () => loop.stop();
}
