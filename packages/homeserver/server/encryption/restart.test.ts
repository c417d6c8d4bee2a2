import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type Json, register, signInAgain } from '../../contract/harness/client.ts';
import { CrossSigning, oneTimeKeys } from '../../contract/harness/encryption.ts';
import type { Target } from '../../contract/harness/target.ts';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

let database: TestDatabase;
let homeserver: Homeserver;
const failures: unknown[] = [];

async function start(): Promise<void> {
  homeserver = await startHomeserver({
    database,
    host: '127.0.0.1',
    port: 0,
    config: { ...defaultConfig, serverName: 'localhost', registration: 'open', rateLimits: false },
    onFailure: (failure) => failures.push(failure),
  });
}

async function restart(): Promise<void> {
  await homeserver.close();
  await start();
}

beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  await start();
});

afterAll(async () => {
  await homeserver.close();
  await database.close();
  expect(failures).toEqual([]);
});

/** A server that moves to another port with each start. */
const target = {
  kind: 'kontor',
  serverName: 'localhost',
  get url() {
    return homeserver.url;
  },
} as Target; // what clients need of it

const send = (from: Client, to: Client, value: number, transaction: string) =>
  from.put(`/v3/sendToDevice/org.example.call/${transaction}`, { messages: { [to.userId]: { '*': { value } } } });
const valuesOf = (sync: Json): number[] => (sync.to_device?.events ?? []).map((event: Json) => event.content.value);
const waiting = () =>
  database.transaction((tx) =>
    sql<{ count: number }>`select count(*) as count from homeserver.to_device_messages`.execute(tx),
  );

test('what was sent to a device before a restart arrives after it, once', async () => {
  const [alice, bob] = [await register(target), await register(target)];
  await send(bob, alice, 1, 'one');
  await restart();
  await send(bob, alice, 1, 'one');
  await send(bob, alice, 2, 'two');
  const first = await alice.sync();
  expect(valuesOf(first)).toEqual([1, 2]);
  await restart();
  expect(valuesOf(await alice.sync({ since: first.next_batch }))).toEqual([]);
  expect(valuesOf(await alice.sync())).toEqual([]);
});

test('arrived messages are deleted, and those of a device that ends', async () => {
  const [alice, bob] = [await register(target), await register(target)];
  const phone = await signInAgain(alice);
  await send(bob, alice, 1, 'one');
  const { next_batch: since } = await alice.sync();
  await alice.sync({ since });
  await phone.post('/v3/logout');
  expect((await waiting()).rows).toEqual([{ count: 0 }]);
});

test('a token from before a restart still tells whose devices changed', async () => {
  const [alice, bob] = [await register(target), await register(target)];
  const roomId = await alice.createRoom({ preset: 'public_chat' });
  await bob.join(roomId);
  const { next_batch: since } = await alice.sync();
  await bob.post('/v3/keys/device_signing/upload', new CrossSigning(bob.userId).upload);
  await restart();
  expect((await alice.sync({ since })).device_lists.changed).toEqual([bob.userId]);
});

test('what a device has left to give away is known after a restart', async () => {
  const [alice, bob] = [await register(target), await register(target)];
  await alice.post('/v3/keys/upload', {
    one_time_keys: oneTimeKeys(2),
    fallback_keys: oneTimeKeys(1, { fallback: true }),
  });
  const wanted = { one_time_keys: { [alice.userId]: { [alice.deviceId]: 'signed_curve25519' } } };
  for (const _time of [1, 2, 3]) await bob.post('/v3/keys/claim', wanted);
  await restart();
  expect(await alice.sync()).toMatchObject({
    device_one_time_keys_count: { signed_curve25519: 0 },
    device_unused_fallback_key_types: [],
  });
});
