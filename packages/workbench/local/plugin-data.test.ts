import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { countRowsIn, deletePluginData, forgetPluginData, listUnsentTexts } from './plugin-data.ts';

const [me, other] = ['01a21a78-3905-714a-9179-0b17c9679fc5', '01a21a78-3905-714a-9179-0b17c9679fc6'];

async function aDatabase(name: string, rows: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const database = await openDB(name, 1, {
    upgrade(created) {
      for (const store of Object.keys(rows)) created.createObjectStore(store, { autoIncrement: true });
    },
  });
  for (const [store, values] of Object.entries(rows)) for (const value of values) await database.add(store, value);
  database.close();
}

async function contentOf(name: string): Promise<unknown> {
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return undefined;
  const database = await openDB(name);
  const content: Record<string, unknown> = {};
  for (const store of database.objectStoreNames) content[store] = await database.getAll(store);
  database.close();
  return content;
}

test('what plugins keep of a person goes, but for their own work that was not sent; at sign-out all goes', async () => {
  const [withWork, withoutWork, others] = [
    `kontor-data-${me}-wiki`,
    `matrix-js-sdk:kontor-data-${me}-chat`,
    `kontor-data-${other}-wiki`,
  ];
  await aDatabase(withWork, { updates: ['all'], unsent: ['mine'], copies: [] });
  await aDatabase(withoutWork, { events: ['all'] });
  await aDatabase(others, { updates: ['all'], unsent: [] });
  await aDatabase('somebody-elses', { updates: ['all'] });
  await forgetPluginData({ of: me });
  expect(await contentOf(withWork)).toEqual({ updates: [], unsent: ['mine'], copies: [] });
  expect([await contentOf(withoutWork), await contentOf(others)]).toEqual([
    undefined,
    { updates: ['all'], unsent: [] },
  ]);
  await forgetPluginData({ allBut: me });
  expect(await contentOf(others)).toBeUndefined();
  await deletePluginData();
  expect([await contentOf(withWork), await contentOf('somebody-elses')]).toEqual([undefined, { updates: ['all'] }]);
});

test('K5: what somebody chose to have here outlives what is here of it, and is not for whoever signs in after them', async () => {
  const name = `kontor-data-${me}-wiki`;
  await aDatabase(name, { updates: ['all'], unsent: [], groups: ['a space'] });
  await forgetPluginData({ of: me });
  expect(await contentOf(name)).toEqual({ updates: [], unsent: [], groups: ['a space'] });
  expect([await countRowsIn(name, 'groups'), await countRowsIn(name, 'none')]).toEqual([1, 0]);
  await forgetPluginData({ allBut: other });
  expect([await contentOf(name), await countRowsIn(name, 'groups')]).toEqual([undefined, 0]);
});

test('X1: texts that were not sent, or are here as a copy alone, are known before somebody signs out, each once', async () => {
  const name = `kontor-data-${me}-wiki`;
  const database = await openDB(name, 1, {
    upgrade(made) {
      for (const store of ['updates', 'unsent', 'copies']) {
        made.createObjectStore(store, { autoIncrement: true }).createIndex('document', 'document');
      }
    },
  });
  const row = (document: string) => ({ document, bytes: Uint8Array.of(0) });
  await database.add('updates', row('wiki/page/sent'));
  expect(await listUnsentTexts(me)).toEqual([]);
  for (let count = 0; count < 2; count += 1) await database.add('unsent', row('wiki/page/unsent'));
  for (const document of ['wiki/page/copy', 'wiki/page/unsent']) await database.add('copies', row(document));
  await aDatabase(`kontor-data-${me}-chat`, { events: ['all'], unsent: ['without a document'] });
  expect((await listUnsentTexts(me)).sort()).toEqual(['wiki/page/copy', 'wiki/page/unsent']);
  expect(await listUnsentTexts(other)).toEqual([]);
  database.close();
  await deletePluginData();
  expect(await listUnsentTexts(me)).toEqual([]);
});
