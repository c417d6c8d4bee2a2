import { newId } from '@kontor/base';
import * as encoding from 'lib0/encoding';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { awarenessFrame, syncFrame } from './frames.ts';
import { type CollabStand, type CollabStandOptions, startCollabStand } from './testing/collab-stand.ts';
import { openRawClient } from './testing/raw-client.ts';

let stand: CollabStand;
afterEach(() => stand.stop());
const start = async (options?: CollabStandOptions) => {
  stand = await startCollabStand(options);
};

const aPage = () => `wiki/page/${newId()}`;

function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

/** What a newcomer is given. */
async function textOf(page: string): Promise<string> {
  const client = await openRawClient(stand.url, page, stand.person('read'));
  client.send(syncFrame('step1', Uint8Array.of(0)));
  const isAnswer = ([type, kind]: Uint8Array) => type === 0 && kind === 1;
  await expect.poll(() => client.frames.some(isAnswer)).toBe(true);
  const answer = client.frames.find(isAnswer) ?? new Uint8Array();
  client.close();
  const doc = new Y.Doc();
  // Type, kind and the length, which small texts have in one number.
  Y.applyUpdate(doc, answer.subarray(3));
  return doc.getText('text').toString();
}

test('C11: what comes before the answer of the authorisation waits, and nothing is sent to whoever has no right', async () => {
  await start();
  let answer = () => {};
  stand.gate = new Promise((resolve) => {
    answer = resolve;
  });
  const page = aPage();
  const [writer, stranger] = [
    await openRawClient(stand.url, page, stand.person()),
    await openRawClient(stand.url, page, newId()),
  ];
  writer.sendUpdate(updateOf('gewartet'));
  stranger.sendUpdate(updateOf('fremd'));
  stranger.send(syncFrame('step1', Uint8Array.of(0)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([writer.frames, stranger.frames]).toEqual([[], []]);
  answer();
  await expect.poll(() => writer.saved).toBe(1);
  await expect.poll(() => stranger.closeCode).toBe(4404);
  expect(stranger.frames).toEqual([]);
  expect(await textOf(page)).toBe('gewartet');
});

test('C12: a reader and a commenter change nothing by any frame, and are told', async () => {
  await start({ limits: { refusals: 3 } });
  const page = aPage();
  const writer = await openRawClient(stand.url, page, stand.person());
  writer.sendUpdate(updateOf('Original'));
  await expect.poll(() => writer.saved).toBe(1);
  for (const right of ['read', 'comment'] as const) {
    const reader = await openRawClient(stand.url, page, stand.person(right));
    reader.sendUpdate(updateOf('falsch'));
    reader.send(syncFrame('step2', updateOf('auch falsch')));
    await expect.poll(() => reader.frames.filter(([type]) => type === 2).length).toBe(2);
    expect(reader.closeCode).toBeUndefined();
    reader.sendUpdate(updateOf('und noch einmal'));
    reader.sendUpdate(updateOf('und noch einmal'));
    await expect.poll(() => reader.closeCode).toBe(4403);
  }
  expect(writer.updates).toEqual([]);
  expect(await textOf(page)).toBe('Original');
});

test('C19: garbage of every kind closes its own connection and nothing else', async () => {
  await start();
  const page = aPage();
  const neighbour = await openRawClient(stand.url, page, stand.person());
  const whole = syncFrame('update', updateOf('halb'));
  const garbage: (Uint8Array | string)[] = [
    'text',
    new Uint8Array(),
    Uint8Array.of(99),
    Uint8Array.of(0, 7, 0),
    Uint8Array.of(0, 2, 255, 255, 255, 255, 127),
    whole.subarray(0, whole.length - 1),
    Uint8Array.of(...whole, 0),
    syncFrame('update', updateOf('halb').subarray(0, 12)),
    syncFrame('step1', Uint8Array.of(255)),
    awarenessFrame(Uint8Array.of(1, 1)),
    awarenessFrame(said([[7, 1, 'no json']])),
    awarenessFrame(said([[7, 1, '[]']])),
    ...random(40),
  ];
  for (const frame of garbage) {
    const client = await openRawClient(stand.url, page, stand.person());
    client.send(frame);
    await expect.poll(() => client.closeCode, { interval: 5 }).toBe(4400);
  }
  neighbour.sendUpdate(updateOf('heil'));
  await expect.poll(() => neighbour.saved).toBe(1);
  expect(neighbour.updates).toEqual([]);
  expect(await textOf(page)).toBe('heil');
});

test('C13: nobody speaks for another client, or under another name', async () => {
  await start();
  const page = aPage();
  const [one, other, reader] = [stand.person(), stand.person(), stand.person('read')];
  const [first, second, third] = [
    await openRawClient(stand.url, page, one),
    await openRawClient(stand.url, page, other),
    await openRawClient(stand.url, page, reader),
  ];
  first.send(awarenessFrame(said([[11, 1, '{"user":{"name":"Chefin","color":"#123456"},"cursor":3}']])));
  await expect
    .poll(() => second.awareness)
    .toEqual([[11, { user: { id: one, name: `Name of ${one}`, color: '#123456' }, cursor: 3 }]]);
  second.send(
    awarenessFrame(
      said([
        [11, 99, 'null'],
        [22, 1, '{"user":"x"}'],
        [11, 100, '{"cursor":9}'],
      ]),
    ),
  );
  third.send(awarenessFrame(said([[33, 1, '{}']])));
  await expect.poll(() => third.awareness.length).toBe(2);
  expect(third.awareness).toEqual([
    [11, { user: { id: one, name: `Name of ${one}`, color: '#123456' }, cursor: 3 }],
    [22, { user: { id: other, name: `Name of ${other}` } }],
  ]);
  first.close();
  await expect.poll(() => third.awareness.at(-1)).toEqual([11, null]);
});

test('C18: too large, too many and too much before the answer are refused for good', async () => {
  await start({ limits: { frame: 20_000, document: 30_000, connectionsPerAccount: 2, waitingFrames: 3 } });
  const page = aPage();
  const large = await openRawClient(stand.url, page, stand.person());
  large.sendUpdate(updateOf('x'.repeat(21_000)));
  await expect.poll(() => large.closeCode).toBe(4413);
  const filling = await openRawClient(stand.url, page, stand.person());
  for (let count = 0; count < 2; count += 1) filling.sendUpdate(updateOf('x'.repeat(16_000)));
  await expect.poll(() => filling.closeCode).toBe(4413);
  expect(await textOf(aPage())).toBe('');
  const person = stand.person();
  const many = await Promise.all([1, 2, 3].map(() => openRawClient(stand.url, page, person)));
  await expect.poll(() => many.map(({ closeCode }) => closeCode)).toEqual([undefined, undefined, 4429]);
  let answer = () => {};
  stand.gate = new Promise((resolve) => {
    answer = resolve;
  });
  const eager = await openRawClient(stand.url, page, stand.person());
  for (let count = 0; count < 4; count += 1) eager.sendUpdate(updateOf('x'));
  await expect.poll(() => eager.closeCode).toBe(4413);
  answer();
});

type Said = [client: number, clock: number, json: string];

function said(entries: readonly Said[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const [client, clock, json] of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}

/** Frames that begin like an update and go on anyhow; the same in every run. */
function random(count: number): Uint8Array[] {
  let seed = 4_711;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed;
  };
  return Array.from({ length: count }, (_, index) => {
    const bytes = Uint8Array.from({ length: 5 + (next() % 60) }, () => next() >> 8);
    // More structs than there is room for: whatever follows, it ends too early.
    bytes.set([200, 255, 255, 3]);
    return syncFrame(index % 2 ? 'step2' : 'update', bytes);
  });
}
