import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Presence, where the organisation does not want it
const target = useTarget();

const status = (client: Client) => `/v3/presence/${part(client.userId)}/status`;

test('one’s own status may be set', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.put(status(alice), { presence: 'online', status_msg: 'Im Rathaus' })).toEqual({});
});

test('what others learn of a status depends on whether the organisation wants presence', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await alice.put(status(alice), { presence: 'online', status_msg: 'Im Rathaus' });
  const seen = await bob.get(status(alice));
  expect(seen.presence).toBe(expected(target, 'presenceOff', { kontor: 'offline', synapse: 'online' }));
  expect(seen.status_msg).toBe(expected(target, 'presenceOff', { kontor: undefined, synapse: 'Im Rathaus' }));
  expect('last_active_ago' in seen).toBe(expected(target, 'presenceOff', { kontor: false, synapse: true }));
  expect('currently_active' in seen).toBe(expected(target, 'presenceOff', { kontor: false, synapse: true }));
});

test('the sync tells presence only where the organisation wants it', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  const { next_batch: since } = await bob.sync();
  await alice.put(status(alice), { presence: 'unavailable', status_msg: 'Mittag' });
  const sync = await bob.sync({ since });
  const messages = (sync.presence?.events ?? []).map((event: Json) => event.content.status_msg);
  expect(messages.includes('Mittag')).toBe(expected(target, 'presenceOff', { kontor: false, synapse: true }));
});

test('the first sync tells presence only where the organisation wants it', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await alice.sync({ set_presence: 'online' });
  const { presence } = await bob.sync();
  expect(presence !== undefined).toBe(expected(target, 'presenceOff', { kontor: false, synapse: true }));
});
