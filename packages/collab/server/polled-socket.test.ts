import { newId } from '@kontor/base';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PolledSocket as ClientSocket } from '../client/polled-socket.ts';
import { decodePiece, encodePiece } from '../shared/index.ts';
import { PolledSocket } from './polled-socket.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Both ends with nothing but a network between them: calls are lost on the way there or back, wait, and arrive twice. */
function aPair(random: () => number) {
  const server = new PolledSocket();
  const pass = () => new Promise<void>((resolve) => setTimeout(resolve, random() * 200));
  const lose = (share: number) => {
    if (random() < share) throw new TypeError('Lost');
  };
  async function answer(address: URL, body: Uint8Array | undefined, signal: AbortSignal) {
    const after = Number(address.searchParams.get('after'));
    if (!body) return encodePiece(await server.fetch(after, 25_000, signal));
    const piece = decodePiece(body);
    if (!piece) throw new Error('No piece');
    if (random() < 0.2) void pass().then(() => server.hear(after, piece));
    return String(await server.hear(after, piece));
  }
  const fetch = async (given: string | URL | Request, init: RequestInit = {}) => {
    const address = new URL(String(given));
    if (!address.searchParams.has('after')) return new Response(newId());
    await pass();
    lose(0.08);
    const body = init.body instanceof Uint8Array ? init.body : undefined;
    const answered = await answer(address, body, init.signal ?? new AbortController().signal);
    await pass();
    lose(0.08);
    return new Response(answered);
  };
  return { server, client: new ClientSocket('ws://kontor.example/collab/wiki/page/1', fetch) };
}

const numbered = (number: number) => new TextEncoder().encode(String(number));
const numberOf = (frame: Uint8Array) => Number(new TextDecoder().decode(frame));

test('C29: over any line both ends hear each frame once and in order, and the last before the connection closes', async () => {
  for (let round = 0; round < 20; round += 1) {
    const seed = Math.floor(Math.random() * 1_000_000);
    const random = seeded(seed);
    const { server, client } = aPair(random);
    const [atServer, atClient]: [number[], number[]] = [[], []];
    let [isClosed, code] = [false, 0];
    server.on('message', (frame: Buffer) => atServer.push(numberOf(frame)));
    server.on('close', () => {
      isClosed = true;
    });
    client.onmessage = ({ data }) => atClient.push(numberOf(new Uint8Array(data)));
    client.onclose = (event) => {
      code = event.code;
    };
    await vi.advanceTimersByTimeAsync(1_000);
    const count = 100;
    const all = Array.from({ length: count }, (_, index) => index);
    for (const number of all) {
      client.send(numbered(number));
      server.send(numbered(number));
      if (random() < 0.5) await vi.advanceTimersByTimeAsync(random() * 300);
      if (random() < 0.1) server.pause();
      if (random() < 0.3) server.resume();
    }
    server.resume();
    if (round % 2) client.close();
    else {
      await vi.advanceTimersByTimeAsync(60_000);
      server.close(4403);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(atServer, `seed ${seed}`).toEqual(all);
    expect(isClosed, `seed ${seed}`).toBe(true);
    if (round % 2 === 0) expect([atClient, code], `seed ${seed}`).toEqual([all, 4403]);
    else expect(atClient, `seed ${seed}`).toEqual(all.slice(0, atClient.length));
  }
});

test('C18, C29: a client that does not ask any more gives no sign of life, and what it did not fetch is counted', async () => {
  const socket = new PolledSocket();
  let signs = 0;
  socket.on('pong', () => {
    signs += 1;
  });
  const asked = socket.fetch(0, 25_000, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(20_000);
  socket.ping();
  expect(signs).toBe(1);
  socket.send(new Uint8Array(1_000));
  await vi.advanceTimersByTimeAsync(100);
  expect((await asked).frames.length).toBe(1);
  expect(socket.bufferedAmount).toBe(1_000);
  await vi.advanceTimersByTimeAsync(20_000);
  socket.ping();
  expect(signs).toBe(1);
  const again = socket.fetch(1, 25_000, new AbortController().signal);
  expect(socket.bufferedAmount).toBe(0);
  socket.ping();
  expect(signs).toBe(2);
  await vi.advanceTimersByTimeAsync(25_000);
  expect(await again).toEqual({ frames: [], closeCode: undefined });
});

test('C18: an answer is bounded, and a frame that is larger travels alone', async () => {
  const socket = new PolledSocket();
  const never = new AbortController().signal;
  for (const size of [600_000, 600_000, 3_000_000, 10]) socket.send(new Uint8Array(size));
  const sizes: number[][] = [];
  for (let after = 0; after < 4; ) {
    const asked = socket.fetch(after, 0, never);
    await vi.advanceTimersByTimeAsync(100);
    const { frames } = await asked;
    sizes.push(frames.map(({ length }) => length));
    after += frames.length;
  }
  expect(sizes).toEqual([[600_000], [600_000], [3_000_000], [10]]);
});
