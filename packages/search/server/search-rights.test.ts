import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, expect, it } from 'vitest';
import { randomOf } from '../bench/synthetic-text.ts';
import type { SearchQuery, SearchResult } from '../shared/index.ts';
import { findFaults } from '../testing/rights-oracle.ts';
import { BuiltInIndex, searchMigrations } from './index.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const index = new BuiltInIndex(database);
await index.open();
afterAll(async () => {
  await index.close();
  await database.close();
});

it('shows, counts and marks only what the asker may see and asked for, as looking at every document says', {
  timeout: 60_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  expect(await findFaults(index, 2_400, randomOf(seed)), `seed ${seed}`).toEqual([]);
});

/** An engine that forgets one condition, which the comparison must notice. */
class Forgetful extends BuiltInIndex {
  readonly #forget: (query: SearchQuery) => SearchQuery;

  constructor(forget: (query: SearchQuery) => SearchQuery) {
    super(database);
    this.#forget = forget;
  }

  override search(query: SearchQuery): Promise<SearchResult> {
    return super.search(this.#forget(query));
  }
}

it.each<[string, (query: SearchQuery) => SearchQuery]>([
  ['rights', (query) => ({ ...query, tokens: [...query.tokens, 'space:1'] })],
  ['the author', ({ author: _author, ...query }) => query],
  ['the time', ({ updated: _updated, ...query }) => query],
  ['the space', ({ filters: _filters, ...query }) => query],
])('the comparison notices an engine that forgets %s', async (_name, forget) => {
  const forgetful = new Forgetful(forget);
  await forgetful.open();
  expect(await findFaults(forgetful, 400, randomOf(7))).not.toEqual([]);
  await forgetful.close();
});
