import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchDocument } from '../shared/index.ts';
import { startMeilisearch } from '../testing/meilisearch.ts';
import { MeilisearchIndex } from './index.ts';

const meilisearch = await startMeilisearch();
const absence = 'absent' in meilisearch ? ` (${meilisearch.absent})` : '';
const test = it.skipIf(absence !== '');
const told: string[] = [];

function server() {
  if ('absent' in meilisearch) throw new Error(meilisearch.absent);
  return meilisearch;
}

function openIndex(name: string): MeilisearchIndex {
  return new MeilisearchIndex({ url: server().url, key: server().key, name, onFailure: (detail) => told.push(detail) });
}

function aPage(id: string, title: string): SearchDocument {
  return {
    ref: `wiki/page/${id}`,
    type: 'page',
    title,
    audience: ['everyone'],
    updatedAt: '2026-11-22T09:00:00.000Z',
  };
}

const titles = async (index: MeilisearchIndex, text: string) =>
  (await index.search({ text, tokens: ['everyone'], limit: 50 })).hits.map(({ title }) => title);

let index: MeilisearchIndex;
beforeAll(async () => {
  if (absence !== '') return;
  index = openIndex('kontor');
  await index.open();
});
afterAll(async () => {
  if ('stop' in meilisearch) await meilisearch.stop();
});

test(`says that it is away when killed, and answers with all it had acknowledged when it is back${absence}`, async () => {
  await index.put([aPage('1', 'Leuchtturm'), aPage('2', 'Kirchturm')]);
  await server().kill();
  await expect(titles(index, 'turm')).rejects.toMatchObject({ code: 'search.unavailable' });
  await expect(index.put([aPage('3', 'Wachturm')])).rejects.toMatchObject({ code: 'search.unavailable' });
  expect(await index.state()).toMatchObject({ ok: false });
  await server().restart();
  expect(await index.state()).toMatchObject({ ok: true });
  expect((await titles(index, 'turm')).toSorted()).toEqual(['Kirchturm', 'Leuchtturm']);
  await index.put([aPage('3', 'Wachturm')]);
  expect(await titles(index, 'turm')).toHaveLength(3);
});

test(`asks a server that is away only now and then${absence}`, async () => {
  await server().kill();
  await titles(index, 'turm').catch(() => undefined);
  const start = performance.now();
  for (let time = 0; time < 50; time += 1) await expect(titles(index, 'turm')).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(400);
  await server().restart();
  await index.state();
});

test(`waits through a short absence while it writes${absence}`, async () => {
  await server().kill();
  const writing = index.put([aPage('4', 'Glockenturm')]);
  await server().restart();
  // It may have taken longer than the pauses allow on a busy machine; then it says so.
  await writing.catch(() => index.state().then(() => index.put([aPage('4', 'Glockenturm')])));
  expect(await titles(index, 'glocken')).toEqual(['Glockenturm']);
});

test(`never shows less while it is made anew${absence}`, async () => {
  const many = openIndex('anew');
  await many.open();
  const documents = Array.from({ length: 1_500 }, (_, id) => aPage(`${id}`, `Akte ${id}`));
  await many.put(documents);
  let least = Number.POSITIVE_INFINITY;
  let asked = 0;
  let done = false;
  const asking = (async () => {
    while (!done) {
      const { total } = await many.search({ text: 'akte', tokens: ['everyone'], limit: 1 });
      least = Math.min(least, total);
      asked += 1;
      await pause(20);
    }
  })();
  const filling = await many.beginFilling();
  for (let start = 0; start < documents.length; start += 500) await filling.put(documents.slice(start, start + 500));
  await filling.put([aPage('one-more', 'Akte dazu')]);
  await filling.finish();
  done = true;
  await asking;
  expect(asked).toBeGreaterThan(5);
  expect(least).toBe(1_500);
  expect(await many.count()).toBe(1_501);
});

test(`begins again with what an interrupted making left behind${absence}`, async () => {
  const broken = openIndex('broken');
  await broken.open();
  await broken.put([aPage('1', 'Alt')]);
  await (await broken.beginFilling()).put([aPage('2', 'Halb')]);
  // Another process, which has heard of no synonyms, leaves them as they are.
  await broken.setSynonyms([['Ganz', 'Heil']]);
  const filling = await openIndex('broken').beginFilling();
  await filling.put([aPage('3', 'Ganz')]);
  await filling.finish();
  expect(await titles(broken, '')).toEqual(['Ganz']);
  expect(await titles(broken, 'heil')).toEqual(['Ganz']);
});

test(`tells of a document that is refused, and takes those sent with it${absence}`, async () => {
  told.length = 0;
  await index.put([
    aPage('good', 'Gutes Blatt'),
    aPage('x'.repeat(600), 'Schlechtes Blatt'),
    aPage('fine', 'Feines Blatt'),
  ]);
  expect((await titles(index, 'blatt')).toSorted()).toEqual(['Feines Blatt', 'Gutes Blatt']);
  expect(told.join()).toContain('document');
  expect((await index.state()).detail).toContain('last failure');
});

test(`takes more than fits into one request${absence}`, async () => {
  const large = openIndex('large');
  await large.open();
  const body = 'Verwaltung '.repeat(20_000);
  await large.put(Array.from({ length: 30 }, (_, id) => ({ ...aPage(`${id}`, `Band ${id}`), body })));
  expect(await large.count()).toBe(30);
});
