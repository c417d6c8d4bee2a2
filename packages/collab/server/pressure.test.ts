import { newId } from '@kontor/base';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CollabStand, type CollabStandOptions, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';

let stand: CollabStand;
afterEach(() => stand.stop());
const start = async (options?: CollabStandOptions) => {
  stand = await startCollabStand(options);
};

const aPage = () => `wiki/page/${newId()}`;

function textOf(update: Uint8Array | undefined): string {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc.getText('text').toString();
}

/** Somebody whom the server has let in. */
async function aWriter(page: string) {
  const client = await openRawClient(stand.url, page, stand.person());
  await expect.poll(() => client.frames.length).toBeGreaterThan(0);
  const doc = new Y.Doc();
  doc.on('update', (update) => client.sendUpdate(update));
  const text = doc.getText('text');
  return { client, type: (letters: string) => text.insert(text.length, letters) };
}

test('C18: who does not read is closed with 4508, and the others go on', async () => {
  await start({ limits: { backlog: 256 * 1024 } });
  const page = aPage();
  const writer = await aWriter(page);
  const sleeper = await openRawClient(stand.url, page, stand.person('read'));
  await expect.poll(() => sleeper.frames.length).toBeGreaterThan(0);
  sleeper.socket.pause();
  const count = 20;
  for (let time = 0; time < count; time += 1) writer.type('x'.repeat(1024 * 1024));
  await expect.poll(() => writer.client.saved, { timeout: 20_000 }).toBe(count);
  sleeper.socket.resume();
  await expect.poll(() => sleeper.closeCode, { timeout: 20_000 }).toBe(4508);
  expect(writer.client.closeCode).toBeUndefined();
}, 60_000);

test('C9: when too much waits for the database nothing more is read, and nothing of it is lost', async () => {
  const limit = 100 * 1024;
  await start({ limits: { pendingBytes: limit } });
  const page = aPage();
  const writer = await aWriter(page);
  writer.type('a');
  await expect.poll(() => writer.client.saved).toBe(1);
  let isAway = true;
  const away = sql`begin; lock table collab_updates in access exclusive mode; select pg_sleep(2); commit`
    .execute(stand.database.kysely)
    .then(() => {
      isAway = false;
    });
  await expect
    .poll(async () => {
      const { rows } = await sql`select 1 from pg_locks where mode = 'AccessExclusiveLock' and granted
        and relation = 'collab_updates'::regclass`.execute(stand.database.kysely);
      return rows.length;
    })
    .toBe(1);
  const [count, size] = [100, 20 * 1024];
  for (let time = 0; time < count; time += 1) writer.type('x'.repeat(size));
  let most = 0;
  while (isAway) {
    most = Math.max(most, stand.collab.figures.pendingBytes);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await away;
  expect(most).toBeGreaterThan(limit);
  expect(most).toBeLessThan((count * size) / 2);
  await expect.poll(() => writer.client.saved, { timeout: 20_000 }).toBe(count + 1);
  const stored = textOf(await stand.database.transaction((tx) => stand.collab.stored.read(tx, page)));
  expect(stored).toHaveLength(count * size + 1);
}, 60_000);

test('C10: a compaction that breaks off halfway has changed nothing, and the next one succeeds', async () => {
  await start();
  const { kysely } = stand.database;
  await sql`create function break_off() returns trigger language plpgsql as
            $$ begin raise exception 'broken off'; end $$`.execute(kysely);
  // After state, versions and authorship are written: the last statement of the transaction.
  await sql`create trigger break_off before delete on collab_updates for each statement execute function break_off()`.execute(
    kysely,
  );
  const page = aPage();
  const writer = await aWriter(page);
  const letters = 450;
  for (let time = 0; time < letters; time += 1) writer.type(String(time % 10));
  await expect.poll(() => writer.client.saved).toBe(letters);
  const rows = async () => (await sql`select 1 from collab_updates`.execute(kysely)).rows.length;
  const generations = async () =>
    (await sql<{ generation: number }>`select generation from collab_documents`.execute(kysely)).rows[0]?.generation;
  expect([await rows(), await generations()]).toEqual([letters, 0]);
  await sql`drop trigger break_off on collab_updates`.execute(kysely);
  writer.type('!');
  await expect.poll(rows).toBeLessThan(letters);
  expect(await generations()).toBe(1);
  const stored = textOf(await stand.database.transaction((tx) => stand.collab.stored.read(tx, page)));
  expect(stored).toBe(`${'0123456789'.repeat(letters / 10)}!`);
});

test('C27: a flood is slowed and loses nothing, also where its author leaves; what others write is told meanwhile', async () => {
  await start({ limits: { framesPace: { perSecond: 20, burst: 10 } } });
  const page = aPage();
  const [flooder, other] = [await aWriter(page), await aWriter(page)];
  for (let count = 0; count < 40; count += 1) flooder.type('x');
  other.type('y');
  await expect.poll(() => flooder.client.updates.map(textOf)).toEqual(['y']);
  await expect.poll(() => flooder.client.saved, { timeout: 20_000 }).toBe(40);
  for (let count = 0; count < 30; count += 1) flooder.type('z');
  flooder.client.close();
  const reader = await openRawClient(stand.url, page, stand.person('read'));
  await expect.poll(() => other.client.updates.length, { timeout: 20_000 }).toBe(70);
  expect([flooder.client.closeCode ?? 1005, reader.closeCode]).toEqual([1005, undefined]);
});
