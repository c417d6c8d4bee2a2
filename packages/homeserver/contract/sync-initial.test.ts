import { expect, test } from 'vitest';
import { Client, register } from './harness/client.ts';
import {
  bodiesOf,
  idsOf,
  inline,
  joinedRoom,
  ofType,
  people,
  roomOf,
  sendTexts,
  stateOf,
  timelineOf,
} from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

const lastEvents = (limit: number) => inline({ room: { timeline: { limit } } });

test('somebody without rooms gets a position, their push rules and no rooms', async () => {
  const sync = await (await register(target)).sync();
  expect(sync.next_batch).toEqual(expect.any(String));
  expect(Object.keys(sync.rooms?.join ?? {})).toEqual([]);
  expect(ofType(sync.account_data.events, 'm.push_rules')).toHaveLength(1);
});

test('a sync without a token is refused', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/sync');
});

test('a sync with a token that never existed is refused', async () => {
  const forged = new Client(target, { token: 'syt_forged_token_1' });
  await forged.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/sync');
});

test('a room comes with every event of its making exactly once, in order', async () => {
  const [alice] = await people(target, 1);
  const roomId = await alice.createRoom({ name: 'Bauhof', topic: 'Winterdienst' });
  const sync = await alice.sync(lastEvents(50));
  const events = timelineOf(sync, roomId);
  expect(events[0].type).toBe('m.room.create');
  expect(events[1]).toMatchObject({ type: 'm.room.member', state_key: alice.userId, content: { membership: 'join' } });
  expect(new Set(idsOf(events)).size).toBe(events.length);
  expect(stateOf(sync, roomId)).toEqual([]);
  expect(joinedRoom(sync, roomId).timeline.limited ?? false).toBe(false);
});

test('events in a sync have the fields of a client event, without the room', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Guten Morgen');
  const event = timelineOf(await alice.sync(), roomId).at(-1);
  expect(event).toMatchObject({
    event_id: eventId,
    type: 'm.room.message',
    sender: alice.userId,
    content: { msgtype: 'm.text', body: 'Guten Morgen' },
    origin_server_ts: expect.any(Number),
    unsigned: { age: expect.any(Number), membership: 'join' },
  });
  expect(event).not.toHaveProperty('room_id');
  expect(event).not.toHaveProperty('state_key');
});

test('a limited timeline has the newest events, oldest first, and says where the rest begins', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4']);
  const { timeline } = joinedRoom(await alice.sync(lastEvents(3)), roomId);
  expect(idsOf(timeline.events)).toEqual(ids.slice(1));
  expect(timeline.limited).toBe(true);
  expect(timeline.prev_batch).toEqual(expect.any(String));
});

test('state is none that the timeline tells, and nothing newer than its start', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { name: 'Alt' });
  const nameId = await alice.setState(roomId, 'm.room.name', { name: 'Neu' });
  const sync = await alice.sync(lastEvents(1));
  expect(idsOf(timelineOf(sync, roomId))).toEqual([nameId]);
  // Whether what the timeline replaces is told too is left to the server.
  const names = ofType(stateOf(sync, roomId), 'm.room.name').map((event) => event.content.name);
  expect([[], ['Alt']]).toContainEqual(names);
});

test('the state of a limited timeline has each kind and key once', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'A' });
  await alice.setState(roomId, 'm.room.name', { name: 'B' });
  await alice.sendText(roomId, 'zuletzt');
  const keys = stateOf(await alice.sync(lastEvents(1)), roomId).map((event) => `${event.type}|${event.state_key}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual(expect.arrayContaining(['m.room.create|', 'm.room.name|', `m.room.member|${bob.userId}`]));
});

test('going back from prev_batch meets the timeline without gap or overlap', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5']);
  const { timeline } = joinedRoom(await alice.sync(lastEvents(2)), roomId);
  const older = await alice.get(`/v3/rooms/${roomId}/messages`, { dir: 'b', from: timeline.prev_batch, limit: 3 });
  expect(idsOf(older.chunk)).toEqual(ids.slice(0, 3).reverse());
});

test('what was redacted comes without its content and with the redaction', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'verschrieben');
  const redactionId = await alice.redact(roomId, eventId, { reason: 'Tippfehler' });
  const events = timelineOf(await alice.sync(), roomId);
  const message = events.find((event) => event.event_id === eventId);
  expect(message.content).toEqual({});
  expect(message.unsigned.redacted_because).toMatchObject({ event_id: redactionId, content: { reason: 'Tippfehler' } });
});

test('a redaction names what it redacts, in its content and beside it', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { room_version: '11' });
  const eventId = await alice.sendText(roomId, 'weg');
  await alice.redact(roomId, eventId);
  const redaction = timelineOf(await alice.sync(), roomId).at(-1);
  expect(redaction).toMatchObject({ type: 'm.room.redaction', redacts: eventId, content: { redacts: eventId } });
});

test('rooms of others do not appear', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  expect(joinedRoom(await bob.sync(), roomId)).toBeUndefined();
});

test('who joins late reads what was said before where the history is shared', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'vorher');
  await bob.join(roomId);
  expect(bodiesOf(timelineOf(await bob.sync(), roomId))).toEqual(['vorher']);
});

test('who joins late reads nothing of before where the history is for those joined', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [], {
    initial_state: [{ type: 'm.room.history_visibility', content: { history_visibility: 'joined' } }],
  });
  await alice.sendText(roomId, 'vorher');
  await bob.join(roomId);
  await alice.sendText(roomId, 'nachher');
  expect(bodiesOf(timelineOf(await bob.sync(), roomId))).toEqual(['nachher']);
});

test.each([
  ['timeout', 'soon'],
  ['full_state', 'perhaps'],
  ['set_presence', 'asleep'],
])('refuses %s=%s', async (name, value) => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('GET', '/v3/sync', undefined, { query: { [name]: value } });
  expect(answer.status).toBe(400);
});

test('refuses a position that no sync ever gave', async () => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('GET', '/v3/sync', undefined, { query: { since: 'nonsense' } });
  expect(answer.status).toBe(400);
});
