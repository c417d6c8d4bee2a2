import { expect, test } from 'vitest';
import { type Client, type Json, part, signInAgain } from './harness/client.ts';
import { ephemeralOf, inRoom, joinedRoom, ofType, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Receipts
const target = useTarget();

const read = (client: Client, roomId: string, eventId: string, kind = 'm.read', body: Json = {}) =>
  client.post(inRoom(roomId, `receipt/${kind}/${part(eventId)}`), body);
const receiptsOf = (sync: Json, roomId: string): Json =>
  ofType(ephemeralOf(sync, roomId), 'm.receipt')[0]?.content ?? {};

test('one’s private receipt comes to one’s own devices with its time', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  const phone = await signInAgain(alice);
  const { next_batch: since } = await phone.sync();
  await read(alice, roomId, eventId, 'm.read.private');
  const content = receiptsOf(await phone.sync({ since }), roomId);
  expect(content).toEqual({ [eventId]: { 'm.read.private': { [alice.userId]: { ts: expect.any(Number) } } } });
});

test('nobody else sees a private receipt', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  const { next_batch: since } = await bob.sync();
  await read(alice, roomId, eventId, 'm.read.private');
  expect(receiptsOf(await bob.sync({ since }), roomId)).toEqual({});
  expect(receiptsOf(await bob.sync(), roomId)).toEqual({});
});

test('receipts are no part of the account data', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await read(alice, roomId, await bob.sendText(roomId, 'Text'), 'm.read.private');
  const room = joinedRoom(await alice.sync(), roomId);
  expect(ofType(room.account_data.events, 'm.receipt')).toEqual([]);
});

test('the first sync has one’s last receipt', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [first, second] = await sendTexts(bob, roomId, ['1', '2']);
  await read(alice, roomId, first ?? '', 'm.read.private');
  await read(alice, roomId, second ?? '', 'm.read.private');
  expect(Object.keys(receiptsOf(await alice.sync(), roomId))).toEqual([second]);
});

test('a receipt never goes back', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [first, second] = await sendTexts(bob, roomId, ['1', '2']);
  await read(alice, roomId, second ?? '', 'm.read.private');
  await read(alice, roomId, first ?? '', 'm.read.private');
  expect(Object.keys(receiptsOf(await alice.sync(), roomId))).toEqual([second]);
  expect(joinedRoom(await alice.sync(), roomId).unread_notifications.notification_count).toBe(0);
});

test('the marker of what was read through is account data of the room', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  await read(alice, roomId, eventId, 'm.fully_read');
  const { events } = joinedRoom(await alice.sync(), roomId).account_data;
  expect(ofType(events, 'm.fully_read')).toEqual([{ type: 'm.fully_read', content: { event_id: eventId } }]);
});

test('the endpoint of markers sets all three', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [first, second] = await sendTexts(bob, roomId, ['1', '2']);
  await alice.post(inRoom(roomId, 'read_markers'), { 'm.fully_read': first, 'm.read.private': second });
  const sync = await alice.sync();
  expect(receiptsOf(sync, roomId)[second ?? '']['m.read.private']).toHaveProperty(alice.userId);
  const { events } = joinedRoom(sync, roomId).account_data;
  expect(ofType(events, 'm.fully_read')[0].content.event_id).toBe(first);
  expect(joinedRoom(sync, roomId).unread_notifications.notification_count).toBe(0);
});

test('an empty call of the markers changes nothing', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  expect(await alice.post(inRoom(roomId, 'read_markers'), {})).toEqual({});
});

test('m.fully_read cannot be written as account data', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const path = `/v3/user/${part(alice.userId)}/rooms/${part(roomId)}/account_data/m.fully_read`;
  const answer = await alice.call('PUT', path, { event_id: '$x' });
  expect(answer.status).toBe(405);
  expect(answer.body.errcode).toBe('M_BAD_JSON');
});

test('a marking as unread is account data that comes to other devices', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await alice.put(`/v3/user/${part(alice.userId)}/rooms/${part(roomId)}/account_data/m.marked_unread`, {
    unread: true,
  });
  const { events } = joinedRoom(await alice.sync({ since }), roomId).account_data;
  expect(events).toEqual([{ type: 'm.marked_unread', content: { unread: true } }]);
});

test('a receipt in a thread names the thread', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  const relation = { 'm.relates_to': { rel_type: 'm.thread', event_id: root } };
  const answer = await bob.send(roomId, { msgtype: 'm.text', body: 'Antwort', ...relation });
  await read(alice, roomId, answer, 'm.read.private', { thread_id: root });
  const receipt = receiptsOf(await alice.sync(), roomId)[answer]['m.read.private'][alice.userId];
  expect(receipt).toEqual({ ts: expect.any(Number), thread_id: root });
});

test('receipts of the main timeline and of threads stand side by side', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  const relation = { 'm.relates_to': { rel_type: 'm.thread', event_id: root } };
  const answer = await bob.send(roomId, { msgtype: 'm.text', body: 'Antwort', ...relation });
  await read(alice, roomId, root, 'm.read.private', { thread_id: 'main' });
  await read(alice, roomId, answer, 'm.read.private', { thread_id: root });
  const content = receiptsOf(await alice.sync(), roomId);
  expect(content[root]['m.read.private'][alice.userId].thread_id).toBe('main');
  expect(content[answer]['m.read.private'][alice.userId].thread_id).toBe(root);
});

test('a receipt of an unknown kind is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const path = inRoom(roomId, `receipt/m.heard/${part(await bob.sendText(roomId, 'x'))}`);
  const answer = await alice.call('POST', path, {});
  expect(answer.status).toBe(400);
});

test.each([
  ['that is no text', 7],
  ['that is empty', ''],
])('a thread %s is refused', async (_what, thread_id) => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const path = inRoom(roomId, `receipt/m.read.private/${part(await bob.sendText(roomId, 'x'))}`);
  await alice.refused(400, 'M_INVALID_PARAM', 'POST', path, { thread_id });
});

test('the marker of what was read through knows no threads', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'x');
  const path = inRoom(roomId, `receipt/m.fully_read/${part(eventId)}`);
  await alice.refused(400, 'M_INVALID_PARAM', 'POST', path, { thread_id: eventId });
});

test('a receipt for a message that is not in the thread named is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [root, other] = await sendTexts(bob, roomId, ['Thema', 'Anderes']);
  const path = inRoom(roomId, `receipt/m.read.private/${part(other ?? '')}`);
  await alice.refused(400, 'M_INVALID_PARAM', 'POST', path, { thread_id: root });
});
