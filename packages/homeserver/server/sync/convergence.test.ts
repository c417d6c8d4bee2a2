import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type Json, part, register } from '../../contract/harness/client.ts';
import { participants, stepsOf, World } from '../../contract/harness/convergence.ts';
import { ServerProcess } from '../../contract/harness/server-process.ts';
import type { Target } from '../../contract/harness/target.ts';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

/** `npm run bench -- convergence` sets them; a failure names the seed and the path to repeat it. */
const runs = Number(process.env.KONTOR_CONVERGENCE_RUNS ?? 2);
const most = Number(process.env.KONTOR_CONVERGENCE_STEPS ?? 30);
const seed = process.env.KONTOR_CONVERGENCE_SEED;
const parameters = { ...(seed === undefined ? {} : { seed: Number(seed) }), endOnFailure: true };

/** A server that moves to another port with each start. */
function targetAt(url: () => string): Target {
  return {
    kind: 'kontor',
    serverName: 'localhost',
    get url() {
      return url();
    },
  } as Target; // what clients need of it
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
});
afterAll(() => database.close());

const registerAll = (target: Target): Promise<Client[]> =>
  Promise.all(Array.from({ length: participants }, () => register(target)));

/** Answers with how many messages had to be sent again. */
async function holds(
  numRuns: number,
  clients: readonly Client[],
  endServer: (afterMs: number) => Promise<void>,
): Promise<number> {
  let cutOff = 0;
  const property = fc.asyncProperty(stepsOf(most), async (steps) => {
    const world = new World(clients, endServer);
    await world.run(steps);
    cutOff += world.cutOff;
  });
  await fc.assert(property, { ...parameters, numRuns });
  return cutOff;
}

test('whoever syncs, whenever, ends with the rooms as they are: nothing lost, nothing twice, in one order (S1, S6, S8, S9)', async () => {
  const failures: unknown[] = [];
  const config = {
    ...defaultConfig,
    serverName: 'localhost',
    registration: 'open',
    rateLimits: false,
    passwordCost: { memory: 64, passes: 1 },
  } as const;
  const start = () =>
    startHomeserver({ database, host: '127.0.0.1', port: 0, config, onFailure: (failure) => failures.push(failure) });
  let homeserver: Homeserver = await start();
  try {
    await holds(runs * 3, await registerAll(targetAt(() => homeserver.url)), async (afterMs) => {
      await delay(afterMs);
      await homeserver.close();
      homeserver = await start();
    });
    expect(failures).toEqual([]);
  } finally {
    await homeserver.close();
  }
}, 3_600_000);

/** The homeserver as a process, which is killed and starts again on what it has kept; its own PostgreSQL ends with it. */
class MortalServer {
  readonly #storage: readonly string[];
  kills = 0;
  readonly target = targetAt(() => this.#url);
  #server: ServerProcess | undefined;
  #url = '';

  constructor(...storage: readonly string[]) {
    this.#storage = storage;
  }

  async start(): Promise<void> {
    const args = '--port 0 --server-name localhost --registration open --no-rate-limits'.split(' ');
    this.#server = new ServerProcess([...args, ...this.#storage]);
    this.#url = await this.#server.ready();
  }

  async end(): Promise<void> {
    this.#server?.signal('SIGTERM');
    expect((await this.#server?.ended)?.code).toBe(0);
  }

  async kill(): Promise<void> {
    this.kills += 1;
    await this.#server?.kill();
  }
}

test('the same where the server is killed while all write, and they try again', async () => {
  const server = new MortalServer('--database', database.url);
  try {
    await server.start();
    const cutOff = await holds(runs, await registerAll(server.target), async (afterMs) => {
      await delay(afterMs);
      await server.kill();
      await server.start();
    });
    process.stdout.write(`The homeserver was killed ${server.kills} times, ${cutOff} messages were sent again.\n`);
  } finally {
    await server.kill();
  }
}, 3_600_000);

test('what was acknowledged before a kill is the same at a second try, and under another transaction a second one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-homeserver-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
  const server = new MortalServer('--data', folder);
  try {
    await server.start();
    const client = await register(server.target);
    const roomId = await client.createRoom();
    const send = (txnId: string) => client.send(roomId, { msgtype: 'm.text', body: 'einmal' }, 'm.room.message', txnId);
    const first = await send('eins');
    await server.kill();
    await server.start();
    expect(await send('eins')).toBe(first);
    // What a client would do that does not keep its transaction: the checks above would see it.
    const second = await send('zwei');
    const { chunk } = await client.get(`/v3/rooms/${part(roomId)}/messages`, { dir: 'f', limit: 100 });
    const sent = chunk.filter((event: Json) => event.type === 'm.room.message').map((event: Json) => event.event_id);
    expect(sent).toEqual([first, second]);
    await server.end();
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
