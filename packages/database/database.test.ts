import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isConnectionFailure } from './connection-failure.ts';
import { openDatabase } from './database.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a connection that PostgreSQL ends between two statements fails its transaction, and nothing else', async () => {
  const failing = database.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    // Between its statements a transaction may wait for anything: a hash, a file, another server.
    await database.transaction((other) => sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(other));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sql`select 1`.execute(tx);
  });
  const failure = await failing.catch((thrown: unknown) => thrown);
  expect(isConnectionFailure(failure)).toBe(true);
  await expect(database.transaction((tx) => sql`select 1`.execute(tx))).resolves.toBeDefined();
});

test('who waits too long for a connection is told so instead of waiting for ever', async () => {
  const narrow = await openDatabase({ url: database.url, poolSize: 1, waitMs: 500 });
  await narrow.transaction(async () => {
    const failure = await narrow.transaction(async () => undefined).catch((thrown: unknown) => thrown);
    expect(isConnectionFailure(failure)).toBe(true);
  });
  await narrow.close();
});
