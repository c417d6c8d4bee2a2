import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import type { Sent } from '@kontor/plugin-api/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalDatabase, openLocalDatabase } from '../local/local-database.ts';
import { DeviceOutbox, type Settled } from './device-outbox.ts';
import { listEntries } from './outbox-store.ts';

/** A server that keeps the promise of `Idempotency-Key`, behind a line that breaks in every way. */
class Server {
  readonly applied: { readonly key: string; readonly object: string; readonly number: number }[] = [];
  readonly #answers = new Map<string, unknown>();
  /** Of whatever has come, whether anything became of it or not. */
  readonly seen = new Set<number>();
  isReachable = true;
  isSignedIn = true;
  hanging = 0;
  /** What happens to the next requests, one after the other; then everything works. */
  readonly faults: ('lost' | 'answer-lost' | 'unavailable' | 'hangs')[] = [];
  /** Set in the control: every request is applied, as a server without keys would. */
  forgetsKeys = false;

  readonly fetch = async (
    path: string,
    { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
  ) => {
    const { number, refuse } = JSON.parse(body) as { number: number; refuse: boolean };
    this.seen.add(number);
    // As long as a request takes, others go by.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    const fault = this.faults.shift();
    if (fault === 'hangs') {
      this.hanging += 1;
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    if (!this.isReachable || fault === 'lost') throw new TypeError('Failed to fetch');
    if (fault === 'unavailable') return refusal(503, 'http.database_away', 'unavailable');
    if (!this.isSignedIn) return refusal(401, 'http.sign_in_needed', 'unauthenticated');
    const key = headers['idempotency-key'] ?? '';
    if (refuse) return refusal(409, 'test.refused', 'conflict');
    const known = this.forgetsKeys ? undefined : this.#answers.get(key);
    if (known === undefined) {
      this.applied.push({ key, object: path, number });
      this.#answers.set(key, { number });
    }
    if (fault === 'answer-lost') throw new TypeError('Failed to fetch');
    return Response.json(this.#answers.get(key));
  };
}

function refusal(status: number, code: string, kind: string): Response {
  return Response.json({ error: { code, kind, message: 'Das geht nicht.', requestId: '1' } }, { status });
}

let server: Server;
let person: string;
let database: LocalDatabase;
const windows: DeviceOutbox[] = [];
const settled: Settled[] = [];

async function openWindow(): Promise<DeviceOutbox> {
  const outbox = new DeviceOutbox({
    database,
    person,
    account: 'account',
    language: () => 'de',
    onSettled: (one) => settled.push(one),
    onUnauthenticated: () => undefined,
  });
  windows.push(outbox);
  await outbox.start();
  return outbox;
}

function change(object: string, number: number, refuse = false) {
  const request = { method: 'PUT', path: object, body: JSON.stringify({ number, refuse }) };
  return {
    object,
    after: [],
    title: `Nummer ${number}`,
    madeOn: '/',
    request,
    expects: [],
    refreshes: [],
    folds: false,
  };
}

/** Waits until so many changes are in the local database. */
async function onDevice(count: number): Promise<void> {
  await expect.poll(async () => (await listEntries(database)).length, { interval: 1 }).toBe(count);
}

async function untilSent(outbox: DeviceOutbox): Promise<void> {
  await expect
    .poll(async () => {
      outbox.wake();
      const rows = await listEntries(database);
      return rows.filter(({ refusal: no }) => no === null).length;
    })
    .toBe(0);
  await expect.poll(() => outbox.entries.every(({ refusal: no }) => no !== null)).toBe(true);
}

beforeEach(async () => {
  server = new Server();
  settled.length = 0;
  vi.stubGlobal('fetch', server.fetch);
  person = newId();
  database = await openLocalDatabase(person);
});
afterEach(() => {
  for (const outbox of windows.splice(0)) outbox.dispose();
  database.close();
  vi.unstubAllGlobals();
});

describe('the outbox of a device', () => {
  it('sends at once and answers with what the server said', async () => {
    const outbox = await openWindow();
    expect(await outbox.send(change('/a', 1))).toEqual({ state: 'sent', answer: { number: 1 } });
    await expect.poll(() => outbox.entries).toEqual([]);
  });

  it('puts several there in one step, and says of each what became of it', async () => {
    const outbox = await openWindow();
    const sent = await outbox.sendAll([change('/a', 1), change('/b', 2, true), change('/c', 3)]);
    expect(sent.map(({ state }) => state)).toEqual(['sent', 'refused', 'sent']);
    await expect.poll(() => outbox.entries).toEqual([]);
  });

  it('keeps all of several that wait, each for itself, and makes one of those that set values of one object', async () => {
    const outbox = await openWindow();
    server.isReachable = false;
    outbox.setOnline(false);
    const folding = (object: string, number: number) => ({ ...change(object, number), folds: true });
    await outbox.sendAll([folding('/a', 1), folding('/b', 2), folding('/a', 3)]);
    const kept = (await listEntries(database)).map(({ object, request }) => [object, JSON.parse(request.body ?? '')]);
    expect(kept).toEqual([
      ['/a', { number: 3, refuse: false }],
      ['/b', { number: 2, refuse: false }],
    ]);
  });

  it('keeps a change without a connection and sends it once there is one, also after a restart', async () => {
    const outbox = await openWindow();
    server.isReachable = false;
    outbox.setOnline(false);
    expect(await outbox.send(change('/a', 1))).toEqual({ state: 'waiting' });
    outbox.dispose();
    server.isReachable = true;
    await untilSent(await openWindow());
    expect(server.applied).toMatchObject([{ object: '/a', number: 1 }]);
  });

  it('sends what was set twice without a connection once, with the later value, but never rewrites what was sent', async () => {
    const outbox = await openWindow();
    const other = await openWindow();
    server.isReachable = false;
    for (const window of [outbox, other]) window.setOnline(false);
    const set = (number: number) => ({ ...change('/a', number), folds: true });
    await outbox.send(set(1));
    // The sender has tried it meanwhile: from here on it stays as it is.
    await expect.poll(async () => (await listEntries(database))[0]?.isTried).toBe(true);
    await outbox.send(set(2));
    await other.send(set(3));
    await other.send(change('/b', 4));
    await other.send(set(5));
    expect(await listEntries(database)).toHaveLength(3);
    server.isReachable = true;
    await untilSent(outbox);
    const ofA = server.applied.filter(({ object }) => object === '/a').map(({ number }) => number);
    expect(ofA).toEqual([1, 5]);
    expect(new Set(server.applied.map(({ key }) => key)).size).toBe(3);
  });

  it('applies a change once whose answer was lost', async () => {
    const outbox = await openWindow();
    server.faults.push('answer-lost', 'answer-lost', 'unavailable');
    const sending = outbox.send(change('/a', 1));
    await onDevice(1);
    await untilSent(outbox);
    expect(await sending).toMatchObject({ state: 'sent' });
    expect(server.applied).toHaveLength(1);
  });

  it('waits no longer for an answer on a line that is lost, and sends again once it is back', async () => {
    const outbox = await openWindow();
    server.faults.push('hangs', 'hangs');
    for (const [object, number] of [
      ['/a', 1],
      ['/b', 2],
    ] as const)
      void outbox.send(change(object, number));
    await expect.poll(() => server.hanging).toBe(2);
    outbox.setOnline(false);
    outbox.setOnline(true);
    await expect.poll(() => outbox.entries, { timeout: 900 }).toEqual([]);
    expect(server.applied).toHaveLength(2);
  });

  it('shows a refusal where somebody waits for it, and keeps it where nobody does', async () => {
    const outbox = await openWindow();
    expect(await outbox.send(change('/a', 1, true))).toMatchObject({
      state: 'refused',
      error: { code: 'test.refused', kind: 'conflict' },
    });
    expect(outbox.entries).toEqual([]);
    server.isReachable = false;
    outbox.setOnline(false);
    await outbox.send(change('/a', 2, true));
    server.isReachable = true;
    outbox.setOnline(true);
    await untilSent(outbox);
    expect(outbox.entries).toMatchObject([{ title: 'Nummer 2', refusal: { code: 'test.refused' } }]);
    expect(settled.at(-1)).toMatchObject({ isAwaited: false, refusal: { code: 'test.refused' } });
  });

  it('leaves the sending to the next window, at whatever moment of its beginning one is closed', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      const closing = await openWindow();
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      closing.dispose();
    }
    const outbox = await openWindow();
    void outbox.send(change('/a', 1));
    await expect.poll(() => server.applied, { timeout: 3_000 }).toHaveLength(1);
  });

  it('waits for a sign-in and goes on after it', async () => {
    const outbox = await openWindow();
    server.isSignedIn = false;
    void outbox.send(change('/a', 1));
    await expect.poll(() => outbox.entries.length).toBe(1);
    server.isSignedIn = true;
    await untilSent(outbox);
    expect(server.applied).toHaveLength(1);
  });

  it('goes on when another window says that it is time, by a sign-in or because somebody wants it', async () => {
    const [sender, other] = [await openWindow(), await openWindow()];
    server.isSignedIn = false;
    void sender.send(change('/a', 1));
    await expect.poll(() => server.seen.size).toBe(1);
    await expect.poll(async () => (await listEntries(database))[0]?.isTried).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    server.isSignedIn = true;
    other.wake();
    await expect.poll(() => server.applied, { timeout: 3_000 }).toHaveLength(1);
  });

  it('sends nothing of another account that used this database before', async () => {
    const outbox = await openWindow();
    const other = new DeviceOutbox({
      database,
      person,
      account: 'other',
      language: () => 'de',
      onSettled: () => undefined,
      onUnauthenticated: () => undefined,
    });
    windows.push(other);
    other.setOnline(false);
    await other.send(change('/a', 1));
    await outbox.send(change('/b', 2));
    expect(server.applied).toMatchObject([{ object: '/b' }]);
  });

  it('gives a discarded change up, and takes it up again', async () => {
    const outbox = await openWindow();
    server.isReachable = false;
    outbox.setOnline(false);
    await outbox.send(change('/a', 1));
    const [entry] = outbox.entries;
    if (!entry) throw new Error('There is no entry');
    await outbox.discard(entry);
    expect(outbox.entries).toEqual([]);
    await outbox.putBack(entry);
    server.isReachable = true;
    await untilSent(outbox);
    expect(server.applied).toHaveLength(1);
  });
});

/** Small and seeded, so that a failure can be run again: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Two windows, a line that breaks, sessions that end, and restarts; then peace. Answers what was put in, by object. */
async function liveThrough(seed: number, steps: number) {
  const random = randomOf(seed);
  const pick = <One>(choices: readonly One[]) => choices[Math.floor(random() * choices.length)] as One; // never empty
  const open = [await openWindow(), await openWindow()];
  const made: { readonly object: string; readonly number: number; readonly refuse: boolean }[] = [];
  const answers: Promise<Sent>[] = [];
  for (let number = 0; number < steps; number += 1) {
    const at = Math.floor(random() * open.length);
    const chance = random();
    if (chance < 0.15) server.faults.push(pick(['lost', 'answer-lost', 'answer-lost', 'unavailable']));
    else if (chance < 0.25) server.isReachable = !server.isReachable;
    else if (chance < 0.3) server.isSignedIn = !server.isSignedIn;
    else if (chance < 0.4) {
      open[at]?.dispose();
      open[at] = await openWindow();
    }
    const one = { object: pick(['/a', '/b', '/c']), number, refuse: random() < 0.1 };
    made.push(one);
    const sending = open[at]?.send(change(one.object, one.number, one.refuse));
    // In the order of a person's hands: the next is made when this one is on the device, or has left it already.
    const isThere = async () =>
      server.seen.has(number) || (await listEntries(database)).some(({ title }) => title === `Nummer ${number}`);
    await expect.poll(isThere, { interval: 1 }).toBe(true);
    if (sending) answers.push(sending);
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 10));
  }
  server.isReachable = true;
  server.isSignedIn = true;
  server.faults.length = 0;
  const shown = Promise.all(answers);
  for (const outbox of open) await untilSent(outbox);
  return { made, last: open[0], shown: await shown };
}

describe('whatever happens to the line, the windows and the session', () => {
  const seeds = Array.from({ length: 3 }, (_, index) => Date.now() + index * 7919);

  it.each(seeds)(
    'every change is applied exactly once, in order per object, or shown as refused (seed %i)',
    async (seed) => {
      const { made, last, shown } = await liveThrough(seed, 60);
      const wanted = made.filter(({ refuse }) => !refuse);
      expect(server.applied.map(({ number }) => number).sort((one, other) => one - other)).toEqual(
        wanted.map(({ number }) => number),
      );
      for (const object of ['/a', '/b', '/c']) {
        const inOrder = wanted.filter((one) => one.object === object).map(({ number }) => number);
        expect(server.applied.filter((one) => one.object === object).map(({ number }) => number)).toEqual(inOrder);
      }
      const kept = last?.entries.filter(({ refusal: no }) => no !== null).length ?? 0;
      const told = shown.filter((sent) => sent?.state === 'refused').length;
      expect(kept + told).toBe(made.length - wanted.length);
    },
  );

  it('which a server that forgets keys would not do (control)', async () => {
    server.forgetsKeys = true;
    const outbox = await openWindow();
    server.faults.push('answer-lost');
    void outbox.send(change('/a', 1));
    await onDevice(1);
    await untilSent(outbox);
    expect(server.applied.length).toBeGreaterThan(1);
  });
});
