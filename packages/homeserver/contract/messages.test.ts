import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import { bodiesOf, idsOf, inline, inRoom, membersOf, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /rooms/{roomId}/messages
const target = useTarget();

const page = (client: Client, roomId: string, query: Json): Promise<Json> =>
  client.get(inRoom(roomId, 'messages'), query);

test('backwards from the end gives the newest first', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3']);
  const answer = await page(alice, roomId, { dir: 'b', limit: 2 });
  expect(idsOf(answer.chunk)).toEqual([ids[2], ids[1]]);
  expect(answer).toMatchObject({ start: expect.any(String), end: expect.any(String) });
});

test('forwards from the beginning gives the oldest first', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { chunk } = await page(alice, roomId, { dir: 'f', limit: 2 });
  expect(chunk.map((event: Json) => event.type)).toEqual(['m.room.create', 'm.room.member']);
});

test('events have the room in them', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Text');
  const { chunk } = await page(alice, roomId, { dir: 'b', limit: 1 });
  expect(chunk).toMatchObject([{ event_id: eventId, room_id: roomId, sender: alice.userId, type: 'm.room.message' }]);
});

test('page after page brings every event once and then says that nothing is left', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5', '6', '7']);
  const seen: Json[] = [];
  let from: string | undefined;
  for (let pages = 0; pages < 20; pages += 1) {
    const answer = await page(alice, roomId, { dir: 'b', limit: 4, from });
    seen.push(...answer.chunk);
    from = answer.end;
    if (from === undefined) break;
  }
  expect(from).toBeUndefined();
  expect(new Set(idsOf(seen)).size).toBe(seen.length);
  expect(idsOf(seen).slice(0, 7)).toEqual([...ids].reverse());
  expect(seen.at(-1).type).toBe('m.room.create');
});

test('forwards from a sync’s position waits for what comes next', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  expect((await page(alice, roomId, { dir: 'f', from: since })).chunk).toEqual([]);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3']);
  const first = await page(alice, roomId, { dir: 'f', from: since, limit: 2 });
  expect(idsOf(first.chunk)).toEqual(ids.slice(0, 2));
  const second = await page(alice, roomId, { dir: 'f', from: first.end, limit: 2 });
  expect(idsOf(second.chunk)).toEqual(ids.slice(2));
});

test('backwards from a sync’s position gives what was before', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2']);
  const { next_batch: since } = await alice.sync();
  await alice.sendText(roomId, 'danach');
  expect(idsOf((await page(alice, roomId, { dir: 'b', from: since, limit: 2 })).chunk)).toEqual([...ids].reverse());
});

test('to ends the page', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'davor');
  const { next_batch: to } = await alice.sync();
  const ids = await sendTexts(alice, roomId, ['1', '2']);
  expect(idsOf((await page(alice, roomId, { dir: 'b', to, limit: 50 })).chunk)).toEqual([...ids].reverse());
});

test('without a limit ten events come', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await sendTexts(
    alice,
    roomId,
    Array.from({ length: 11 }, (_nothing, index) => String(index)),
  );
  expect((await page(alice, roomId, { dir: 'b' })).chunk).toHaveLength(10);
});

test('the filter chooses kinds, senders and addresses', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.send(roomId, { msgtype: 'm.file', body: 'Plan', url: 'mxc://localhost/abc' });
  await bob.sendText(roomId, 'von Bob');
  const bodies = async (filter: Json) =>
    bodiesOf((await page(alice, roomId, { dir: 'b', limit: 50, ...inline(filter) })).chunk);
  expect(await bodies({ types: ['m.room.message'] })).toEqual(['von Bob', 'Plan']);
  expect(await bodies({ not_types: ['m.room.message'] })).toEqual([]);
  expect(await bodies({ senders: [bob.userId] })).toEqual(['von Bob']);
  expect(await bodies({ not_senders: [bob.userId] })).toEqual(['Plan']);
  expect(await bodies({ contains_url: true })).toEqual(['Plan']);
});

test('the filter skips events, not pages', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'weit hinten');
  for (let index = 0; index < 6; index += 1) await alice.send(roomId, {}, 'org.example.noise');
  const filter = inline({ types: ['m.room.message'] });
  const found: string[] = [];
  let from: string | undefined;
  for (let pages = 0; pages < 20; pages += 1) {
    const answer = await page(alice, roomId, { dir: 'b', limit: 3, from, ...filter });
    found.push(...bodiesOf(answer.chunk));
    from = answer.end;
    if (from === undefined) break;
  }
  expect(found).toEqual(['weit hinten']);
});

test('lazily loaded members come beside the page', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  await bob.sendText(roomId, 'von Bob');
  const answer = await page(alice, roomId, { dir: 'b', limit: 1, ...inline({ lazy_load_members: true }) });
  expect(membersOf(answer.state)).toEqual([bob.userId]);
});

test('who never was in the room may not read it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await bob.refused(403, 'M_FORBIDDEN', 'GET', inRoom(roomId, 'messages'), undefined, { query: { dir: 'b' } });
});

test('a room that does not exist is forbidden like one that is not one’s own', async () => {
  const [alice] = await people(target, 1);
  const path = inRoom('!nowhere:localhost', 'messages');
  await alice.refused(403, 'M_FORBIDDEN', 'GET', path, undefined, { query: { dir: 'b' } });
});

test('who left reads up to their leaving', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.sendText(roomId, 'vorher');
  await bob.leave(roomId);
  await alice.sendText(roomId, 'nachher');
  expect(bodiesOf((await page(bob, roomId, { dir: 'b', limit: 50 })).chunk)).toEqual(['vorher']);
});

test('who forgot a room may not read it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  await bob.post(inRoom(roomId, 'forget'));
  await bob.refused(403, 'M_FORBIDDEN', 'GET', inRoom(roomId, 'messages'), undefined, { query: { dir: 'b' } });
});

test('history for those joined hides what was before one’s joining', async () => {
  const [alice, bob] = await people(target, 2);
  const visibility = { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } };
  const roomId = await roomOf(alice, [], { initial_state: [visibility] });
  await alice.sendText(roomId, 'vorher');
  await bob.join(roomId);
  await alice.sendText(roomId, 'nachher');
  const { chunk } = await page(bob, roomId, { dir: 'b', limit: 50 });
  expect(bodiesOf(chunk)).toEqual(['nachher']);
});

test('a world-readable room is read by anybody signed in', async () => {
  const [alice, bob] = await people(target, 2);
  const visibility = { type: 'm.room.history_visibility', content: { history_visibility: 'world_readable' } };
  const roomId = await roomOf(alice, [], { initial_state: [visibility] });
  await alice.sendText(roomId, 'Aushang');
  expect(bodiesOf((await page(bob, roomId, { dir: 'b', limit: 1 })).chunk)).toEqual(['Aushang']);
});

test('the sending device is told its transaction id', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.send(roomId, { msgtype: 'm.text', body: 'x' }, 'm.room.message', 'txn-1');
  const unsigned = async (client: Client) => (await page(client, roomId, { dir: 'b', limit: 1 })).chunk[0].unsigned;
  expect((await unsigned(alice)).transaction_id).toBe('txn-1');
  expect(await unsigned(bob)).not.toHaveProperty('transaction_id');
});

test.each([
  ['a direction that is none', { dir: 'sideways' }],
  ['a limit that is no number', { dir: 'b', limit: 'many' }],
  ['a limit below nothing', { dir: 'b', limit: -1 }],
  ['a position that never was', { dir: 'b', from: 'nonsense' }],
  ['a filter that is not JSON', { dir: 'b', filter: '{' }],
])('refuses %s', async (_what, query) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const answer = await alice.call('GET', inRoom(roomId, 'messages'), undefined, { query: query as Json });
  expect(answer.status).toBe(400);
});
