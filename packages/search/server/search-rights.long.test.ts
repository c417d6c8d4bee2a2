import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, expect, it } from 'vitest';
import { randomOf } from '../bench/synthetic-text.ts';
import { startMeilisearch } from '../testing/meilisearch.ts';
import { findFaults } from '../testing/rights-oracle.ts';
import { BuiltInIndex, searchMigrations } from './index.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const meilisearch = await startMeilisearch();
const absence = 'absent' in meilisearch ? ` (${meilisearch.absent})` : '';
afterAll(async () => {
  if ('stop' in meilisearch) await meilisearch.stop();
  await database.close();
});

it('leaks nothing in 100,000 random questions of random people: built-in', { timeout: 30 * 60_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const index = new BuiltInIndex(database);
  await index.open();
  expect(await findFaults(index, 100_000, randomOf(seed)), `seed ${seed}`).toEqual([]);
  await index.close();
});

it.skipIf(absence !== '')(
  `leaks nothing in 20,000 random questions of random people: Meilisearch${absence}`,
  { timeout: 30 * 60_000 },
  async () => {
    if ('absent' in meilisearch) return;
    const seed = Math.floor(Math.random() * 2 ** 32);
    await meilisearch.index.open();
    expect(await findFaults(meilisearch.index, 20_000, randomOf(seed)), `seed ${seed}`).toEqual([]);
  },
);
