import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { newId } from '@kontor/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { CollabProvider, type CollabProviderOptions, websocketMemory } from '../client/index.ts';
import { decodePiece, encodePiece, messageTypes } from '../shared/index.ts';
import { syncFrame } from './frames.ts';
import { type CollabStand, type CollabStandOptions, startCollabStand } from './testing/collab-stand.ts';
import { updateOf } from './testing/test-text.ts';

let stand: CollabStand;
let opened: CollabProvider[] = [];
const start = async (options?: CollabStandOptions) => {
  stand = await startCollabStand(options);
  stand.isWebsocketBlocked = true;
};
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const each of opened) each.destroy();
  await stand.stop();
});

const aPage = () => `wiki/page/${newId()}`;

function open(person: string, document: string, options: Partial<CollabProviderOptions> = {}) {
  const doc = options.doc ?? new Y.Doc();
  const provider = new CollabProvider({
    url: stand.url,
    document,
    doc,
    params: { as: person },
    // The one of `ws` does all that the provider uses of a browser's.
    Socket: NodeSocket as unknown as typeof WebSocket,
    memory: websocketMemory(undefined),
    ...options,
  });
  opened.push(provider);
  return { doc, provider, text: doc.getText('text') };
}

/** Requests of which some never arrive, and of others the answer is lost; some arrive twice. */
function badFetch(seed: number): { readonly fetch: typeof fetch; readonly lost: () => number; stop(): void } {
  let [state, lost, isOver] = [seed, 0, false];
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
  return {
    lost: () => lost,
    stop() {
      isOver = true;
    },
    async fetch(...given) {
      const luck = isOver ? 1 : random();
      if (luck < 0.1) {
        lost += 1;
        throw new TypeError('The request was lost');
      }
      const isSending = given[1]?.method === 'POST' && String(given[0]).includes('after=');
      if (luck < 0.2 && isSending) await fetch(...given);
      const answer = await fetch(...given);
      if (luck < 0.3 && String(given[0]).includes('after=')) {
        lost += 1;
        await answer.body?.cancel();
        throw new TypeError('The answer was lost');
      }
      return answer;
    },
  };
}

test('C29: two who write where no websocket gets through, and one with a websocket, end with the same text, saved', async () => {
  await start();
  const page = aPage();
  const [one, two] = [open(stand.person(), page), open(stand.person(), page)];
  await expect.poll(() => [one.provider.state, two.provider.state]).toEqual(['saved', 'saved']);
  expect([one.provider.isPolled, two.provider.isPolled]).toEqual([true, true]);
  stand.isWebsocketBlocked = false;
  const three = open(stand.person(), page);
  await expect.poll(() => three.provider.state).toBe('saved');
  expect(three.provider.isPolled).toBe(false);
  for (const letter of 'Sitzungsprotokoll') {
    for (const { text } of [one, two, three]) text.insert(text.length, letter);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await expect.poll(() => [one, two, three].map(({ provider }) => provider.state)).toEqual(['saved', 'saved', 'saved']);
  await expect.poll(() => new Set([one, two, three].map(({ text }) => text.toString())).size).toBe(1);
  expect(one.text.length).toBe(3 * 'Sitzungsprotokoll'.length);
  await stand.restart();
  const later = open(stand.person('read'), page);
  await expect.poll(() => later.text.toString()).toBe(one.text.toString());
  await expect.poll(() => one.provider.state).toBe('saved');
});

test('C29: whatever is lost or arrives twice, nothing is doubled, left out or reordered', async () => {
  await start();
  const page = aPage();
  const seed = Date.now() % 100_000;
  const line = badFetch(seed);
  const bad = open(stand.person(), page, { fetch: line.fetch });
  const good = open(stand.person(), page);
  const frames: string[] = [];
  good.text.observe(() => frames.push(good.text.toString()));
  await expect.poll(() => bad.provider.isSynced).toBe(true);
  const letters = 80;
  for (let index = 0; index < letters; index += 1) {
    bad.text.insert(bad.text.length, String(index % 10));
    if (index % 20 === 0) good.text.insert(0, '-');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await expect.poll(() => bad.provider.state, { timeout: 30_000, message: `seed ${seed}` }).toBe('saved');
  line.stop();
  const wanted = '0123456789'.repeat(letters / 10);
  await expect.poll(() => good.text.toString().replaceAll('-', ''), { message: `seed ${seed}` }).toBe(wanted);
  await expect.poll(() => bad.text.toString(), { message: `seed ${seed}` }).toBe(good.text.toString());
  // Each state that others saw is a beginning of what was typed.
  expect(frames.every((text) => wanted.startsWith(text.replaceAll('-', '')))).toBe(true);
  expect(line.lost()).toBeGreaterThan(3);
});

/** The requests of a client, one by one. */
async function openByHand(page: string, person: string) {
  const base = stand.url.replace(/^ws(.*)\/collab$/, 'http$1/api/collab');
  const id = await (await fetch(`${base}/${page}?as=${person}`, { method: 'POST' })).text();
  const address = (after: number) => `${base}/connections/${id}?after=${after}`;
  return {
    async send(after: number, ...frames: Uint8Array[]): Promise<string> {
      const body = encodePiece({ frames, closeCode: undefined });
      return (await fetch(address(after), { method: 'POST', body })).text();
    },
    listen: async (after: number) => new Uint8Array(await (await fetch(address(after))).arrayBuffer()),
  };
}

test('C7, C29: the same request twice is heard and counted once, and an answer that was lost is given again', async () => {
  await start();
  const page = aPage();
  const client = await openByHand(page, stand.person());
  const first = await client.listen(0);
  expect(await client.listen(0)).toEqual(first);
  const [hello, world] = [syncFrame('update', updateOf('Hallo')), syncFrame('update', updateOf('Welt'))];
  expect(await client.send(0, hello)).toBe('1');
  expect(await client.send(0, hello)).toBe('1');
  expect(await client.send(0, hello, world)).toBe('2');
  const watch = open(stand.person('read'), page);
  await expect.poll(() => watch.text.length).toBe('HalloWelt'.length);
  const isLast = (bytes: Uint8Array) => bytes.at(-2) === messageTypes.saved && bytes.at(-1) === 2;
  await expect.poll(async () => isLast(await client.listen(1))).toBe(true);
});

test('C19, C29: who leaves a gap, or claims to have what was never sent, is closed with 4400', async () => {
  await start();
  const [one, other] = [await openByHand(aPage(), stand.person()), await openByHand(aPage(), stand.person())];
  expect(await one.send(7, syncFrame('update', updateOf('zu früh')))).toBe('0');
  await one.listen(0);
  expect(decodePiece(await one.listen(1))).toEqual({ frames: [], closeCode: 4400 });
  expect(decodePiece(await other.listen(99))?.closeCode).toBe(4400);
});

test('C12, C14: a reader writes nothing and is told; who loses the right is told, and does not come back', async () => {
  await start();
  const page = aPage();
  const [reader, writer] = [stand.person('read'), stand.person()];
  const [one, other] = [open(reader, page), open(writer, page)];
  await expect.poll(() => [one.provider.state, other.provider.state]).toEqual(['saved', 'saved']);
  one.text.insert(0, 'falsch');
  await expect.poll(() => one.provider.state).toBe('refused');
  other.text.insert(0, 'richtig');
  await expect.poll(() => other.provider.state).toBe('saved');
  await expect.poll(() => one.text.toString()).toContain('richtig');
  expect(other.text.toString()).toBe('richtig');
  stand.rights.delete(writer);
  await stand.collab.recheck();
  await expect.poll(() => [other.provider.state, other.provider.closeCode]).toEqual(['refused', 4403]);
});

test('C5, C27: a flood is slowed, and nothing of it is lost where its author leaves at once', async () => {
  await start({ limits: { framesPace: { perSecond: 40, burst: 10 } } });
  const page = aPage();
  const [flooder, other] = [open(stand.person(), page), open(stand.person(), page)];
  await expect.poll(() => [flooder.provider.state, other.provider.state]).toEqual(['saved', 'saved']);
  const begun = performance.now();
  for (let count = 0; count < 90; count += 1) flooder.text.insert(flooder.text.length, 'x');
  flooder.provider.destroy();
  other.text.insert(0, 'y');
  await expect.poll(() => other.provider.state).toBe('saved');
  expect(other.text.length).toBeLessThan(90);
  await expect.poll(() => other.text.length).toBe(91);
  expect(performance.now() - begun).toBeGreaterThan(1_000);
});

test('C18: who does not ask is sent away with what waits for them, and whose bounds are passed is told why', async () => {
  await start({ limits: { backlog: 64 * 1024, connectionsPerAccount: 2 }, times: { heartbeat: 100 } });
  const page = aPage();
  const writer = open(stand.person(), page);
  await expect.poll(() => writer.provider.state).toBe('saved');
  const sleeper = await openByHand(page, stand.person('read'));
  await sleeper.listen(0);
  for (let count = 0; count < 20; count += 1) writer.text.insert(0, 'x'.repeat(16 * 1024));
  await expect.poll(() => writer.provider.state).toBe('saved');
  await expect.poll(() => stand.collab.figures.connections).toBe(1);
  const person = stand.person();
  const many = [1, 2, 3].map(() => open(person, page));
  await expect.poll(() => many.map(({ provider }) => provider.closeCode)).toContain(4429);
});

test('C29: a server that comes back is found again, and what was typed meanwhile is saved', async () => {
  await start();
  const page = aPage();
  const one = open(stand.person(), page);
  await expect.poll(() => one.provider.state).toBe('saved');
  const restarted = stand.restart();
  one.text.insert(0, 'währenddessen');
  await restarted;
  await expect.poll(() => one.provider.state).toBe('saved');
  const other = open(stand.person(), page);
  await expect.poll(() => other.text.toString()).toBe('währenddessen');
});

test('C30: once websockets get through again they are used, and what is typed meanwhile is saved', async () => {
  await start();
  const page = aPage();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const one = open(stand.person(), page, { memory: websocketMemory(storage, 500) });
  await expect.poll(() => one.provider.state).toBe('saved');
  let letters = 0;
  const type = () => {
    one.text.insert(letters, String(letters % 10));
    letters += 1;
  };
  for (let time = 0; time < 30; time += 1) {
    type();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Tried in vain meanwhile, which nobody noticed.
  expect([one.provider.isPolled, one.provider.state === 'offline', kept.size]).toEqual([true, false, 1]);
  stand.isWebsocketBlocked = false;
  await expect
    .poll(() => {
      type();
      return one.provider.isPolled;
    })
    .toBe(false);
  await expect.poll(() => one.provider.state).toBe('saved');
  expect(kept.size).toBe(0);
  const other = open(stand.person('read'), page);
  await expect.poll(() => other.text.toString()).toBe(one.text.toString());
  expect(one.text.length).toBe(letters);
});

test('C30: a websocket that nobody answers gives way, too', async () => {
  await start();
  const silent = createServer();
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo; // it listens on TCP
  class SwallowedSocket extends NodeSocket {
    constructor(url: string) {
      super(url.replace(/:\d+/, `:${port}`));
    }
  }
  const one = open(stand.person(), aPage(), { Socket: SwallowedSocket as unknown as typeof WebSocket });
  one.text.insert(0, 'geht doch');
  await expect.poll(() => one.provider.state).toBe('saved');
  expect(one.provider.isPolled).toBe(true);
  silent.close();
});
