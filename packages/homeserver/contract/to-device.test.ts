import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Client, type Json, part, signInAgain } from './harness/client.ts';
import { expectRefused, people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Send-to-Device messaging
const target = useTarget();

const send = (client: Client, messages: Json, txnId: string = randomUUID(), type = 'org.example.call') =>
  client.put(`/v3/sendToDevice/${part(type)}/${part(txnId)}`, { messages });
const eventsOf = (sync: Json): Json[] => sync.to_device?.events ?? [];
const valuesOf = (sync: Json): number[] => eventsOf(sync).map((event) => event.content.value);

test('a message reaches the device that was named, with who sent it', async () => {
  const [alice, bob] = await people(target, 2);
  expect(await send(bob, { [alice.userId]: { [alice.deviceId]: { value: 1 } } })).toEqual({});
  expect(eventsOf(await alice.sync())).toEqual([
    { type: 'org.example.call', sender: bob.userId, content: { value: 1 } },
  ]);
});

test('no other device gets it', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  await send(bob, { [alice.userId]: { [alice.deviceId]: { value: 1 } } });
  expect(eventsOf(await phone.sync())).toEqual([]);
});

test('a star means every device', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  await send(bob, { [alice.userId]: { '*': { value: 1 } } });
  expect(valuesOf(await alice.sync())).toEqual([1]);
  expect(valuesOf(await phone.sync())).toEqual([1]);
});

test('several people and devices get each their own', async () => {
  const [alice, bob, carol] = await people(target, 3);
  await send(carol, {
    [alice.userId]: { [alice.deviceId]: { value: 1 } },
    [bob.userId]: { [bob.deviceId]: { value: 2 } },
  });
  expect(valuesOf(await alice.sync())).toEqual([1]);
  expect(valuesOf(await bob.sync())).toEqual([2]);
});

test('one may send to one’s own devices', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  await send(alice, { [alice.userId]: { [phone.deviceId]: { value: 1 } } });
  expect(eventsOf(await phone.sync())).toMatchObject([{ sender: alice.userId }]);
});

test('messages come in the order of their sending', async () => {
  const [alice, bob] = await people(target, 2);
  for (const value of [1, 2, 3]) await send(bob, { [alice.userId]: { [alice.deviceId]: { value } } });
  expect(valuesOf(await alice.sync())).toEqual([1, 2, 3]);
});

test('a message stays until a later sync has shown that it arrived', async () => {
  const [alice, bob] = await people(target, 2);
  const { next_batch: before } = await alice.sync();
  await send(bob, { [alice.userId]: { [alice.deviceId]: { value: 1 } } });
  const first = await alice.sync({ since: before });
  expect(valuesOf(first)).toEqual([1]);
  expect(valuesOf(await alice.sync({ since: before, full_state: true }))).toEqual([1]);
  expect(valuesOf(await alice.sync({ since: first.next_batch }))).toEqual([]);
});

test('an arrived message does not come again, not even into a first sync', async () => {
  const [alice, bob] = await people(target, 2);
  await send(bob, { [alice.userId]: { [alice.deviceId]: { value: 1 } } });
  const { next_batch: since } = await alice.sync();
  await alice.sync({ since });
  expect(valuesOf(await alice.sync())).toEqual([]);
});

test('the same transaction sends once', async () => {
  const [alice, bob] = await people(target, 2);
  for (const value of [1, 2]) await send(bob, { [alice.userId]: { [alice.deviceId]: { value } } }, 'txn-1');
  expect(valuesOf(await alice.sync())).toEqual([1]);
});

test('the same transaction of another device sends again', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(bob);
  await send(bob, { [alice.userId]: { [alice.deviceId]: { value: 1 } } }, 'txn-1');
  await send(phone, { [alice.userId]: { [alice.deviceId]: { value: 2 } } }, 'txn-1');
  expect(valuesOf(await alice.sync())).toEqual([1, 2]);
});

test('devices and people that do not exist are passed over', async () => {
  const [alice, bob] = await people(target, 2);
  await send(bob, {
    [alice.userId]: { NOSUCHDEVICE: { value: 0 }, [alice.deviceId]: { value: 1 } },
    [`@nobody-at-all:${target.serverName}`]: { '*': { value: 0 } },
  });
  expect(valuesOf(await alice.sync())).toEqual([1]);
});

test('many messages come in several syncs, each once and in order', async () => {
  const [alice, bob] = await people(target, 2);
  const count = 120;
  for (let from = 0; from < count; from += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_nothing, index) =>
        send(bob, { [alice.userId]: { [alice.deviceId]: { value: from + index } } }),
      ),
    );
  const seen: number[] = [];
  let since: string | undefined;
  for (let syncs = 0; syncs < 10 && seen.length < count; syncs += 1) {
    const sync = await alice.sync({ since });
    seen.push(...valuesOf(sync));
    since = sync.next_batch;
  }
  expect([...seen].sort((one, other) => one - other)).toEqual(
    Array.from({ length: count }, (_nothing, index) => index),
  );
});

test('a device that signs out loses what was not fetched', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  await send(bob, { [alice.userId]: { [phone.deviceId]: { value: 1 } } });
  await phone.post('/v3/logout');
  const again = await signInAgain(alice, phone.deviceId);
  expect(valuesOf(await again.sync())).toEqual([]);
});

test.each([
  ['no messages', {}],
  ['messages that are a list', { messages: [] }],
])('refuses %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expectRefused(target, (await alice.call('PUT', `/v3/sendToDevice/org.example.call/${randomUUID()}`, body)).status);
});

test('sending needs a token', async () => {
  const path = `/v3/sendToDevice/org.example.call/${randomUUID()}`;
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'PUT', path, { messages: {} });
});
