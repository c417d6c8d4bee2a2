import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, expect, it } from 'vitest';
import type { SearchDocument, SearchIndex } from '../shared/index.ts';
import { BuiltInIndex, searchMigrations } from './index.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const here = new BuiltInIndex(database);
const there = new BuiltInIndex(database);
await here.open();
await there.open();
afterAll(async () => {
  await here.close();
  await there.close();
  await database.close();
});

function aPage(id: string, title: string): SearchDocument {
  return { ref: `wiki/page/${id}`, type: 'page', title, audience: ['everyone'], updatedAt: '2026-11-22T09:00:00.000Z' };
}

const titles = async (index: SearchIndex, text: string) =>
  (await index.search({ text, tokens: ['everyone'], limit: 10 })).hits.map((hit) => hit.title);

async function knownTerms(): Promise<string[]> {
  const { rows } = await database.pool.query<{ term: string }>('select term from search_terms order by term');
  return rows.map((row) => row.term);
}

it('finds with a typo what another process has put', async () => {
  await here.put([aPage('1', 'Schornsteinfeger')]);
  await expect.poll(() => titles(there, 'Schornstienfeger')).toEqual(['Schornsteinfeger']);
});

it('hears that another process has cleared the index', async () => {
  await here.put([aPage('1', 'Leuchtturm')]);
  await there.clear();
  await here.put([aPage('2', 'Leuchtturm am Markt')]);
  expect(await titles(here, 'leuchturm')).toEqual(['Leuchtturm am Markt']);
  await expect.poll(() => titles(there, 'leuchturm')).toEqual(['Leuchtturm am Markt']);
});

it('reads the dictionary again after a restart', async () => {
  await here.put([aPage('3', 'Zwiebelturm')]);
  const restarted = new BuiltInIndex(database);
  await restarted.open();
  expect(await titles(restarted, 'zwibelturm')).toEqual(['Zwiebelturm']);
  await restarted.close();
});

it('keeps no word of an erased document', async () => {
  await here.clear();
  await here.put([aPage('1', 'Dorothea Geheimrat'), aPage('2', 'Dorothea Amtsrat')]);
  await here.remove(['wiki/page/1']);
  expect(await knownTerms()).toEqual(['amtsrat', 'dorothea']);
  await here.put([aPage('2', 'Beatrice Amtsrat')]);
  expect(await knownTerms()).toEqual(['amtsrat', 'beatrice']);
});

it('takes many writers at once', async () => {
  await here.clear();
  const writers = Array.from({ length: 12 }, (_, id) =>
    (id % 2 ? here : there).put([aPage(String(id), `Gemeinsam ${id}`)]),
  );
  await Promise.all(writers);
  expect(await here.count()).toBe(12);
  expect(await titles(here, 'gemeinsam')).toHaveLength(10);
  await expect.poll(() => titles(there, 'gemeinsma')).toHaveLength(10);
});
