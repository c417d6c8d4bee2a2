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
const append = (page: string, author: string, words: string) =>
  stand.database.transaction((tx) =>
    stand.collab.stored.edit(tx, page, {
      author,
      change: (document) => {
        const text = document.getText('text');
        text.insert(text.length, words);
        return text.length;
      },
    }),
  );

test('C24: a plugin changes a text in its transaction: those who have it open see it, and it is an edit of the author', async () => {
  const [page, author] = [aPage(), stand.person()];
  expect(await append(page, author, 'zu früh')).toBeUndefined();
  const writer = await openRawClient(stand.url, page, stand.person());
  writer.sendUpdate(updateOf('Seite'));
  await expect.poll(() => writer.saved).toBe(1);
  expect(await append(page, author, ' neu')).toBe(9);
  await expect.poll(() => textOf(...writer.updates)).toBe('Seite neu');
  expect(stand.announced).toContainEqual({ id: page.split('/')[2], authors: [author] });
  writer.close();
  await expect.poll(() => stand.collab.figures.documents).toBe(0);
  expect(textOf(await read(page))).toBe('Seite neu');
  const authorship = await stand.database.transaction((tx) => stand.collab.stored.versions(page).authorship(tx));
  expect(authorship.map((run) => run.author)).toContain(author);
});

test('C24: what is rolled back was never edited, nothing is announced where nothing changed, and the deleted stays', async () => {
  const [page, author] = [aPage(), stand.person()];
  await stand.database.transaction((tx) => stand.collab.stored.write(tx, page, { update: updateOf('Seite'), author }));
  const failing = stand.database.transaction(async (tx) => {
    await stand.collab.stored.edit(tx, page, { author, change: (document) => document.getText('text').insert(0, 'x') });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  const told = stand.announced.length;
  const unchanged = await stand.database.transaction((tx) =>
    stand.collab.stored.edit(tx, page, { author, change: (document) => document.getText('text').toString() }),
  );
  expect(unchanged).toBe('Seite');
  expect(stand.announced).toHaveLength(told);
  await stand.database.transaction((tx) => stand.collab.stored.delete(tx, page));
  expect([await append(page, author, '!'), await read(page)]).toEqual([undefined, undefined]);
});
