import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Client, type Json, part, signInAgain } from './harness/client.ts';
import { oneTimeKeys, publishDevice } from './harness/encryption.ts';
import { inRoom, people, roomOf } from './harness/rooms.ts';
import { list, SlidingConnection } from './harness/sliding-sync.ts';
import { useTarget } from './harness/target.ts';

// MSC4186 and the extensions MSC3885, MSC3884, MSC3959, MSC3960, MSC3961
const target = useTarget();

const extension = (name: string, more: Json = {}): Json => ({
  ...list(),
  extensions: { [name]: { enabled: true, ...more } },
});
const toDevice = (from: Client, to: Client, value: number) =>
  from.put(`/v3/sendToDevice/org.example.call/${randomUUID()}`, {
    messages: { [to.userId]: { [to.deviceId]: { value } } },
  });

test('extensions come only when they are enabled', async () => {
  const [alice] = await people(target, 1);
  await roomOf(alice);
  const answer = await new SlidingConnection(alice).next(list());
  expect(Object.keys(answer.extensions ?? {})).toEqual([]);
});

test('to_device brings messages until they are acknowledged', async () => {
  const [alice, bob] = await people(target, 2);
  await toDevice(bob, alice, 1);
  const connection = new SlidingConnection(alice);
  const first = (await connection.next(extension('to_device'))).extensions.to_device;
  expect(first.events).toEqual([{ type: 'org.example.call', sender: bob.userId, content: { value: 1 } }]);
  const again = await new SlidingConnection(alice).next(extension('to_device'));
  expect(again.extensions.to_device.events).toHaveLength(1);
  const since = { since: first.next_batch };
  const later = await connection.next(extension('to_device', since));
  expect(later.extensions.to_device?.events ?? []).toEqual([]);
  const anew = await new SlidingConnection(alice).next(extension('to_device'));
  expect(anew.extensions.to_device?.events ?? []).toEqual([]);
});

test('to_device keeps to its limit', async () => {
  const [alice, bob] = await people(target, 2);
  for (const value of [1, 2, 3]) await toDevice(bob, alice, value);
  const { events } = (await new SlidingConnection(alice).next(extension('to_device', { limit: 2 }))).extensions
    .to_device;
  expect(events.map((event: Json) => event.content.value)).toEqual([1, 2]);
});

test('a parked answer wakes for a message to the device', async () => {
  const [alice, bob] = await people(target, 2);
  const connection = new SlidingConnection(alice);
  const { next_batch: since } = (await connection.next(extension('to_device'))).extensions.to_device;
  const waiting = connection.until(
    extension('to_device', { since }),
    (answer) => answer.extensions.to_device?.events.length,
  );
  await toDevice(bob, alice, 7);
  expect((await waiting).extensions.to_device.events[0].content).toEqual({ value: 7 });
});

test('e2ee tells the keys that are left and whose devices changed', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await alice.post('/v3/keys/upload', { one_time_keys: oneTimeKeys(3) });
  const connection = new SlidingConnection(alice);
  const first = (await connection.next(extension('e2ee'))).extensions.e2ee;
  expect(first.device_one_time_keys_count.signed_curve25519).toBe(3);
  expect(first.device_unused_fallback_key_types).toEqual([]);
  await publishDevice(bob);
  const changed = (answer: Json) => answer.extensions.e2ee?.device_lists?.changed?.includes(bob.userId);
  await connection.until(extension('e2ee'), changed);
});

test('account_data brings that of the person and of the rooms, then changes', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const own = `/v3/user/${part(alice.userId)}/account_data/org.example.view`;
  await alice.put(own, { value: 1 });
  await alice.put(`/v3/user/${part(alice.userId)}/rooms/${part(roomId)}/account_data/org.example.note`, { value: 2 });
  const connection = new SlidingConnection(alice);
  const first = (await connection.next(extension('account_data'))).extensions.account_data;
  expect(first.global).toContainEqual({ type: 'org.example.view', content: { value: 1 } });
  expect(first.global.map((event: Json) => event.type)).toContain('m.push_rules');
  expect(first.rooms[roomId]).toContainEqual({ type: 'org.example.note', content: { value: 2 } });
  await alice.put(own, { value: 3 });
  const second = (await connection.next(extension('account_data'))).extensions.account_data;
  expect(second.global).toEqual([{ type: 'org.example.view', content: { value: 3 } }]);
  expect(second.rooms ?? {}).toEqual({});
});

test('receipts brings one’s own', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'lies mich');
  const phone = await signInAgain(alice);
  const connection = new SlidingConnection(phone);
  await connection.next(extension('receipts'));
  await alice.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`));
  const receipts = (answer: Json) => answer.extensions.receipts?.rooms?.[roomId];
  const answer = await connection.until(extension('receipts'), receipts);
  expect(receipts(answer)).toMatchObject({
    type: 'm.receipt',
    content: { [eventId]: { 'm.read.private': { [alice.userId]: { ts: expect.any(Number) } } } },
  });
});

test('private receipts of others do not come', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'lies mich');
  await alice.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`));
  const answer = await new SlidingConnection(bob).next(extension('receipts'));
  expect(answer.extensions.receipts?.rooms?.[roomId]?.content?.[eventId]).toBeUndefined();
});

test('typing tells who types', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.put(inRoom(roomId, `typing/${part(bob.userId)}`), { typing: true, timeout: 20_000 });
  const answer = await new SlidingConnection(alice).next(extension('typing'));
  expect(answer.extensions.typing.rooms[roomId]).toEqual({ type: 'm.typing', content: { user_ids: [bob.userId] } });
});

test('a parked answer wakes for typing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const connection = new SlidingConnection(alice);
  await connection.next(extension('typing'));
  const waiting = connection.until(extension('typing'), (answer) => answer.extensions.typing?.rooms?.[roomId]);
  await bob.put(inRoom(roomId, `typing/${part(bob.userId)}`), { typing: true, timeout: 20_000 });
  expect((await waiting).extensions.typing.rooms[roomId].content.user_ids).toEqual([bob.userId]);
});
