import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { idsOf, inline, inRoom, people, roomOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Aggregations of child events
const target = useTarget();

const text = (body: string, more: Json = {}) => ({ msgtype: 'm.text', body, ...more });
const inThread = (client: Client, roomId: string, root: string, body = 'Antwort') =>
  client.send(roomId, text(body, { 'm.relates_to': { rel_type: 'm.thread', event_id: root } }));
const edit = (client: Client, roomId: string, eventId: string, body: string) =>
  client.send(
    roomId,
    text(`* ${body}`, { 'm.new_content': text(body), 'm.relates_to': { rel_type: 'm.replace', event_id: eventId } }),
  );
const event = (client: Client, roomId: string, eventId: string): Promise<Json> =>
  client.get(inRoom(roomId, `event/${part(eventId)}`));
const aggregated = async (client: Client, roomId: string, eventId: string): Promise<Json> =>
  (await event(client, roomId, eventId)).unsigned?.['m.relations'] ?? {};

test('a thread is summed up: how many, which is the latest, and whether one takes part', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  const root = await alice.sendText(roomId, 'Thema');
  await inThread(bob, roomId, root, 'eins');
  const latest = await inThread(bob, roomId, root, 'zwei');
  const seen = async (client: Client) => (await aggregated(client, roomId, root))['m.thread'];
  expect(await seen(bob)).toMatchObject({
    count: 2,
    latest_event: { event_id: latest, sender: bob.userId, content: { body: 'zwei' } },
    current_user_participated: true,
  });
  expect((await seen(alice)).current_user_participated).toBe(true);
  expect((await seen(carol)).current_user_participated).toBe(false);
});

test('a redacted answer no longer counts', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  const first = await inThread(alice, roomId, root, 'eins');
  const second = await inThread(alice, roomId, root, 'zwei');
  await alice.redact(roomId, second);
  expect((await aggregated(alice, roomId, root))['m.thread']).toMatchObject({
    count: 1,
    latest_event: { event_id: first },
  });
});

test('a thread whose answers are all redacted is none', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  await alice.redact(roomId, await inThread(alice, roomId, root));
  expect(await aggregated(alice, roomId, root)).not.toHaveProperty('m.thread');
});

test('the latest answer of a thread comes with its own last edit', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  const answer = await inThread(alice, roomId, root, 'alt');
  const editId = await edit(alice, roomId, answer, 'neu');
  const { latest_event: latest, count } = (await aggregated(alice, roomId, root))['m.thread'];
  expect(count).toBe(1);
  expect(latest.unsigned['m.relations']['m.replace'].event_id).toBe(editId);
});

test('an edited event names its latest edit and keeps its first content', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'erst');
  await edit(alice, roomId, eventId, 'dann');
  const last = await edit(alice, roomId, eventId, 'zuletzt');
  const found = await event(alice, roomId, eventId);
  expect(found.unsigned['m.relations']['m.replace']).toMatchObject({
    event_id: last,
    type: 'm.room.message',
    sender: alice.userId,
    content: { 'm.new_content': { body: 'zuletzt' } },
  });
  expect(found.content.body).toBe('erst');
});

test('an edit by somebody else does not count', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const eventId = await alice.sendText(roomId, 'meins');
  await edit(bob, roomId, eventId, 'deins');
  expect(await aggregated(alice, roomId, eventId)).not.toHaveProperty('m.replace');
});

test('an edit of another type does not count', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Text');
  const content = { 'm.new_content': {}, 'm.relates_to': { rel_type: 'm.replace', event_id: eventId } };
  await alice.send(roomId, content, 'org.example.other');
  expect(await aggregated(alice, roomId, eventId)).not.toHaveProperty('m.replace');
});

test('when the last edit is redacted, the one before counts', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'erst');
  const kept = await edit(alice, roomId, eventId, 'dann');
  await alice.redact(roomId, await edit(alice, roomId, eventId, 'zuletzt'));
  expect((await aggregated(alice, roomId, eventId))['m.replace'].event_id).toBe(kept);
});

test('a redacted event has no edit', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'erst');
  await edit(alice, roomId, eventId, 'dann');
  await alice.redact(roomId, eventId);
  expect(await aggregated(alice, roomId, eventId)).not.toHaveProperty('m.replace');
});

test('references are listed', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Bezug');
  const content = text('dazu', { 'm.relates_to': { rel_type: 'm.reference', event_id: eventId } });
  const first = await alice.send(roomId, content);
  const second = await alice.send(roomId, content);
  expect((await aggregated(alice, roomId, eventId))['m.reference'].chunk).toEqual([
    { event_id: first },
    { event_id: second },
  ]);
});

test('reactions are not summed up by the server', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'schön');
  const relation = { rel_type: 'm.annotation', event_id: eventId, key: '👍' };
  await alice.send(roomId, { 'm.relates_to': relation }, 'm.reaction');
  expect(await aggregated(alice, roomId, eventId)).not.toHaveProperty('m.annotation');
});

test('a limited sync, messages, context and the list of threads sum up alike', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  await inThread(alice, roomId, root);
  const counts: number[] = [];
  const count = (found: Json) => counts.push(found.unsigned['m.relations']['m.thread'].count);
  const own = (events: Json[]) => events.find((each) => each.event_id === root);
  count(own(timelineOf(await alice.sync(inline({ room: { timeline: { limit: 2 } } })), roomId)));
  count(own((await alice.get(inRoom(roomId, 'messages'), { dir: 'b' })).chunk));
  count((await alice.get(inRoom(roomId, `context/${part(root)}`))).event);
  count((await alice.get(inRoom(roomId, 'threads', 'v1'))).chunk[0]);
  expect(counts).toEqual([1, 1, 1, 1]);
});

test('a thread cannot begin at an answer of another thread', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const root = await alice.sendText(roomId, 'Thema');
  const answer = await inThread(alice, roomId, root);
  const nested = text('tiefer', { 'm.relates_to': { rel_type: 'm.thread', event_id: answer } });
  const refused = await alice.call('PUT', inRoom(roomId, 'send/m.room.message/nested'), nested);
  expect(refused.status).toBe(400);
});

test('answers of ignored people are left out of the sum', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const root = await alice.sendText(roomId, 'Thema');
  const own = await inThread(alice, roomId, root, 'meine');
  await inThread(bob, roomId, root, 'seine');
  await alice.put(`/v3/user/${part(alice.userId)}/account_data/m.ignored_user_list`, {
    ignored_users: { [bob.userId]: {} },
  });
  const thread = (await aggregated(alice, roomId, root))['m.thread'];
  expect(thread).toMatchObject({ count: 1, latest_event: { event_id: own } });
  expect(idsOf([thread.latest_event])).toEqual([own]);
});
