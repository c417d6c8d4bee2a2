import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { BuiltInIndex } from './built-in-index.ts';
import { countNumbers } from './facet-store.ts';
import { searchMigrations } from './search-migrations.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const index = new BuiltInIndex(database);
await index.open();
afterAll(async () => {
  await index.close();
  await database.close();
});

const aPerson = (id: string, skill: string) => ({
  ref: `directory/person/${id}` as const,
  type: 'person',
  title: `Person ${id}`,
  facets: { skill: [skill] },
  audience: ['everyone'],
  updatedAt: '2026-11-22T09:00:00.000Z',
});

async function storedFacets(): Promise<string[]> {
  const { rows } = await sql<{ token: string }>`select token from search_facets order by token`.execute(
    database.kysely,
  );
  return rows.map(({ token }) => token);
}

it('counts the numbers of joined arrays', () => {
  expect(countNumbers('{1,2},{},{2},{10}')).toEqual(
    new Map([
      [1, 1],
      [2, 2],
      [10, 1],
    ]),
  );
});

it('counts a value that another process has brought, and filters by it', async () => {
  const other = new BuiltInIndex(database);
  await other.open();
  await other.put([aPerson('1', 'Polnisch'), aPerson('2', 'Polnisch'), aPerson('3', 'Excel')]);
  const query = { text: '', tokens: ['everyone'], facets: ['skill'], limit: 10 };
  expect((await index.search(query)).facets.skill).toEqual({ Polnisch: 2, Excel: 1 });
  const filtered = await index.search({ ...query, filters: { skill: ['Polnisch', 'Gebärdensprache'] } });
  expect(filtered.total).toBe(2);
  expect((await index.search({ ...query, filters: { skill: ['Gebärdensprache'] } })).total).toBe(0);
  await other.close();
});

it('forgets a value whose last document is gone or has changed', async () => {
  await index.clear();
  await index.put([aPerson('1', 'Geheimwissen'), aPerson('2', 'Excel'), aPerson('3', 'Excel')]);
  await index.put([aPerson('1', 'Excel')]);
  expect(await storedFacets()).toEqual(['skill=Excel']);
  await index.remove(['directory/person/1']);
  expect(await storedFacets()).toEqual(['skill=Excel']);
  await index.remove(['directory/person/2', 'directory/person/3']);
  expect(await storedFacets()).toEqual([]);
});

it('numbers the facets that an older Kontor stored as texts', async () => {
  const [first, ...later] = searchMigrations;
  const old = await openTestDatabase({ migrations: first ? [first] : [] });
  await sql`insert into search_documents (ref, type, title, sort_key, audience, facets, updated_at, compact_fragments,
      aliases, fragments, fields, data, body, terms)
    select 'directory/person/' || n, 'person', 'Anna', 'anna', 1, array['skill=Excel', 'place=Rathaus ' || n], now(), '',
      '{}', '{}', '{}', '{}', '', '' from generate_series(1, 3) n`.execute(old.kysely);
  for (const migration of later) await migration.up(old.kysely);
  const { rows } = await sql<{ tokens: string[] }>`
    select array(select token from search_facets where id = any(facets) order by token) as tokens
    from search_documents order by ref`.execute(old.kysely);
  expect(rows.map(({ tokens }) => tokens)).toEqual([1, 2, 3].map((n) => [`place=Rathaus ${n}`, 'skill=Excel']));
  // What is not written again by the first filling, and so is no more, goes at its end.
  const upgraded = new BuiltInIndex(old);
  await upgraded.open();
  const filling = await upgraded.beginFilling();
  await filling.put([aPerson('2', 'Excel')]);
  expect(await upgraded.count()).toBe(3);
  await filling.finish();
  expect(await upgraded.count()).toBe(1);
  await upgraded.close();
  await old.close();
});
