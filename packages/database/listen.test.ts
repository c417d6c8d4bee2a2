import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from './index.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A network between us and PostgreSQL that can be cut. */
async function openNetwork(database: TestDatabase) {
  const target = new URL(database.url);
  const folder = target.searchParams.get('host');
  const port = Number(target.port || 5432);
  const open = new Set<Socket>();
  const network = { isCut: false, attempts: 0, cut: () => {} };
  network.cut = () => {
    network.isCut = true;
    for (const socket of open) socket.destroy();
  };
  const server = createServer((socket) => {
    network.attempts += 1;
    if (network.isCut) {
      socket.destroy();
      return;
    }
    const onwards = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, target.hostname);
    for (const one of [socket, onwards]) {
      open.add(one);
      one.on('error', () => undefined);
    }
    socket.pipe(onwards).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  target.searchParams.delete('host');
  target.hostname = '127.0.0.1';
  // A socket's handle has no address family of its own: the port is known once it listens.
  target.port = String((server.address() as AddressInfo).port);
  return { network, url: target.href };
}

test('a listener comes back after an outage by one connection, and wakes once for what it missed', async () => {
  const direct = await openTestDatabase();
  closing.push(() => direct.close());
  const { network, url } = await openNetwork(direct);
  const database = await openDatabase({ url });
  closing.push(() => database.close());
  const heard: string[] = [];
  const stop = await database.listen('test_channel', (payload) => heard.push(payload));
  closing.push(stop);
  const listeners = async () => {
    const { rows } = await direct.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and query = 'listen "test_channel"'`,
    );
    return rows.length;
  };
  expect(await listeners()).toBe(1);
  network.cut();
  const before = network.attempts;
  await expect.poll(() => network.attempts - before, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
  network.isCut = false;
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['']);
  // One attempt after another, and not two more after each.
  expect(network.attempts - before).toBeLessThan(6);
  expect(await listeners()).toBe(1);
  await direct.pool.query(`notify test_channel, 'word'`);
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['', 'word']);
});

test('a connection that breaks inside a transaction fails that transaction and not the process', async () => {
  const direct = await openTestDatabase();
  closing.push(() => direct.close());
  const { network, url } = await openNetwork(direct);
  const database = await openDatabase({ url });
  closing.push(() => database.close());
  const work = database.transaction(async (tx) => {
    network.cut();
    network.isCut = false;
    // Between two statements nobody waits for an answer.
    await new Promise((resolve) => setImmediate(resolve));
    await direct.pool.query('select pg_sleep(0.05)');
    return tx.selectNoFrom((eb) => eb.val(1).as('one')).execute();
  });
  await expect(work).rejects.toThrow();
  await expect(database.transaction((tx) => tx.selectNoFrom((eb) => eb.val(2).as('two')).execute())).resolves.toEqual([
    { two: '2' },
  ]);
});
