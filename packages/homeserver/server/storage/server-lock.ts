import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@kontor/database';
import { sql } from 'kysely';
import { databaseInUse, nameDiffers } from '../refusals.ts';

/** Arbitrary and ours, among the advisory locks of the database. */
const lockId = 4_711_200_801;
const pauseMs = 1_000;
const mostWaitMs = 2_000;

export interface ServerLock {
  release(): Promise<void>;
}

/**
 * Takes the database for this process alone; throws `homeserver.database_in_use`. Where its connection is lost it is taken
 * again; `onLost` is told if somebody else was quicker.
 */
export async function lockServer(database: Database, onLost: (failure: unknown) => void): Promise<ServerLock> {
  let retry: NodeJS.Timeout | undefined;
  let isReleased = false;
  let held: Awaited<ReturnType<typeof take>> | undefined = await take();

  async function take() {
    const client = await database.pool.connect();
    try {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lockId]);
      if (rows[0]?.taken !== true) throw databaseInUse();
    } catch (failure) {
      client.release(true);
      throw failure;
    }
    client.once('end', () => {
      if (isReleased) return;
      held = undefined;
      client.release(true);
      again();
    });
    return client;
  }

  function again(): void {
    retry = setTimeout(() => {
      take().then(
        (client) => {
          if (isReleased) client.release(true);
          else held = client;
        },
        (failure) => {
          if (isReleased) return;
          if (failure?.code === databaseInUse().code) onLost(failure);
          else again(); // The database is away still.
        },
      );
    }, pauseMs).unref();
  }

  return {
    release: async () => {
      isReleased = true;
      clearTimeout(retry);
      const client = held;
      held = undefined;
      // Given back before the connection ends, which the database notices later: the next server may start at once.
      const unlocked = client?.query('select pg_advisory_unlock($1)', [lockId]).catch(() => undefined);
      // A connection that is just being lost may never answer.
      await Promise.race([unlocked, delay(mostWaitMs, undefined, { ref: false })]);
      client?.release(true);
    },
  };
}

/** The first start gives the database its name; throws `homeserver.name_differs` at one with another. */
export async function fixServerName(database: Database, name: string): Promise<void> {
  const found = await database.transaction(async (tx) => {
    await sql`insert into homeserver.server (name) values (${name}) on conflict do nothing`.execute(tx);
    return sql<{ name: string }>`select name from homeserver.server`.execute(tx);
  });
  const known = found.rows[0]?.name ?? name;
  if (known !== name) throw nameDiffers(known, name);
}
