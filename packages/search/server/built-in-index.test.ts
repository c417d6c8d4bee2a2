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

it('finds other names of a thing in their inflected forms, too', async () => {
  await here.clear();
  await here.put([aPage('1', 'Satzung der Kindertagesstätten'), aPage('2', 'Kitas in der Nordstadt')]);
  await here.setSynonyms([['Kita', 'Kindertagesstätte']]);
  expect(await titles(here, 'kita')).toEqual(['Kitas in der Nordstadt', 'Satzung der Kindertagesstätten']);
  expect(await titles(here, 'kitas')).toHaveLength(2);
});

it('takes one or two letters for the beginning of a title, and of any word only where no title fits', async () => {
  await here.clear();
  const inUnit = (id: string, title: string) => ({ ...aPage(id, title), fields: { orgUnit: 'Fachdienst Bau' } });
  await here.put([inUnit('1', 'Fatma Yıldız'), inUnit('2', 'Bernd Schulz'), inUnit('3', 'Anna Fa')]);
  expect((await titles(here, 'fa')).toSorted()).toEqual(['Anna Fa', 'Fatma Yıldız']);
  expect(await titles(here, 'bau')).toHaveLength(3);
  await here.remove(['wiki/page/1', 'wiki/page/3']);
  expect(await titles(here, 'fa')).toEqual(['Bernd Schulz']);
});

it('takes two digits for a beginning only while they are being typed', async () => {
  await here.clear();
  const inRoom = (id: string, room: string) => ({ ...aPage(id, `Raum ${id}`), fragments: [room, '+49 3641 4910'] });
  await here.put([inRoom('1', '4.10'), inRoom('2', '4.22'), inRoom('3', '1.47')]);
  expect((await titles(here, '4.')).toSorted()).toEqual(['Raum 1', 'Raum 2']);
  expect(await titles(here, '4.1')).toEqual(['Raum 1']);
  expect(await titles(here, '4.22')).toEqual(['Raum 2']);
});
