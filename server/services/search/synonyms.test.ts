import { openDatabase } from '@kontor/database';
import {
  addSynonyms,
  changeSynonyms,
  exportSynonyms,
  importSynonyms,
  listSynonyms,
  removeSynonyms,
  updateOrgUnit,
} from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../log.ts';
import { SynonymKeeper } from './synonym-keeper.ts';
import { SynonymService } from './synonym-service.ts';
import { readSynonymTable, type SynonymGroups, synonymKey } from './synonym-words.ts';

let server: TestServer;
let admin: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await sql`delete from search_synonyms`.execute(server.database.kysely);
});

const add = (...words: string[]) => admin.client.call(addSynonyms, { words });
const wordsNow = async () => (await admin.client.call(listSynonyms, {})).groups.map(({ words }) => words);
const soon = { timeout: 1000, interval: 10 };

/** Another process on the same database, with an engine that only remembers what it was given. */
async function anotherProcess(fail?: () => void) {
  const database = await openDatabase({ url: server.database.url, poolSize: 2 });
  const { audit, people } = server.services;
  const service = new SynonymService({ database, audit, people });
  const given: SynonymGroups[] = [];
  const keeper = new SynonymKeeper({
    database,
    log: createLogger('silent'),
    read: () => database.snapshot((tx) => service.listForEngine(tx)),
    set: async (groups) => {
      fail?.();
      given.push(groups);
    },
  });
  await keeper.start();
  return {
    given,
    last: () => given.at(-1) ?? [],
    stop: async () => {
      await keeper.stop();
      await database.close();
    },
  };
}

test('keeps groups of words, each word once, and lets administrators change and remove them', async () => {
  const group = await add('Kita', ' Kindergarten ', 'KITA', 'Kindertagesstätte');
  expect(group.words).toEqual(['Kita', 'Kindergarten', 'Kindertagesstätte']);
  const changed = await admin.client.call(changeSynonyms, { group: group.id, revision: 1, words: ['Kita', 'Hort'] });
  expect(changed).toEqual({ id: group.id, revision: 2, words: ['Kita', 'Hort'] });
  expect(await wordsNow()).toEqual([['Kita', 'Hort']]);
  await admin.client.call(removeSynonyms, { group: group.id });
  expect(await wordsNow()).toEqual([]);
  await expect(admin.client.call(removeSynonyms, { group: group.id })).rejects.toMatchObject({
    code: 'search.synonyms_not_found',
  });
});

test('refuses a change of what somebody else changed first, equal words, and a word of another group', async () => {
  const { id: group } = await add('Kita', 'Hort');
  const change = (revision: number, ...words: string[]) =>
    admin.client.call(changeSynonyms, { group, revision, words });
  await change(1, 'Kita', 'Hort', 'Krippe');
  await expect(change(1, 'Kita', 'Hort')).rejects.toMatchObject({ code: 'search.synonyms_changed' });
  await expect(add('Müllabfuhr', 'muellabfuhr')).rejects.toMatchObject({ code: 'search.synonyms_equal' });
  await expect(add('krippe', 'Tagespflege')).rejects.toMatchObject({ code: 'search.synonym_taken' });
  // Its own words are no others.
  await expect(change(2, 'Krippe', 'Kita')).resolves.toMatchObject({ revision: 3 });
});

test('keeps no more than 500 groups', async () => {
  const rows = Array.from({ length: 500 }, (_, index) => `wort${index}a;wort${index}b`).join('\n');
  await expect(admin.client.call(importSynonyms, { table: rows })).resolves.toEqual({ added: 500, leftOut: [] });
  await expect(add('eins', 'zwei')).rejects.toMatchObject({ code: 'search.synonyms_full' });
  await expect(admin.client.call(importSynonyms, { table: 'eins;zwei\n' })).rejects.toMatchObject({
    code: 'search.synonyms_full',
  });
});

test('reads a table, says which lines it left out, and gives back what it takes', async () => {
  await add('Kita', 'Hort');
  const table = 'Wohngeld;Mietzuschuss\nallein\nHort;Krippe\nGelber Sack;"Verpackung; leicht"\n';
  expect(await admin.client.call(importSynonyms, { table })).toEqual({ added: 2, leftOut: [2, 3] });
  const { table: exported } = await admin.client.call(exportSynonyms, {});
  const before = await wordsNow();
  await sql`delete from search_synonyms`.execute(server.database.kysely);
  expect(await admin.client.call(importSynonyms, { table: exported })).toEqual({ added: 3, leftOut: [] });
  expect(await wordsNow()).toEqual(before);
});

test('is for administrators alone, and noted in the audit log without the words', async () => {
  const { client } = await aSignedInPerson(server);
  await expect(client.call(listSynonyms, {})).rejects.toMatchObject({ status: 403 });
  await expect(client.call(addSynonyms, { words: ['a', 'b'] })).rejects.toMatchObject({ status: 403 });
  await add('Geheimwort', 'Deckname');
  const { rows } = await sql<{ entry: string }>`
    select audit_log::text as entry from audit_log where kind = 'search.synonyms_changed'`.execute(
    server.database.kysely,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ entry }) => entry).join()).not.toMatch(/Geheimwort|Deckname/);
});

test('reach the engines of all processes within a second, with the abbreviations of org units', async () => {
  const unit = await anOrgUnit(server, { name: 'Amt für Wohnen', abbreviation: 'AfW' });
  const others = [await anotherProcess(), await anotherProcess()];
  try {
    await vi.waitFor(() => {
      for (const other of others) expect(other.last()).toContainEqual(['AfW', 'Amt für Wohnen']);
    }, soon);
    await add('Kita', 'Kindergarten');
    await vi.waitFor(() => {
      for (const other of others) expect(other.last()).toContainEqual(['Kita', 'Kindergarten']);
    }, soon);
    await admin.client.call(updateOrgUnit, { orgUnit: unit.id, abbreviation: 'WohnA' });
    await vi.waitFor(() => {
      for (const other of others) expect(other.last()).toContainEqual(['WohnA', 'Amt für Wohnen']);
    }, soon);
  } finally {
    for (const other of others) await other.stop();
  }
});

test('reach an engine that was away as soon as it takes them again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let isAway = true;
  const other = await anotherProcess(() => {
    if (isAway) throw new Error('away');
  });
  try {
    await add('Kita', 'Hort');
    await new Promise((resolve) => setImmediate(resolve));
    expect(other.given).toEqual([]);
    isAway = false;
    vi.advanceTimersByTime(61_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(other.last()).toContainEqual(['Kita', 'Hort']), { timeout: 3000, interval: 10 });
  } finally {
    vi.useRealTimers();
    await other.stop();
  }
});

test('words are compared without case, accents and signs', () => {
  expect(synonymKey('Müll-Abfuhr!')).toBe(synonymKey('muell abfuhr'));
  expect(synonymKey('Straße')).toBe(synonymKey('STRASSE'));
  expect(synonymKey('Kita')).not.toBe(synonymKey('Hort'));
  expect(readSynonymTable('a;b\n"offen;c\n').map(({ words }) => words)).toContain(undefined);
});
