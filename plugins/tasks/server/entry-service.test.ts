import { newId } from '@kontor/base';
import { archiveSpace, getSession, searchAll, spaceNotFound } from '@kontor/schema';
import { aSignedInPerson, aSpace, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createEntry,
  entryChangedMeanwhile,
  entryNotFound,
  entryReadOnly,
  entryRef,
  entryRenamed,
  foldEntries,
  listEntries,
  renameEntry,
} from '../shared/index.ts';
import { tasksPlugin } from './plugin.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

/** A hidden space with its owner, a reader and somebody who knows nothing of it. */
async function aTeam() {
  const [owner, reader, stranger] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
  const subject = { kind: 'person', id: reader.person.id } as const;
  const grants = [{ subject, role: 'reader' }] as const;
  const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants });
  return { owner, reader, stranger, space: space.id };
}

test('an entry is listed by title for all who read the space, and only editors may change it', async () => {
  const { owner, reader, space } = await aTeam();
  const second = await owner.client.call(createEntry, { space, title: ' Zebra ' });
  const first = await owner.client.call(createEntry, { space, title: 'Öffnungszeiten' });
  expect(second).toMatchObject({ title: 'Zebra', revision: 1 });
  expect(await owner.client.call(listEntries, { space })).toEqual({ entries: [first, second], mayEdit: true });
  expect(await reader.client.call(listEntries, { space })).toEqual({ entries: [first, second], mayEdit: false });
  await expect(reader.client.call(createEntry, { space, title: 'x' })).rejects.toMatchObject({
    code: entryReadOnly.code,
  });
  const rename = { entry: first.id, title: 'x', revision: 1 };
  await expect(reader.client.call(renameEntry, rename)).rejects.toMatchObject({ code: entryReadOnly.code });
});

test('to a stranger neither the space nor its entries exist', async () => {
  const { owner, stranger, space } = await aTeam();
  const { id } = await owner.client.call(createEntry, { space, title: 'Geheim' });
  await expect(stranger.client.call(listEntries, { space })).rejects.toMatchObject({ code: spaceNotFound.code });
  await expect(stranger.client.call(createEntry, { space, title: 'x' })).rejects.toMatchObject({
    code: spaceNotFound.code,
  });
  const rename = { entry: id, title: 'x', revision: 1 };
  await expect(stranger.client.call(renameEntry, rename)).rejects.toMatchObject({ code: entryNotFound.code });
});

test('refuses a rename when somebody else saved first, and both at once save once', async () => {
  const { owner, space } = await aTeam();
  const { id } = await owner.client.call(createEntry, { space, title: 'Alt' });
  const attempts = await Promise.allSettled(
    ['Neu', 'Anders'].map((title) => owner.client.call(renameEntry, { entry: id, title, revision: 1 })),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: entryChangedMeanwhile.code },
  });
  expect((await owner.client.call(listEntries, { space })).entries).toMatchObject([{ revision: 2 }]);
});

test('an archived space can be read and not changed', async () => {
  const { owner, space } = await aTeam();
  await owner.client.call(archiveSpace, { space, archived: true });
  expect((await owner.client.call(listEntries, { space })).mayEdit).toBe(false);
  await expect(owner.client.call(createEntry, { space, title: 'x' })).rejects.toMatchObject({
    code: entryReadOnly.code,
  });
});

test.each([{ title: '' }, { title: 'x'.repeat(201) }, { title: 'zwei\nZeilen' }, { title: 7 }, {}])(
  'bad input is refused and changes nothing: %j',
  async (input) => {
    const { owner, space } = await aTeam();
    const response = await owner.client.fetch('/api/tasks/entries', {
      method: 'POST',
      body: JSON.stringify({ space, ...input }),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect((await owner.client.call(listEntries, { space })).entries).toEqual([]);
  },
);

test('a reader finds an entry by a word with a typo, a stranger does not; after a rename by its new title', async () => {
  const { owner, reader, stranger, space } = await aTeam();
  const { id } = await owner.client.call(createEntry, { space, title: 'Sitzungsprotokoll' });
  const find = async (q: string, { client } = reader) =>
    (await client.call(searchAll, { q, type: ['tasks-entry'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => find('Sitzungsprotokol')).toEqual([entryRef(id)]);
  expect(await find('Sitzungsprotokoll', stranger)).toEqual([]);
  await owner.client.call(renameEntry, { entry: id, title: 'Haushaltsplan', revision: 1 });
  await expect.poll(() => find('Haushaltsplan')).toEqual([entryRef(id)]);
  expect(await find('Sitzungsprotokoll')).toEqual([]);
});

test('a live client that folds events into an old copy has what a fresh fetch answers', async () => {
  const { owner, reader, space } = await aTeam();
  const { id } = await owner.client.call(createEntry, { space, title: 'Erstens' });
  const old = await reader.client.call(listEntries, { space });
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  await owner.client.call(createEntry, { space, title: `Aber ${newId()}` });
  await owner.client.call(renameEntry, { entry: id, title: 'Zuletzt', revision: 1 });
  await live.waitFor(({ kind, payload }) => kind === entryRenamed.kind && payload.entry === id);
  const folded = live.events.reduce((copy, event) => foldEntries(copy, event, space), old);
  expect(folded).toEqual(await reader.client.call(listEntries, { space }));
  live.close();
});
