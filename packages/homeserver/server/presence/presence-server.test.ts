import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, type Json, part, register } from '../../contract/harness/client.ts';
import { roomOf } from '../../contract/harness/rooms.ts';
import type { Target } from '../../contract/harness/target.ts';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
});
afterAll(() => database.close());

function start(presence: boolean): Promise<Homeserver> {
  return startHomeserver({
    ...{ database, host: '127.0.0.1', port: 0 },
    config: {
      ...defaultConfig,
      ...{ serverName: 'localhost', registration: 'open', rateLimits: false, presence },
      passwordCost: { memory: 64, passes: 1 },
    },
    onFailure: (failure) => {
      throw failure;
    },
  });
}

const targetOf = ({ url }: Homeserver): Target => ({
  ...{ url, kind: 'kontor', serverName: 'localhost', sharedSecret: '' },
  appservice: { port: 0, asToken: '', hsToken: '', senderLocalpart: '', prefix: '' },
});
const on = (server: Homeserver, { userId, deviceId, token }: Client) =>
  new Client(targetOf(server), { userId, deviceId, token });
const saidIn = (sync: Json) =>
  (sync.presence?.events ?? []).map((event: Json) => [event.sender, event.content.presence]);

test('a restart forgets who was there, tells those who knew, and switched off it tells nothing', async () => {
  const first = await start(true);
  const [alice, bob] = [await register(targetOf(first)), await register(targetOf(first))];
  await roomOf(alice, [bob]);
  await alice.put(`/v3/presence/${part(alice.userId)}/status`, { presence: 'online', status_msg: 'Geheim' });
  const before = await bob.sync({ set_presence: 'offline' });
  expect(saidIn(before)).toEqual([[alice.userId, 'online']]);
  await first.close();

  const second = await start(true);
  const again = on(second, bob);
  const after = await again.sync({ set_presence: 'offline', since: before.next_batch });
  expect(saidIn(after)).toEqual([[alice.userId, 'offline']]);
  expect(JSON.stringify(after.presence)).not.toContain('Geheim');
  expect(saidIn(await again.sync({ set_presence: 'offline', since: after.next_batch }))).toEqual([]);
  await on(second, alice).sync();
  const known = await again.sync({ set_presence: 'offline', since: after.next_batch });
  expect(saidIn(known)).toEqual([[alice.userId, 'online']]);
  await second.close();

  const third = await start(false);
  await on(third, alice).sync();
  expect((await on(third, bob).sync({ since: known.next_batch })).presence).toBeUndefined();
  await third.close();
});

test('of more than a filter wants, the newest are told', async () => {
  const server = await start(true);
  const target = targetOf(server);
  const [alice, bob, carol] = [await register(target), await register(target), await register(target)];
  await roomOf(alice, [bob, carol]);
  const filter = JSON.stringify({ presence: { limit: 1 } });
  for (const each of [alice, bob]) await each.sync();
  const first = await carol.sync({ set_presence: 'offline', filter });
  expect(saidIn(first)).toEqual([[bob.userId, 'online']]);
  for (const each of [bob, alice]) await each.sync({ set_presence: 'unavailable' });
  const next = await carol.sync({ set_presence: 'offline', filter, since: first.next_batch });
  expect(saidIn(next)).toEqual([[alice.userId, 'unavailable']]);
  await server.close();
});

test('who ignores somebody no longer is told whether they are there', async () => {
  const server = await start(true);
  const [alice, bob] = [await register(targetOf(server)), await register(targetOf(server))];
  await roomOf(alice, [bob]);
  const ignore = (ignored: Json) =>
    bob.put(`/v3/user/${part(bob.userId)}/account_data/m.ignored_user_list`, { ignored_users: ignored });
  await ignore({ [alice.userId]: {} });
  await alice.sync();
  const first = await bob.sync({ set_presence: 'offline' });
  expect(saidIn(first)).toEqual([]);
  await ignore({});
  const next = await bob.sync({ set_presence: 'offline', since: first.next_batch });
  expect(saidIn(next)).toEqual([[alice.userId, 'online']]);
  await server.close();
});
