import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { ephemeralOf, inRoom, ofType, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Typing notifications
const target = useTarget();

const typing = (client: Client, roomId: string, body: Json) =>
  client.put(inRoom(roomId, `typing/${part(client.userId)}`), body);
const typingOf = (sync: Json, roomId: string): string[] | undefined =>
  ofType(ephemeralOf(sync, roomId), 'm.typing')[0]?.content.user_ids;

test('who types is shown to the room until they stop', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await typing(bob, roomId, { typing: true, timeout: 20_000 });
  const first = await alice.sync();
  expect(typingOf(first, roomId)).toEqual([bob.userId]);
  await typing(bob, roomId, { typing: false });
  expect(typingOf(await alice.sync({ since: first.next_batch }), roomId)).toEqual([]);
});

test('two who type are both named', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  for (const who of [alice, bob]) await typing(who, roomId, { typing: true, timeout: 20_000 });
  expect(typingOf(await alice.sync(), roomId)?.sort()).toEqual([alice.userId, bob.userId].sort());
});

test('typing ends by itself when its time is over', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await typing(bob, roomId, { typing: true, timeout: 300 });
  const { next_batch: since } = await alice.sync();
  const sync = await alice.syncUntil((each) => typingOf(each, roomId)?.length === 0, since);
  expect(typingOf(sync, roomId)).toEqual([]);
});

test('who sends a message has stopped typing when they say so', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await typing(bob, roomId, { typing: true, timeout: 20_000 });
  await bob.sendText(roomId, 'fertig');
  await typing(bob, roomId, { typing: false });
  expect(typingOf(await alice.sync(), roomId) ?? []).toEqual([]);
});

test('nobody types for somebody else', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const path = inRoom(roomId, `typing/${part(alice.userId)}`);
  const answer = await bob.call('PUT', path, { typing: true, timeout: 1000 });
  expect([400, 403]).toContain(answer.status);
});

test('who is not in the room does not type there', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await bob.refused(403, 'M_FORBIDDEN', 'PUT', inRoom(roomId, `typing/${part(bob.userId)}`), {
    typing: true,
    timeout: 1000,
  });
});

test('who is not in the room does not see who types', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  await typing(alice, roomId, { typing: true, timeout: 20_000 });
  expect(typingOf(await bob.sync(), roomId)).toBeUndefined();
});
