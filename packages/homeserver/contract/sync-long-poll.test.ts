import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Client, type Json, part, signInAgain } from './harness/client.ts';
import { publishDevice } from './harness/encryption.ts';
import { bodiesOf, ephemeralOf, inRoom, joinedRoom, people, roomOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

/** Parks syncs, lets something happen, and answers with the first sync that shows it; the time of one is never over. */
async function parked(client: Client, happens: () => Promise<unknown>, found: (sync: Json) => unknown): Promise<Json> {
  let { next_batch: since } = await client.sync();
  const started = Date.now();
  const waiting = (async () => {
    for (;;) {
      const answer = await client.sync({ since, timeout: 8000 });
      if (found(answer) || Date.now() - started > 7000) return answer;
      since = answer.next_batch;
    }
  })();
  await happens();
  const answer = await waiting;
  expect(Date.now() - started).toBeLessThan(7000);
  return answer;
}

test('answers with nothing new when its time is over', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  const started = Date.now();
  const sync = await alice.sync({ since, timeout: 200 });
  expect(Date.now() - started).toBeGreaterThanOrEqual(180);
  expect(timelineOf(sync, roomId)).toEqual([]);
  expect(sync.next_batch).toEqual(expect.any(String));
});

test('the first sync does not wait', async () => {
  const [alice] = await people(target, 1);
  const started = Date.now();
  await alice.sync({ timeout: 9000 });
  expect(Date.now() - started).toBeLessThan(5000);
});

test('wakes for a message', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const sync = await parked(
    alice,
    () => bob.sendText(roomId, 'wach auf'),
    (each) => joinedRoom(each, roomId),
  );
  expect(bodiesOf(timelineOf(sync, roomId))).toEqual(['wach auf']);
});

test('wakes for an invitation', async () => {
  const [alice, bob] = await people(target, 2);
  let roomId = '';
  const sync = await parked(
    alice,
    async () => {
      roomId = await bob.createRoom({ invite: [alice.userId] });
    },
    (each) => each.rooms?.invite,
  );
  expect(sync.rooms.invite[roomId]).toBeDefined();
});

test('wakes for a message in a room joined after it was parked', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  const roomId = await roomOf(bob);
  const joined = await parked(
    alice,
    () => phone.join(roomId),
    (each) => joinedRoom(each, roomId),
  );
  expect(joined.rooms.join[roomId]).toBeDefined();
});

test('wakes for account data written by another device', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const sync = await parked(
    alice,
    () => phone.put(`/v3/user/${part(alice.userId)}/account_data/org.example.wake`, { value: 1 }),
    (each) => each.account_data?.events.length,
  );
  expect(sync.account_data.events).toEqual([{ type: 'org.example.wake', content: { value: 1 } }]);
});

test('wakes for a message to the device', async () => {
  const [alice, bob] = await people(target, 2);
  const sync = await parked(
    alice,
    () =>
      bob.put(`/v3/sendToDevice/org.example.wake/${randomUUID()}`, {
        messages: { [alice.userId]: { [alice.deviceId]: { value: 1 } } },
      }),
    (each) => each.to_device?.events.length,
  );
  expect(sync.to_device.events).toEqual([{ type: 'org.example.wake', sender: bob.userId, content: { value: 1 } }]);
});

test('wakes for the keys of a new device of somebody in the same room', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  const waiting = alice.syncUntil((sync) => sync.device_lists?.changed?.includes(bob.userId), since);
  await publishDevice(await signInAgain(bob));
  expect((await waiting).device_lists.changed).toContain(bob.userId);
});

test('wakes for typing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const sync = await parked(
    alice,
    () => bob.put(inRoom(roomId, `typing/${part(bob.userId)}`), { typing: true, timeout: 20_000 }),
    (each) => ephemeralOf(each, roomId).length,
  );
  expect(ephemeralOf(sync, roomId)).toEqual([{ type: 'm.typing', content: { user_ids: [bob.userId] } }]);
});

test('wakes for a receipt of one’s own from another device', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'lies mich');
  const phone = await signInAgain(alice);
  const sync = await parked(
    alice,
    () => phone.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`)),
    (each) => ephemeralOf(each, roomId).length,
  );
  expect(Object.keys(ephemeralOf(sync, roomId)[0].content)).toEqual([eventId]);
});

test('two parked syncs of one device both answer', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  const both = [1, 2].map(() => alice.syncUntil((sync) => joinedRoom(sync, roomId), since));
  await bob.sendText(roomId, 'an beide');
  for (const sync of await Promise.all(both)) expect(bodiesOf(timelineOf(sync, roomId))).toEqual(['an beide']);
});

test('does not wake for what a room says that was left', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  const { next_batch: since } = await bob.sync();
  const waiting = bob.sync({ since, timeout: 250 });
  await alice.sendText(roomId, 'nicht für Bob');
  const sync = await waiting;
  expect(Object.keys({ ...sync.rooms?.join, ...sync.rooms?.leave })).toEqual([]);
});
