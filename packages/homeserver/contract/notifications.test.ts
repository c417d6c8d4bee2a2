import { expect, test } from 'vitest';
import { Client, type Json, part } from './harness/client.ts';
import { idsOf, inRoom, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /notifications
const target = useTarget();

const mention = (client: Client, roomId: string, user: Client) =>
  client.send(roomId, { msgtype: 'm.text', body: 'Hallo', 'm.mentions': { user_ids: [user.userId] } });
const eventsOf = (answer: Json): string[] => idsOf(answer.notifications.map((each: Json) => each.event));

test('lists what one was told of, newest first', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const ids = await sendTexts(bob, roomId, ['1', '2']);
  const answer = await alice.get('/v3/notifications');
  expect(eventsOf(answer)).toEqual([ids[1], ids[0]]);
  expect(answer.notifications[0]).toMatchObject({
    room_id: roomId,
    read: false,
    ts: expect.any(Number),
    actions: expect.arrayContaining(['notify']),
    event: { sender: bob.userId, type: 'm.room.message' },
  });
});

test('one’s own messages are no notifications', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.sendText(roomId, 'meins');
  expect((await alice.get('/v3/notifications')).notifications).toEqual([]);
});

test('what was read says so', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [first, second] = await sendTexts(bob, roomId, ['1', '2']);
  await alice.post(inRoom(roomId, `receipt/m.read/${part(first ?? '')}`));
  const { notifications } = await alice.get('/v3/notifications');
  const read = Object.fromEntries(notifications.map((each: Json) => [each.event.event_id, each.read]));
  expect(read[second ?? '']).toBe(false);
  expect(read[first ?? ''] ?? true).toBe(true);
});

test('only=highlight gives only mentions', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.sendText(roomId, 'nebenbei');
  const mentioned = await mention(bob, roomId, alice);
  expect(eventsOf(await alice.get('/v3/notifications', { only: 'highlight' }))).toEqual([mentioned]);
});

test('pages follow each other', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const ids = await sendTexts(bob, roomId, ['1', '2', '3']);
  const first = await alice.get('/v3/notifications', { limit: 2 });
  expect(eventsOf(first)).toEqual([ids[2], ids[1]]);
  const second = await alice.get('/v3/notifications', { limit: 2, from: first.next_token });
  expect(eventsOf(second)).toEqual([ids[0]]);
});

test('without a token it is refused', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/notifications');
});
