import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import { idsOf, inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /rooms/{roomId}/threads
const target = useTarget();

const answerTo = (client: Client, roomId: string, root: string) =>
  client.send(roomId, { msgtype: 'm.text', body: 'Antwort', 'm.relates_to': { rel_type: 'm.thread', event_id: root } });
const threads = (client: Client, roomId: string, query: Json = {}): Promise<Json> =>
  client.get(inRoom(roomId, 'threads', 'v1'), query);

test('a room without threads has an empty list', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'kein Thema');
  const answer = await threads(alice, roomId);
  expect(answer.chunk).toEqual([]);
  expect(answer).not.toHaveProperty('next_batch');
});

test('threads are ordered by their latest answer', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const [one, two] = [await alice.sendText(roomId, 'Eins'), await alice.sendText(roomId, 'Zwei')];
  await answerTo(alice, roomId, one);
  await answerTo(alice, roomId, two);
  await answerTo(alice, roomId, one);
  const { chunk } = await threads(alice, roomId);
  expect(idsOf(chunk)).toEqual([one, two]);
  expect(chunk[0].unsigned['m.relations']['m.thread'].count).toBe(2);
});

test('participated means having begun it or answered in it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const foreign = await bob.sendText(roomId, 'Fremd');
  const answered = await bob.sendText(roomId, 'Beantwortet');
  const own = await alice.sendText(roomId, 'Eigen');
  await answerTo(bob, roomId, foreign);
  await answerTo(alice, roomId, answered);
  await answerTo(bob, roomId, own);
  expect(idsOf((await threads(alice, roomId, { include: 'participated' })).chunk)).toEqual([own, answered]);
  expect(idsOf((await threads(alice, roomId, { include: 'all' })).chunk)).toEqual([own, answered, foreign]);
});

test('pages follow each other', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const roots: string[] = [];
  for (const title of ['a', 'b', 'c']) {
    const root = await alice.sendText(roomId, title);
    await answerTo(alice, roomId, root);
    roots.push(root);
  }
  const first = await threads(alice, roomId, { limit: 2 });
  expect(idsOf(first.chunk)).toEqual([roots[2], roots[1]]);
  const second = await threads(alice, roomId, { limit: 2, from: first.next_batch });
  expect(idsOf(second.chunk)).toEqual([roots[0]]);
  expect(second).not.toHaveProperty('next_batch');
});

test('other relations make no thread', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const event_id = await alice.sendText(roomId, 'schön');
  await alice.send(roomId, { 'm.relates_to': { rel_type: 'm.annotation', event_id, key: '👍' } }, 'm.reaction');
  expect((await threads(alice, roomId)).chunk).toEqual([]);
});

test('who is not in the room is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await bob.refused(403, 'M_FORBIDDEN', 'GET', inRoom(roomId, 'threads', 'v1'));
});

test.each([
  ['a kind that is none', { include: 'mine' }],
  ['a limit that is no number', { limit: 'all' }],
  ['a position that never was', { from: 'nonsense' }],
])('refuses %s', async (_what, query) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.refused(400, ['M_INVALID_PARAM', 'M_UNKNOWN'], 'GET', inRoom(roomId, 'threads', 'v1'), undefined, {
    query: query as Json,
  });
});
