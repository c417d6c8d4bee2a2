import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminUser, registerAdministrator } from './harness/administration.ts';
import { openAppservice, registerAppserviceUser, transactionsOf } from './harness/appservice.ts';
import { type Client, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import type { Listener } from './harness/listener.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Presence: of closed accounts; application service API, Pushing ephemeral data
const target = useTarget({ config: { presence: true } });

let listener: Listener;
beforeAll(async () => {
  listener = await openAppservice(target);
  listener.answer = () => ({ status: 200, body: {} });
});
afterAll(() => listener.close());

const status = (client: Client) => `/v3/presence/${part(client.userId)}/status`;

test('whose account is locked is offline', async () => {
  const [alice, bob] = await people(target, 2);
  const administrator = await registerAdministrator(target);
  await roomOf(alice, [bob]);
  await alice.put(status(alice), { presence: 'online', status_msg: 'Im Rathaus' });
  await administrator.put(adminUser(alice.userId), { locked: true });
  const { presence, status_msg: message } = await bob.get(status(alice));
  expect(presence).toBe(expected(target, 'lockedPresence', { kontor: 'offline', synapse: 'online' }));
  expect(message).toBe(expected(target, 'lockedPresence', { kontor: undefined, synapse: 'Im Rathaus' }));
});

test('whose account is deactivated is not told of', async () => {
  const [alice, bob] = await people(target, 2);
  const administrator = await registerAdministrator(target);
  await roomOf(alice, [bob]);
  await alice.put(status(alice), { presence: 'online', status_msg: 'Im Rathaus' });
  await administrator.post(`/_synapse/admin/v1/deactivate/${part(alice.userId)}`, {});
  await expect.poll(async () => (await bob.call('GET', status(alice))).status).toBe(403);
  const { presence } = await bob.sync({ set_presence: 'offline' });
  expect((presence?.events ?? []).filter((event: Json) => event.sender === alice.userId)).toEqual([]);
});

test('a service learns who is there in the rooms of its users, and of nobody else', async ({ skip }) => {
  skip(target.kind === 'synapse', 'Its registration of the service asks for nothing ephemeral');
  const [alice, bob] = await people(target, 2);
  const bot = await registerAppserviceUser(target);
  await roomOf(bot, [alice]);
  await roomOf(bob);
  await bob.put(status(bob), { presence: 'online', status_msg: 'Anderswo' });
  await alice.put(status(alice), { presence: 'online', status_msg: 'Am Schalter' });
  const told = (): Json[] =>
    transactionsOf(listener)
      .flatMap(({ body }) => body.ephemeral ?? body['de.sorunome.msc2409.ephemeral'] ?? [])
      .filter((event: Json) => event.type === 'm.presence');
  await expect
    .poll(() => told().findLast((event) => event.sender === alice.userId), { timeout: 10_000 })
    .toMatchObject({ type: 'm.presence', content: { presence: 'online', status_msg: 'Am Schalter' } });
  expect(told().filter((event) => event.sender === bob.userId)).toEqual([]);
});
