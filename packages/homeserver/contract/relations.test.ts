import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { idsOf, inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Event relationships
const target = useTarget();

const react = (client: Client, roomId: string, eventId: string, key = '👍') =>
  client.send(roomId, { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key } }, 'm.reaction');
const refer = (client: Client, roomId: string, eventId: string, rel_type = 'm.reference', type = 'm.room.message') =>
  client.send(roomId, { msgtype: 'm.text', body: 'dazu', 'm.relates_to': { rel_type, event_id: eventId } }, type);
const relations = (client: Client, roomId: string, rest: string, query: Json = {}): Promise<Json> =>
  client.get(inRoom(roomId, `relations/${rest}`, 'v1'), query);

test('gives all events that relate to one, newest first', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const reaction = await react(alice, roomId, parent);
  const reference = await refer(alice, roomId, parent);
  const { chunk } = await relations(alice, roomId, part(parent));
  expect(idsOf(chunk)).toEqual([reference, reaction]);
  expect(chunk[0]).toMatchObject({ room_id: roomId, sender: alice.userId });
});

test('the direction f gives the oldest first', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const ids = [await react(alice, roomId, parent, 'a'), await react(alice, roomId, parent, 'b')];
  expect(idsOf((await relations(alice, roomId, part(parent), { dir: 'f' })).chunk)).toEqual(ids);
});

test('a relation type and an event type narrow the answer', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const reaction = await react(alice, roomId, parent);
  const message = await refer(alice, roomId, parent);
  const note = await refer(alice, roomId, parent, 'm.reference', 'org.example.note');
  const ids = async (rest: string) => idsOf((await relations(alice, roomId, `${part(parent)}/${rest}`)).chunk);
  expect(await ids('m.annotation')).toEqual([reaction]);
  expect(await ids('m.reference')).toEqual([note, message]);
  expect(await ids('m.reference/m.room.message')).toEqual([message]);
  expect(await ids('m.replace')).toEqual([]);
});

test('pages follow each other without gap', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const ids: string[] = [];
  for (const key of ['a', 'b', 'c', 'd', 'e']) ids.push(await react(alice, roomId, parent, key));
  const seen: string[] = [];
  let from: string | undefined;
  for (let pages = 0; pages < 10; pages += 1) {
    const answer = await relations(alice, roomId, part(parent), { limit: 2, from });
    expect(answer.chunk.length).toBeLessThanOrEqual(2);
    seen.push(...idsOf(answer.chunk));
    from = answer.next_batch;
    if (from === undefined) break;
  }
  expect(seen).toEqual([...ids].reverse());
});

test('only direct relations come unless more is asked for', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const child = await refer(alice, roomId, parent);
  const grandchild = await react(alice, roomId, child);
  const direct = await relations(alice, roomId, part(parent));
  expect(idsOf(direct.chunk)).toEqual([child]);
  expect(direct).not.toHaveProperty('recursion_depth');
  const all = await relations(alice, roomId, part(parent), { recurse: true });
  expect(idsOf(all.chunk)).toEqual([grandchild, child]);
  expect(all.recursion_depth).toEqual(expect.any(Number));
});

test('a redacted relation is no relation any more', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const reaction = await react(alice, roomId, parent);
  await alice.redact(roomId, reaction);
  expect((await relations(alice, roomId, part(parent))).chunk).toEqual([]);
});

test('relations to a redacted event remain', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const reference = await refer(alice, roomId, parent, 'm.thread');
  await alice.redact(roomId, parent);
  expect(idsOf((await relations(alice, roomId, part(parent))).chunk)).toEqual([reference]);
});

test('the same reaction twice is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const parent = await alice.sendText(roomId, 'Frage');
  await react(alice, roomId, parent);
  const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: parent, key: '👍' } };
  await alice.refused(400, 'M_DUPLICATE_ANNOTATION', 'PUT', inRoom(roomId, 'send/m.reaction/again'), content);
  await react(bob, roomId, parent);
  await react(alice, roomId, parent, '🎉');
});

test('a reaction taken back may be given again', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  await alice.redact(roomId, await react(alice, roomId, parent));
  const again = await react(alice, roomId, parent);
  expect(idsOf((await relations(alice, roomId, part(parent))).chunk)).toEqual([again]);
});

test('a parent that does not exist is not found', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  expect((await alice.call('GET', inRoom(roomId, `relations/${part('$nothing')}`, 'v1'))).status).toBe(404);
});

test('who is not in the room learns nothing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'intern');
  await react(alice, roomId, parent);
  const answer = await bob.call('GET', inRoom(roomId, `relations/${part(parent)}`, 'v1'));
  expect([403, 404]).toContain(answer.status);
});

test('relations that came before one’s joining stay hidden where history is for those joined', async () => {
  const [alice, bob] = await people(target, 2);
  const visibility = { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } };
  const roomId = await roomOf(alice, [], { initial_state: [visibility] });
  const parent = await alice.sendText(roomId, 'vorher');
  await react(alice, roomId, parent);
  await bob.join(roomId);
  const answer = await bob.call('GET', inRoom(roomId, `relations/${part(parent)}`, 'v1'));
  expect(answer.status !== 200 || answer.body.chunk.length === 0).toBe(true);
});

test.each([
  ['a direction that is none', { dir: 'x' }],
  ['a limit that is no number', { limit: 'all' }],
  ['a position that never was', { from: 'nonsense' }],
])('refuses %s', async (_what, query) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const parent = await alice.sendText(roomId, 'Frage');
  const answer = await alice.call('GET', inRoom(roomId, `relations/${part(parent)}`, 'v1'), undefined, {
    query: query as Json,
  });
  expect(answer.status).toBe(400);
});
