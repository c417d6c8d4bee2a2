import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { homeserverMigrations } from './migrations/index.ts';
import { lockServer } from './server-lock.ts';

/** Of this database: others have theirs. */
const advisoryLocks = sql`
  from pg_locks
  where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;

test('one homeserver at a time, also after its connection was lost', async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  try {
    const lock = await lockServer(database, () => undefined);
    const another = () => lockServer(database, () => undefined);
    await expect(another()).rejects.toThrow('homeserver.database_in_use');
    const holders = async () => {
      const { rows } = await sql<{ pid: number }>`select pid ${advisoryLocks}`.execute(database.kysely);
      return rows.map(({ pid }) => pid);
    };
    const [first] = await holders();
    await sql`select pg_terminate_backend(${first}::integer)`.execute(database.kysely);
    // It takes the database back, with another connection.
    await expect.poll(holders).toEqual([expect.toSatisfy((pid) => pid !== first)]);
    await expect(another()).rejects.toThrow('homeserver.database_in_use');
    await lock.release();
    await expect.poll(async () => (await another()).release()).toBeUndefined();
  } finally {
    await database.close();
  }
});
