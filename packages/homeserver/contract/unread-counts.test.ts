import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { inline, inRoom, joinedRoom, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Push notifications and Threading (unread counts)
const target = useTarget();

const text = (body: string, more: Json = {}) => ({ msgtype: 'm.text', body, ...more });
const thread = (root: string) => ({ 'm.relates_to': { rel_type: 'm.thread', event_id: root } });
const read = (client: Client, roomId: string, eventId: string, body: Json = {}) =>
  client.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`), body);

async function counts(client: Client, roomId: string, more: Json = {}): Promise<[number, number]> {
  const unread = joinedRoom(await client.sync(more), roomId).unread_notifications;
  return [unread.notification_count, unread.highlight_count];
}
const perThread = inline({ room: { timeline: { unread_thread_notifications: true } } });
const threadCounts = async (client: Client, roomId: string): Promise<Json> =>
  joinedRoom(await client.sync(perThread), roomId).unread_thread_notifications ?? {};

test('messages of others count until they are read', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const ids = await sendTexts(bob, roomId, ['1', '2', '3']);
  expect(await counts(alice, roomId)).toEqual([3, 0]);
  await read(alice, roomId, ids[1] ?? '');
  expect(await counts(alice, roomId)).toEqual([1, 0]);
  await read(alice, roomId, ids[2] ?? '');
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('a public receipt clears the counts as a private one does', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, '1');
  await alice.post(inRoom(roomId, `receipt/m.read/${part(eventId)}`));
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('the marker of what was read through clears nothing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, '1');
  await alice.post(inRoom(roomId, 'read_markers'), { 'm.fully_read': eventId });
  expect(await counts(alice, roomId)).toEqual([1, 0]);
});

test('what was sent before one joined does not count', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'vorher');
  await bob.join(roomId);
  expect(await counts(bob, roomId)).toEqual([0, 0]);
});

test('notices, reactions, edits and members joining do not count', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await bob.sendText(roomId, 'Text');
  await read(alice, roomId, eventId);
  await bob.send(roomId, { msgtype: 'm.notice', body: 'Hinweis' });
  await bob.send(roomId, { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key: '👍' } }, 'm.reaction');
  const edited = { 'm.new_content': text('neu'), 'm.relates_to': { rel_type: 'm.replace', event_id: eventId } };
  await bob.send(roomId, text('* neu', edited));
  await carol.join(roomId);
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('encrypted messages count', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.send(roomId, { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'abc' }, 'm.room.encrypted');
  expect(await counts(alice, roomId)).toEqual([1, 0]);
});

test('a mention by user id is a highlight', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  await bob.send(roomId, text('Alice?', { 'm.mentions': { user_ids: [alice.userId] } }));
  expect(await counts(alice, roomId)).toEqual([1, 1]);
  expect(await counts(carol, roomId)).toEqual([1, 0]);
});

test('a mention of the room is a highlight for all, if one may', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  await bob.send(roomId, text('@room?', { 'm.mentions': { room: true } }));
  expect(await counts(carol, roomId)).toEqual([1, 0]);
  await alice.send(roomId, text('@room!', { 'm.mentions': { room: true } }));
  expect(await counts(carol, roomId)).toEqual([2, 1]);
});

test('an edit that mentions the same people again tells nobody anew', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const mentions = { 'm.mentions': { user_ids: [alice.userId] } };
  const eventId = await bob.send(roomId, text('Alice?', mentions));
  await read(alice, roomId, eventId);
  const change = { 'm.new_content': text('Alice!', mentions), 'm.mentions': {} };
  const relation = { 'm.relates_to': { rel_type: 'm.replace', event_id: eventId } };
  await bob.send(roomId, text('* Alice!', { ...change, ...relation }));
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('an invitation tells the one who is invited by waking their sync', async () => {
  const [alice, bob] = await people(target, 2);
  const { next_batch: since } = await bob.sync();
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  expect((await bob.sync({ since, timeout: 5000 })).rooms.invite[roomId]).toBeDefined();
});

test('a redacted message no longer counts', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.redact(roomId, await bob.sendText(roomId, 'weg'));
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('a sync that goes on tells the counts as they are now', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.sendText(roomId, '1');
  const { next_batch: since } = await alice.sync();
  const eventId = await bob.sendText(roomId, '2');
  expect(await counts(alice, roomId, { since })).toEqual([2, 0]);
  const { next_batch: later } = await alice.sync();
  await read(alice, roomId, eventId);
  expect(await counts(alice, roomId, { since: later })).toEqual([0, 0]);
});

test('a thread’s messages are counted apart when asked for', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  await bob.send(roomId, text('1', thread(root)));
  await bob.send(roomId, text('2', { ...thread(root), 'm.mentions': { user_ids: [alice.userId] } }));
  expect(await counts(alice, roomId)).toEqual([3, 1]);
  expect(await counts(alice, roomId, perThread)).toEqual([1, 0]);
  expect(await threadCounts(alice, roomId)).toEqual({ [root]: { notification_count: 2, highlight_count: 1 } });
});

test('a receipt in a thread clears that thread only', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const [one, two] = await sendTexts(bob, roomId, ['Eins', 'Zwei']);
  const answer = await bob.send(roomId, text('a', thread(one ?? '')));
  await bob.send(roomId, text('b', thread(two ?? '')));
  await read(alice, roomId, answer, { thread_id: one });
  expect(await counts(alice, roomId, perThread)).toEqual([2, 0]);
  expect(Object.keys(await threadCounts(alice, roomId))).toEqual([two]);
});

test('a receipt of the main timeline leaves threads unread', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  await bob.send(roomId, text('a', thread(root)));
  await read(alice, roomId, root, { thread_id: 'main' });
  expect(await counts(alice, roomId, perThread)).toEqual([0, 0]);
  expect(await threadCounts(alice, roomId)).toMatchObject({ [root]: { notification_count: 1 } });
});

test('a receipt without a thread clears all threads up to it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await bob.sendText(roomId, 'Thema');
  await bob.send(roomId, text('a', thread(root)));
  await read(alice, roomId, await bob.sendText(roomId, 'zuletzt'));
  expect(await counts(alice, roomId)).toEqual([0, 0]);
  expect(await threadCounts(alice, roomId)).toEqual({});
});
