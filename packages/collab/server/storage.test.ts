import { newId } from '@kontor/base';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from './document-store.ts';
import { type CollabStand, type CollabStandOptions, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';

let stand: CollabStand;
afterEach(() => stand.stop());
const start = async (options?: CollabStandOptions) => {
  stand = await startCollabStand(options);
};

const aPage = () => `wiki/page/${newId()}`;

/** The text that is committed, read past the server. */
async function storedText(page: string): Promise<string> {
  const stored = await stand.database.snapshot((tx) => readDocument(tx, page));
  if (stored === undefined || stored === 'deleted') return `(${stored})`;
  const doc = new Y.Doc();
  if (stored.state) Y.applyUpdate(doc, stored.state);
  for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
  return doc.getText('text').toString();
}

async function countRows(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from collab_updates`.execute(
    stand.database.kysely,
  );
  return rows[0]?.count ?? 0;
}

/** Types one letter after the other through raw frames. */
async function aWriter(page: string) {
  const client = await openRawClient(stand.url, page, stand.person());
  const doc = new Y.Doc();
  doc.on('update', (update) => client.sendUpdate(update));
  const text = doc.getText('text');
  return { client, doc, type: (letter: string) => text.insert(text.length, letter) };
}

test('C10: many updates become one state while somebody writes on, and nothing is lost', async () => {
  await start();
  const page = aPage();
  const writer = await aWriter(page);
  // What comes before the answer of the authorisation waits in bounds, and this is more.
  await expect.poll(() => writer.client.frames.length).toBeGreaterThan(0);
  const letters = 1_700;
  for (let count = 0; count < letters; count += 1) {
    writer.type('abcdefghij'[count % 10] ?? '');
    if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await expect.poll(() => writer.client.saved).toBe(letters);
  await expect.poll(countRows).toBeLessThan(600);
  expect(await storedText(page)).toBe('abcdefghij'.repeat(letters / 10));
});

test('C10: what another server wrote on the same database is part of the state, and is told to those who are here', async () => {
  await start();
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('hier');
  await expect.poll(() => writer.client.saved).toBe(1);
  const elsewhere = new Y.Doc();
  elsewhere.getText('text').insert(0, 'dort');
  const foreign = Buffer.from(Y.encodeStateAsUpdate(elsewhere));
  await sql`insert into collab_updates (document, bytes) select id, ${foreign} from collab_documents`.execute(
    stand.database.kysely,
  );
  writer.client.close();
  await expect.poll(countRows).toBe(0);
  expect([...(await storedText(page))].sort().join('')).toBe([...'hierdort'].sort().join(''));
});

test('C10: what another server has made part of the state is not overwritten by one who never saw it', async () => {
  await start();
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('hier');
  await expect.poll(() => writer.client.saved).toBe(1);
  const elsewhere = new Y.Doc();
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(writer.doc));
  elsewhere.getText('text').insert(4, ' und dort');
  const state = Buffer.from(Y.encodeStateAsUpdate(elsewhere));
  await sql`update collab_documents set state = ${state}, generation = generation + 1`.execute(stand.database.kysely);
  await sql`delete from collab_updates`.execute(stand.database.kysely);
  writer.type('!');
  await expect.poll(() => writer.client.saved).toBe(2);
  writer.client.close();
  await expect.poll(countRows).toBe(0);
  expect([...(await storedText(page))].sort().join('')).toBe([...'hier und dort!'].sort().join(''));
});

test('C4, C5: opened by many at once it is loaded once; after the last left it leaves the memory', async () => {
  await start();
  const page = aPage();
  const first = await aWriter(page);
  first.type('Bestand');
  await expect.poll(() => first.client.saved).toBe(1);
  await stand.restart();
  const person = stand.person();
  const clients = await Promise.all(Array.from({ length: 20 }, () => openRawClient(stand.url, page, person)));
  await expect.poll(() => clients.every(({ frames }) => frames.length > 0)).toBe(true);
  expect(stand.collab.figures).toMatchObject({ connections: 20, documents: 1 });
  for (const client of clients) client.close();
  await expect.poll(() => stand.collab.figures).toEqual({ connections: 0, documents: 0, pendingBytes: 0 });
  expect(await storedText(page)).toBe('Bestand');
});

test('C5: who writes and leaves at once has written', async () => {
  await start();
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('schnell weg');
  writer.client.close();
  await expect.poll(() => storedText(page)).toBe('schnell weg');
});

test('C4: a load that fails keeps nothing, and the next one gets the document', async () => {
  await start();
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('da');
  await expect.poll(() => writer.client.saved).toBe(1);
  await stand.restart();
  await sql`alter table collab_updates rename to collab_elsewhere`.execute(stand.database.kysely);
  const early = await openRawClient(stand.url, page, stand.person());
  await expect.poll(() => early.closeCode).toBe(4503);
  expect(early.frames).toEqual([]);
  await sql`alter table collab_elsewhere rename to collab_updates`.execute(stand.database.kysely);
  const later = await aWriter(page);
  later.type('!');
  await expect.poll(() => later.client.saved).toBe(1);
  expect(await storedText(page)).toContain('da');
});

test('C3: updates twice, in another order and in pieces make the same document', async () => {
  await start();
  const page = aPage();
  const client = await openRawClient(stand.url, page, stand.person());
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  for (const letter of 'Reihenfolge') doc.getText('text').insert(doc.getText('text').length, letter);
  const shuffled = [...updates].reverse().flatMap((update) => [update, update]);
  for (const update of shuffled) client.sendUpdate(update);
  await expect.poll(() => client.saved).toBe(shuffled.length);
  expect(await storedText(page)).toBe('Reihenfolge');
});

test('C9: nothing is acknowledged while the database is away; within the time it is, after that all are sent back', async () => {
  await start({ times: { retry: 2_500 } });
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('a');
  await expect.poll(() => writer.client.saved).toBe(1);
  const awayFor = (seconds: number) =>
    sql`begin; lock table collab_updates in access exclusive mode; select pg_sleep(${sql.lit(seconds)}); commit`.execute(
      stand.database.kysely,
    );
  const short = awayFor(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  writer.type('b');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(writer.client.saved).toBe(1);
  await short;
  await expect.poll(() => writer.client.saved).toBe(2);
  const long = awayFor(4);
  await new Promise((resolve) => setTimeout(resolve, 100));
  writer.type('c');
  await expect.poll(() => writer.client.closeCode).toBe(4503);
  expect(writer.client.saved).toBe(2);
  expect(stand.collab.figures.pendingBytes).toBe(0);
  await long;
});

test('C9: a document that cannot be stored suffers alone, and is not blocked for ever', async () => {
  let fails = true;
  await start({
    onCommitted: async () => (fails ? Promise.reject(new Error('broken plugin')) : undefined),
    times: { gather: 30 },
  });
  const writer = await aWriter(aPage());
  writer.type('x');
  await expect.poll(() => writer.client.closeCode).toBe(4500);
  expect(writer.client.saved).toBe(0);
  fails = false;
  const page = aPage();
  const again = await aWriter(page);
  again.type('y');
  await expect.poll(() => again.client.saved).toBe(1);
  expect(await storedText(page)).toBe('y');
});

test('C16: the first edit is announced with its commit, the rest together later, and what a crash left at the next start', async () => {
  await start({ times: { announce: 400 } });
  const page = aPage();
  const [one, other] = [await aWriter(page), await aWriter(page)];
  one.type('1');
  await expect.poll(() => one.client.saved).toBe(1);
  expect(stand.announced).toHaveLength(1);
  for (let count = 0; count < 5; count += 1) other.type('2');
  one.type('1');
  await expect.poll(() => [one.client.saved, other.client.saved]).toEqual([2, 5]);
  expect(stand.announced).toHaveLength(1);
  await expect.poll(() => stand.announced.length).toBe(2);
  expect([...(stand.announced[1]?.authors ?? [])]).toHaveLength(2);
  for (const { client } of [one, other]) client.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  const author = newId();
  await sql`insert into collab_updates (document, bytes, author) select id, ${Buffer.of(0, 0)}, ${author} from collab_documents`.execute(
    stand.database.kysely,
  );
  await stand.restart();
  expect(stand.announced.at(-1)).toEqual({ id: page.split('/')[2], authors: [author] });
});

test('C15: what is deleted is gone with its text, also for updates that come late', async () => {
  await start({ times: { gather: 100 } });
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('geheim');
  await expect.poll(() => writer.client.saved).toBe(1);
  writer.type('er');
  await stand.database.transaction((tx) => stand.collab.stored.delete(tx, page));
  await expect.poll(() => writer.client.closeCode).toBe(4404);
  await expect.poll(() => stand.collab.figures.pendingBytes).toBe(0);
  expect([await countRows(), await storedText(page)]).toEqual([0, '(deleted)']);
  expect(writer.client.saved).toBe(1);
});
