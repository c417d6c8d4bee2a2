import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { FetchedDocument } from './kept-groups.ts';
import { LocalDocuments } from './local-documents.ts';

const aDevice = () => `kontor-data-${newId()}-wiki`;
const kind = { schema: 2, mergesFrom: 2 };

/** What a server answers for a document in which `text` stands. */
function fetched(document: string, text: string, stamp = text): FetchedDocument {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return { document, stamp, state: Y.encodeStateAsUpdate(doc), ...kind };
}

async function open(documents: LocalDocuments, document: string) {
  const doc = new Y.Doc();
  const local = await documents.openDocument({ document, doc, ...kind });
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== local.origin) local.note(bytes, true);
  });
  return { local, text: doc.getText('text') };
}

async function read(documents: LocalDocuments, document: string): Promise<string> {
  return (await open(documents, document)).text.toString();
}

test('K1: documents of a group open without a connection, are known by their stamps, and are replaced', async () => {
  const { all, groups } = await aStore();
  await groups.choose('space');
  expect(await groups.keep('space', [fetched('one', 'alt'), fetched('two', 'zwei')])).toBe('kept');
  expect(await groups.stampsOf('space')).toEqual(
    new Map([
      ['one', 'alt'],
      ['two', 'zwei'],
    ]),
  );
  const next = new Y.Doc();
  Y.applyUpdate(next, fetched('one', 'alt').state);
  const first = fetched('three', 'drei');
  await groups.keep('space', [first]);
  Y.applyUpdate(next, first.state);
  next.getText('text').delete(0, next.getText('text').length);
  next.getText('text').insert(0, 'neu');
  await groups.keep('space', [{ ...first, stamp: 'later', state: Y.encodeStateAsUpdate(next) }]);
  expect([await read(all, 'three'), await read(all, 'two')]).toEqual(['neu', 'zwei']);
  expect((await groups.stampsOf('space')).get('three')).toBe('later');
  expect(await groups.note('space', { state: 'ready', total: 3, version: 'v1' })).toBe(true);
  expect(await groups.list()).toMatchObject([{ group: 'space', state: 'ready', total: 3, done: 3 }]);
});

test('K2: what is kept is exempt from the bound of what was opened, and takes no room from it', async () => {
  const { all, groups } = await aStore();
  await groups.choose('space');
  const many = Array.from({ length: 320 }, (_, index) => fetched(`kept ${index}`, 'x'));
  await groups.keep('space', many);
  const opened = await open(all, 'opened');
  opened.text.insert(0, 'geöffnet');
  opened.local.settle();
  await opened.local.settled();
  await open(all, 'another');
  const listed = await all.list();
  expect(listed).toHaveLength(321);
  expect(listed).toContain('opened');
});

test('K5: switched off, what was never opened goes; what was opened stays an ordinary one, and what is unsent stays', async () => {
  const { all, groups } = await aStore();
  await groups.choose('space');
  await groups.keep('space', [fetched('never', 'nie'), fetched('read', 'gelesen'), fetched('edited', 'bearbeitet')]);
  await read(all, 'read');
  const edited = await open(all, 'edited');
  edited.text.insert(0, 'noch nicht gesendet, ');
  await edited.local.settled();
  await groups.drop('space');
  expect([(await all.list()).sort(), await groups.list()]).toEqual([['edited', 'read'], []]);
  expect(await all.listUnsent()).toEqual(['edited']);
  expect(await groups.keep('space', [fetched('never', 'nie')])).toBe('dropped');
  expect(await all.list()).not.toContain('never');
});

test('K4: a document that the person may not see any more goes, and what they wrote and did not send stays', async () => {
  const { all, groups } = await aStore();
  await groups.choose('space');
  await groups.keep('space', [fetched('lost', 'geheim'), fetched('written', 'Grundtext. ')]);
  const written = await open(all, 'written');
  written.text.insert(0, 'Meins. ');
  await written.local.settled();
  await groups.withdraw(['lost', 'written']);
  expect([await all.list(), await groups.stampsOf('space'), await all.listUnsent()]).toEqual([
    [],
    new Map(),
    ['written'],
  ]);
  expect(await read(all, 'lost')).toBe('');
  // Allowed again, the text is whole.
  await groups.keep('space', [fetched('written', 'Grundtext. ')]);
  expect(await all.listUnsent()).toEqual(['written']);
});

test('K2: no more is kept than fits, and what fits stays up to date', async () => {
  const { groups } = await aStore({ documents: 2, bytes: 1_000 });
  await groups.choose('space');
  expect(
    await groups.keep(
      'space',
      ['one', 'two', 'three'].map((name) => fetched(name, name)),
    ),
  ).toBe('full');
  expect([...(await groups.stampsOf('space')).keys()]).toEqual(['one', 'two']);
  expect(await groups.keep('space', [fetched('two', 'zwei', 'newer')])).toBe('kept');
  expect((await groups.stampsOf('space')).get('two')).toBe('newer');
  const small = (await aStore({ documents: 10, bytes: 1_000 })).groups;
  await small.choose('space');
  expect(await small.keep('space', [fetched('small', 'klein'), fetched('large', 'x'.repeat(2_000))])).toBe('full');
  expect([...(await small.stampsOf('space')).keys()]).toEqual(['small']);
});

test('C26: a text of a kind too old to be merged is not merged with what was fetched', async () => {
  const { all, groups } = await aStore();
  const doc = new Y.Doc();
  const old = await all.openDocument({ document: 'old', doc, schema: 1, mergesFrom: 1 });
  doc.on('update', (bytes: Uint8Array) => old.note(bytes, true));
  doc.getText('text').insert(0, 'alte Art');
  await old.settled();
  await groups.choose('space');
  await groups.keep('space', [fetched('old', 'neue Art')]);
  expect(await read(all, 'old')).toBe('neue Art');
  expect(await all.listCopies('old')).toHaveLength(1);
});

test('K1: a device of before is taken over with what is on it', async () => {
  const { openDB } = await import('idb');
  const name = aDevice();
  const before = await openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore('facts', { keyPath: 'document' });
      for (const store of ['updates', 'unsent', 'copies'])
        database.createObjectStore(store, { autoIncrement: true }).createIndex('document', 'document');
    },
  });
  const { state } = fetched('before', 'von früher');
  await before.add('updates', { document: 'before', bytes: state, schema: 2 });
  await before.put('facts', { document: 'before', schema: 2, size: state.length, usedAt: Date.now() });
  before.close();
  const all = await LocalDocuments.open(name);
  expect([await read(all, 'before'), await all.groups.list()]).toEqual(['von früher', []]);
});

async function aStore(bounds?: { documents: number; bytes: number }) {
  const all = await LocalDocuments.open(aDevice(), bounds && { bounds });
  return { all, groups: all.groups };
}
