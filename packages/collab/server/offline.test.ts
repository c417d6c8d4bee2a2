import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { CollabProvider, LocalDocuments } from '../client/index.ts';
import { surplusOf } from '../client/local/evict-documents.ts';
import { type CollabStand, startCollabStand } from './testing/collab-stand.ts';

let stand: CollabStand;
let closing: (() => void)[] = [];
beforeEach(async () => {
  stand = await startCollabStand({ mergesFrom: 2 });
});
afterEach(async () => {
  for (const close of closing) close();
  closing = [];
  await stand.stop();
});

const aPage = () => `wiki/page/${newId()}`;
/** What `useLocalData` names for a person and a plugin. */
const aDevice = () => `kontor-data-${newId()}-wiki`;

/** A window of a browser; `isOnline: false` for one that cannot reach the server. */
async function openWindow(
  device: string,
  document: string,
  options: { person?: string; schema?: number; mergesFrom?: number; isOnline?: boolean } = {},
) {
  const documents = await LocalDocuments.open(device);
  const doc = new Y.Doc();
  const { schema = 2, mergesFrom = 2 } = options;
  const local = await documents.openDocument({ document, doc, schema, mergesFrom });
  const provider = new CollabProvider({
    url: stand.url,
    document,
    doc,
    local,
    schema,
    connect: options.isOnline ?? true,
    params: { as: options.person ?? stand.person() },
    // The one of `ws` does all that the provider uses of a browser's.
    Socket: NodeSocket as unknown as typeof WebSocket,
  });
  if (options.isOnline === false) provider.disconnect();
  const close = () => {
    provider.destroy();
    documents.close();
  };
  closing.push(close);
  return { documents, local, provider, doc, text: doc.getText('text'), close };
}

test('C25: an opened document opens without a connection, is changed there, and comes in days later', async () => {
  const [page, device, person] = [aPage(), aDevice(), stand.person()];
  const first = await openWindow(device, page, { person });
  first.text.insert(0, 'Gleis');
  await expect.poll(() => first.provider.state).toBe('saved');
  await first.local.settled();
  first.close();

  const cold = await openWindow(device, page, { person, isOnline: false });
  expect([cold.text.toString(), cold.local.hasContent]).toEqual(['Gleis', true]);
  expect([cold.provider.state, cold.provider.isUnsaved]).toEqual(['offline', false]);
  cold.text.insert(5, ' im Tunnel');
  expect([cold.provider.isUnsaved, cold.provider.isOnDevice]).toEqual([true, false]);
  await expect.poll(() => cold.provider.isOnDevice).toBe(true);
  cold.close();

  const other = await openWindow(aDevice(), page);
  other.text.insert(0, 'Das ');
  await expect.poll(() => other.provider.state).toBe('saved');
  const reloaded = await openWindow(device, page, { person, isOnline: false });
  expect([reloaded.text.toString(), reloaded.provider.isUnsaved, reloaded.provider.isOnDevice]).toEqual([
    'Gleis im Tunnel',
    true,
    true,
  ]);
  reloaded.provider.connect();
  await expect.poll(() => reloaded.provider.state).toBe('saved');
  await expect.poll(() => other.text.toString()).toContain('im Tunnel');
  await reloaded.local.settled();
  expect([await reloaded.documents.listUnsent(), await reloaded.documents.list()]).toEqual([[], [page]]);
});

test('C25: what is unsent stays known where everything else is forgotten', async () => {
  const [page, device, person] = [aPage(), aDevice(), stand.person()];
  const one = await openWindow(device, page, { person });
  one.text.insert(0, 'Bekannt');
  await expect.poll(() => one.provider.state).toBe('saved');
  one.provider.disconnect();
  one.text.insert(7, ' und neu');
  await one.local.settled();
  one.close();
  await forgetAllButUnsent(device);
  const later = await openWindow(device, page, { person });
  expect(later.provider.isUnsaved).toBe(true);
  await expect.poll(() => later.provider.state).toBe('saved');
  expect(later.text.toString()).toBe('Bekannt und neu');
});

/** As the workbench does at the end of a session. */
async function forgetAllButUnsent(device: string): Promise<void> {
  const database = await openDB(device);
  for (const name of ['facts', 'updates'] as const) await database.clear(name);
  database.close();
}

test('C25: two windows write beside each other, and neither calls saved what only the other has', async () => {
  const [page, device, person] = [aPage(), aDevice(), stand.person()];
  const [here, there] = [
    await openWindow(device, page, { person }),
    await openWindow(device, page, { person, isOnline: false }),
  ];
  there.text.insert(0, 'dort');
  await there.local.settled();
  here.text.insert(0, 'hier');
  await expect.poll(() => here.provider.state).toBe('saved');
  await here.local.settled();
  expect(await here.documents.listUnsent()).toEqual([page]);
  there.close();
  here.close();
  const next = await openWindow(device, page, { person, isOnline: false });
  expect([...next.text.toString()].sort().join('')).toBe([...'hierdort'].sort().join(''));
  expect(next.provider.isUnsaved).toBe(true);
});

test('C25: what comes while the device writes is kept, too, and is not unsent once a server has it', async () => {
  const [page, device] = [aPage(), aDevice()];
  const documents = await LocalDocuments.open(device);
  const doc = new Y.Doc();
  const local = await documents.openDocument({ document: page, doc, schema: 2, mergesFrom: 2 });
  doc.on('update', (update: Uint8Array) => local.note(update, true));
  const text = doc.getText('text');
  // Each letter in a turn of its own: some come before, some during, some after a write of those before them.
  for (const letter of 'Im Tunnel geschrieben') {
    text.insert(text.length, letter);
    await new Promise((resolve) => setTimeout(resolve));
  }
  await expect.poll(() => local.isOnDevice).toBe(true);
  const cold = await openWindow(device, page, { isOnline: false });
  expect([cold.text.toString(), cold.provider.isUnsaved]).toEqual(['Im Tunnel geschrieben', true]);

  for (const letter of ' und gesendet') {
    text.insert(text.length, letter);
    await Promise.resolve();
  }
  local.settle();
  await expect.poll(() => local.isOnDevice).toBe(true);
  await local.settled();
  const reopened = await openWindow(device, page, { isOnline: false });
  expect([reopened.text.toString(), reopened.provider.isUnsaved]).toEqual([
    'Im Tunnel geschrieben und gesendet',
    false,
  ]);
  documents.close();
});

test('C25: many updates become one, and all of them are there', async () => {
  const [page, device] = [aPage(), aDevice()];
  const one = await openWindow(device, page, { isOnline: false });
  for (let count = 0; count < 250; count += 1) {
    one.text.insert(count, String(count % 10));
    await one.local.settled();
  }
  one.close();
  const next = await openWindow(device, page, { isOnline: false });
  expect(next.text.toString()).toBe('0123456789'.repeat(25));
});

test('C26: an outdated client is sent away for good and keeps its text; a newer one does not merge it, and has it as a copy', async () => {
  const [page, device, person] = [aPage(), aDevice(), stand.person()];
  const old = await openWindow(device, page, { person, schema: 1, mergesFrom: 1 });
  old.text.insert(0, 'mit alter Fassung geschrieben');
  await expect.poll(() => [old.provider.state, old.provider.closeCode]).toEqual(['refused', 4426]);
  expect(old.provider.isUnsaved).toBe(true);
  await old.local.settled();
  old.close();
  const fresh = await openWindow(device, page, { person, schema: 2, mergesFrom: 2 });
  await expect.poll(() => fresh.provider.state).toBe('saved');
  expect(fresh.text.toString()).toBe('');
  const [copy, ...rest] = await fresh.documents.listCopies(page);
  expect([copy?.schema, rest]).toEqual([1, []]);
  const kept = new Y.Doc();
  if (copy) Y.applyUpdate(kept, copy.update);
  expect(kept.getText('text').toString()).toBe('mit alter Fassung geschrieben');
  await fresh.documents.discardCopy(copy?.id ?? 0);
  expect([await fresh.documents.listCopies(page), await fresh.documents.listUnsent()]).toEqual([[], []]);
});

test('C25: room is made by what was not used for long; the newest stay', () => {
  const now = Date.now();
  const facts = Array.from({ length: 400 }, (_, index) => ({
    document: `wiki/page/${index}`,
    schema: 1,
    size: 1_000,
    usedAt: now - index * 1_000,
  }));
  expect(surplusOf(facts, now)).toHaveLength(100);
  expect(surplusOf(facts, now)).not.toContain('wiki/page/0');
  expect(
    surplusOf(
      facts.slice(0, 3).map((each) => ({ ...each, size: 40 * 1024 * 1024 })),
      now,
    ),
  ).toHaveLength(2);
  expect(surplusOf([{ document: 'x', schema: 1, size: 1, usedAt: now - 61 * 24 * 60 * 60_000 }], now)).toEqual(['x']);
});
