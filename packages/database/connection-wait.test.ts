import { expect, test } from 'vitest';
import { isConnectionFailure, openDatabase } from './index.ts';
import { openTestDatabase } from './testing/index.ts';

test('whoever waits too long for a connection is told so instead of waiting for ever', async () => {
  const database = await openTestDatabase();
  const narrow = await openDatabase({ url: database.url, poolSize: 1, waitMs: 50 });
  await narrow.transaction(async () => {
    const failure = await narrow.transaction(async () => undefined).catch((thrown: unknown) => thrown);
    expect(isConnectionFailure(failure)).toBe(true);
  });
  await narrow.close();
  await database.close();
});
