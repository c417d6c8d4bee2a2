import { newId } from '@kontor/base';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CollabStand, startCollabStand } from '../testing/collab-stand.ts';
import { openRawClient } from '../testing/raw-client.ts';

let stand: CollabStand;
beforeEach(async () => {
  stand = await startCollabStand({ times: { sweep: 20 } });
});
afterEach(() => stand.stop());

const aPage = () => `wiki/page/${newId()}`;
const textOf = (...updates: readonly (Uint8Array | undefined)[]) => {
  const doc = new Y.Doc();
  for (const update of updates) if (update) Y.applyUpdate(doc, update);
  return doc.getText('text').toString();
};

/** Somebody with the page open, whose letters are committed when `type` resolves. */
async function aWriter(page: string) {
  const person = stand.person();
  const client = await openRawClient(stand.url, page, person);
  const doc = new Y.Doc();
  await expect.poll(() => client.frames.length).toBeGreaterThan(0);
  let sent = 0;
  async function type(text: string): Promise<void> {
    for (const update of client.updates) Y.applyUpdate(doc, update, 'server');
    const before = Y.encodeStateVector(doc);
    doc.getText('text').insert(doc.getText('text').length, text);
    client.sendUpdate(Y.encodeStateAsUpdate(doc, before));
    sent += 1;
    await expect.poll(() => client.saved).toBe(sent);
  }
  return { person, client, doc, type };
}

/** All edits so far happened so much earlier. */
async function letPass(minutes: number): Promise<void> {
  const span = sql.lit(`${minutes} minutes`);
  await sql`update collab_updates set at = at - ${span}::interval`.execute(stand.database.kysely);
  await sql`update collab_documents set stretch_began = stretch_began - ${span}::interval,
                                        stretch_last = stretch_last - ${span}::interval`.execute(stand.database.kysely);
  await sql`update collab_versions set at = at - ${span}::interval`.execute(stand.database.kysely);
}

const versions = (page: string) => stand.collab.stored.versions(page);
const list = (page: string) => stand.database.transaction((tx) => versions(page).list(tx));
const textAt = async (page: string, version: number) =>
  textOf(await stand.database.transaction((tx) => versions(page).read(tx, version)));
const committed = async (page: string) =>
  textOf(await stand.database.transaction((tx) => stand.collab.stored.read(tx, page)));

test('C21: a version by itself after a pause, open or not, with who wrote; and the text of each', async () => {
  const page = aPage();
  const [one, other] = [await aWriter(page), await aWriter(page)];
  await one.type('eins ');
  await other.type('zwei ');
  await letPass(6);
  await expect.poll(async () => (await list(page)).length).toBe(1);
  await one.type('drei ');
  for (const { client } of [one, other]) client.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  expect(await list(page)).toHaveLength(1);
  await letPass(6);
  await expect.poll(async () => (await list(page)).length).toBe(2);
  const [newest, oldest] = await list(page);
  expect([[...(oldest?.authors ?? [])].sort(), newest?.authors]).toEqual([
    [one.person, other.person].sort(),
    [one.person],
  ]);
  expect([await textAt(page, oldest?.id ?? 0), await textAt(page, newest?.id ?? 0)]).toEqual([
    'eins zwei ',
    'eins zwei drei ',
  ]);
});

test('C21: what a crash left is a version, too, and is announced', async () => {
  const page = aPage();
  const author = stand.person();
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'vor dem Absturz');
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
  await sql`insert into collab_documents (name) values (${page})`.execute(stand.database.kysely);
  await sql`insert into collab_updates (document, bytes, author, at)
            select id, ${bytes}, ${author}, now() - interval '1 hour' from collab_documents`.execute(
    stand.database.kysely,
  );
  await expect.poll(async () => (await list(page)).map(({ authors }) => authors)).toEqual([[author]]);
  expect(stand.announced).toEqual([{ id: page.split('/')[2], authors: [author] }]);
});

test('C21: compaction keeps what versions need: whose turn ended within the tail is a version of that moment', async () => {
  const page = aPage();
  const [one, other] = [await aWriter(page), await aWriter(page)];
  await one.type('erst ');
  await letPass(2);
  await other.type('dann ');
  for (const { client } of [one, other]) client.close();
  await expect.poll(async () => (await list(page)).length).toBe(1);
  const [version] = await list(page);
  expect([version?.authors, await textAt(page, version?.id ?? 0)]).toEqual([[one.person], 'erst ']);
});

test('C22: named versions: now, again, renamed, and no more than may be', async () => {
  const page = aPage();
  const actor = { person: stand.person() };
  const name = (label: string) => stand.database.transaction((tx) => versions(page).name(tx, actor, label));
  expect(await name('leer')).toBeUndefined();
  const writer = await aWriter(page);
  await writer.type('Beschluss');
  expect(await name('Fassung')).toMatchObject({ label: 'Fassung', labelledBy: actor.person, authors: [writer.person] });
  await writer.type('!');
  await name('Zweite');
  expect(await name('Dritte')).toMatchObject({ label: 'Dritte' });
  const [third, second, first] = await list(page);
  expect([third, second, first].map((version) => version?.label)).toEqual(['Dritte', 'Zweite', 'Fassung']);
  expect(await Promise.all([third, second, first].map((version) => textAt(page, version?.id ?? 0)))).toEqual([
    'Beschluss!',
    'Beschluss!',
    'Beschluss',
  ]);
  const label = (text: string | undefined) =>
    stand.database.transaction((tx) => versions(page).label(tx, actor, third?.id ?? 0, text));
  expect([await label(undefined), (await list(page))[0]?.label]).toEqual([true, undefined]);
  const named = sql`update collab_versions set label = 'x'`;
  await sql`insert into collab_versions (document, at, authors, state)
            select document, at, authors, state from collab_versions, generate_series(1, 200)`.execute(
    stand.database.kysely,
  );
  await named.execute(stand.database.kysely);
  expect([await name('zu viel'), await label('zu viel')]).toEqual(['full', false]);
});

test('C22: many versions are thinned, and whoever wrote what goes is named with the next', async () => {
  const page = aPage();
  const writer = await aWriter(page);
  await writer.type('a');
  await letPass(6);
  await expect.poll(async () => (await list(page)).length).toBe(1);
  const early = newId();
  // A hundred within one hour, three days ago.
  await sql`insert into collab_versions (document, at, authors, state)
            select document, date_trunc('hour', now()) - interval '3 days' + step * interval '30 seconds', array[${early}]::uuid[], state
              from collab_versions, generate_series(1, 100) as step`.execute(stand.database.kysely);
  await writer.type('b');
  await letPass(6);
  await expect.poll(async () => (await list(page)).length).toBeLessThan(40);
  const kept = await list(page);
  expect(kept.length).toBeGreaterThanOrEqual(30);
  expect(kept.flatMap(({ authors }) => authors)).toContain(early);
});

test('C24: restoring is a new edit: seen by all, undone by restoring again, and history stays', async () => {
  const page = aPage();
  const writer = await aWriter(page);
  await writer.type('gut');
  const actor = { person: stand.person() };
  await stand.database.transaction((tx) => versions(page).name(tx, actor, 'Gut'));
  await writer.type(' und verdorben');
  const [good] = await list(page);
  const restore = (version: number | undefined) =>
    stand.database.transaction((tx) => versions(page).restore(tx, actor, version ?? 0));
  expect(await restore(good?.id)).toBe(true);
  const seen = () => textOf(...writer.client.updates, Y.encodeStateAsUpdate(writer.doc));
  await expect.poll(seen).toBe('gut');
  expect(await committed(page)).toBe('gut');
  expect(stand.announced.flatMap(({ authors }) => authors)).toContain(actor.person);
  const [before] = await list(page);
  expect([before?.authors, await textAt(page, before?.id ?? 0)]).toEqual([[writer.person], 'gut und verdorben']);
  expect(await restore(before?.id)).toBe(true);
  await expect.poll(seen).toBe('gut und verdorben');
  await writer.type(' und mehr');
  expect(await committed(page)).toBe('gut und verdorben und mehr');
  expect(await list(page)).toHaveLength(3);
  expect(await restore(999_999)).toBe(false);
  writer.client.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  expect(await committed(page)).toBe('gut und verdorben und mehr');
});

test('C23: who wrote which characters, also after they became part of a state', async () => {
  const page = aPage();
  const [one, other] = [await aWriter(page), await aWriter(page)];
  await one.type('abc');
  await other.type('de');
  await one.type('f');
  for (const { client } of [one, other]) client.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  const runs = await stand.database.transaction((tx) => versions(page).authorship(tx));
  const expected = [
    { client: one.doc.clientID, clock: 0, length: 4, author: one.person },
    { client: other.doc.clientID, clock: 0, length: 2, author: other.person },
  ];
  expect(runs).toEqual(expected.sort((left, right) => left.client - right.client));
});

test('C15: with the document its versions go', async () => {
  const page = aPage();
  const writer = await aWriter(page);
  await writer.type('geheim');
  await stand.database.transaction((tx) => versions(page).name(tx, { person: writer.person }, 'A'));
  await stand.database.transaction((tx) => stand.collab.stored.delete(tx, page));
  const { rows } = await sql`select 1 from collab_versions union all select 1 from collab_authorship`.execute(
    stand.database.kysely,
  );
  expect([rows, await list(page)]).toEqual([[], []]);
});
