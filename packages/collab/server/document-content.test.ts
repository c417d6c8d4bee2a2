import { newId } from '@kontor/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CollabStand, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';
import { textOf, updateOf } from './testing/test-text.ts';

let stand: CollabStand;
beforeEach(async () => {
  stand = await startCollabStand();
});
afterEach(() => stand.stop());

const aPage = () => `wiki/page/${newId()}`;
const read = (page: string) => stand.database.transaction((tx) => stand.collab.stored.read(tx, page));
const write = (page: string, text: string) =>
  stand.database.transaction((tx) =>
    stand.collab.stored.write(tx, page, { update: updateOf(text), author: stand.person() }),
  );

test('C20: a document gets its first text in a transaction, once, and is read as it is committed', async () => {
  const page = aPage();
  expect(await read(page)).toBeUndefined();
  expect(await write(page, 'Vorlage')).toBe(true);
  expect(await write(page, 'noch einmal')).toBe(false);
  expect(textOf(await read(page))).toBe('Vorlage');
  const writer = await openRawClient(stand.url, page, stand.person());
  writer.sendUpdate(updateOf('!'));
  await expect.poll(() => writer.saved).toBe(1);
  expect([...textOf(await read(page))].sort().join('')).toBe([...'Vorlage!'].sort().join(''));
  writer.close();
  // As one state, too.
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  expect([...textOf(await read(page))].sort().join('')).toBe([...'Vorlage!'].sort().join(''));
});

test('C20: what is rolled back was never written, and what is deleted stays deleted', async () => {
  const page = aPage();
  const failing = stand.database.transaction(async (tx) => {
    await stand.collab.stored.write(tx, page, { update: updateOf('halb'), author: stand.person() });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await read(page)).toBeUndefined();
  await stand.database.transaction((tx) => stand.collab.stored.delete(tx, page));
  expect([await write(page, 'zurück'), await read(page)]).toEqual([false, undefined]);
});

test('C20: whoever has the empty document open sees the first text, and nobody is told of it as of an edit', async () => {
  const page = aPage();
  const reader = await openRawClient(stand.url, page, stand.person('read'));
  await expect.poll(() => reader.frames.length).toBeGreaterThan(0);
  expect(await write(page, 'Vorlage')).toBe(true);
  await expect.poll(() => textOf(...reader.updates)).toBe('Vorlage');
  reader.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  await stand.restart();
  expect(stand.announced).toEqual([]);
});

test('C20: what is no update, or too large, is refused whole', async () => {
  const page = aPage();
  const author = stand.person();
  const garbage = stand.database.transaction((tx) =>
    stand.collab.stored.write(tx, page, { update: Uint8Array.of(255, 255, 255), author }),
  );
  await expect(garbage).rejects.toThrow('no update');
  expect(await read(page)).toBeUndefined();
});
