import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import { part } from './harness/client.ts';
import {
  bodiesOf,
  ephemeralOf,
  idsOf,
  inline,
  inRoom,
  joinedRoom,
  ofType,
  people,
  roomOf,
  stateOf,
  timelineOf,
} from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Filtering
const target = useTarget();

const read = async (client: Client, roomId: string, filter: Json): Promise<Json[]> =>
  timelineOf(await client.sync(inline({ room: { timeline: { limit: 50, ...filter } } })), roomId);

test('types names the kinds of events of a timeline', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'Text');
  await alice.send(roomId, { value: 1 }, 'org.example.note');
  const events = await read(alice, roomId, { types: ['org.example.note'] });
  expect(events.map((event) => event.type)).toEqual(['org.example.note']);
});

test('a star in types stands for anything', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.send(roomId, {}, 'org.example.one');
  await alice.send(roomId, {}, 'org.example.two');
  await alice.send(roomId, {}, 'org.other');
  const events = await read(alice, roomId, { types: ['org.example.*'] });
  expect(events.map((event) => event.type)).toEqual(['org.example.one', 'org.example.two']);
});

test('no other letter of a type is special', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.send(roomId, {}, 'org.example_x');
  await alice.send(roomId, {}, 'org.exampleXx');
  expect(await read(alice, roomId, { types: ['org.example_*'] })).toHaveLength(1);
});

test('not_types wins over types', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.sendText(roomId, 'Text');
  const events = await read(alice, roomId, { types: ['m.room.message', 'm.room.name'], not_types: ['m.room.message'] });
  expect(ofType(events, 'm.room.message')).toEqual([]);
});

test('senders and not_senders choose by who sent', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.sendText(roomId, 'von Alice');
  await bob.sendText(roomId, 'von Bob');
  expect(bodiesOf(await read(alice, roomId, { senders: [bob.userId] }))).toEqual(['von Bob']);
  expect(bodiesOf(await read(alice, roomId, { not_senders: [bob.userId] }))).toEqual(['von Alice']);
  expect(await read(alice, roomId, { senders: [bob.userId], not_senders: [bob.userId] })).toEqual([]);
});

test('empty lists of types and senders let nothing through', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  expect(await read(alice, roomId, { types: [] })).toEqual([]);
  expect(await read(alice, roomId, { senders: [] })).toEqual([]);
});

test('contains_url asks for events with or without an address', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.send(roomId, { msgtype: 'm.file', body: 'Plan', url: 'mxc://localhost/abc' });
  await alice.sendText(roomId, 'nur Text');
  expect(bodiesOf(await read(alice, roomId, { contains_url: true }))).toEqual(['Plan']);
  expect(bodiesOf(await read(alice, roomId, { contains_url: false }))).toEqual(['nur Text']);
});

test('rooms and not_rooms choose whole rooms', async () => {
  const [alice] = await people(target, 1);
  const [one, two] = [await roomOf(alice), await roomOf(alice)];
  const only = await alice.sync(inline({ room: { rooms: [one] } }));
  expect(Object.keys(only.rooms.join)).toEqual([one]);
  const without = await alice.sync(inline({ room: { not_rooms: [one] } }));
  expect(Object.keys(without.rooms.join)).toEqual([two]);
  const none = await alice.sync(inline({ room: { rooms: [one], not_rooms: [one] } }));
  expect(Object.keys(none.rooms?.join ?? {})).toEqual([]);
});

test('rooms within the timeline filter choose only timelines', async () => {
  const [alice] = await people(target, 1);
  const [one, two] = [await roomOf(alice), await roomOf(alice)];
  const sync = await alice.sync(inline({ room: { timeline: { rooms: [one] } } }));
  expect(timelineOf(sync, one).length).toBeGreaterThan(0);
  expect(timelineOf(sync, two)).toEqual([]);
});

test('the state filter chooses kinds of state', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { name: 'Rathaus' });
  await alice.sendText(roomId, 'zuletzt');
  const sync = await alice.sync(inline({ room: { timeline: { limit: 1 }, state: { types: ['m.room.name'] } } }));
  expect(stateOf(sync, roomId).map((event) => event.type)).toEqual(['m.room.name']);
});

test('the limit counts what the filter lets through', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  for (const body of ['1', '2', '3']) {
    await alice.sendText(roomId, body);
    await alice.send(roomId, {}, 'org.example.noise');
  }
  const events = await read(alice, roomId, { limit: 2, types: ['m.room.message'] });
  expect(bodiesOf(events)).toEqual(['2', '3']);
});

test('the account data filter chooses kinds of account data', async () => {
  const [alice] = await people(target, 1);
  const data = (type: string) => `/v3/user/${part(alice.userId)}/account_data/${type}`;
  await alice.put(data('org.example.one'), { value: 1 });
  await alice.put(data('org.example.two'), { value: 2 });
  const sync = await alice.sync(inline({ account_data: { types: ['org.example.two'] } }));
  expect(sync.account_data.events).toEqual([{ type: 'org.example.two', content: { value: 2 } }]);
});

test('the account data filter of rooms chooses kinds too', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const data = (type: string) => `/v3/user/${part(alice.userId)}/rooms/${part(roomId)}/account_data/${type}`;
  await alice.put(data('org.example.one'), { value: 1 });
  await alice.put(data('org.example.two'), { value: 2 });
  const sync = await alice.sync(inline({ room: { account_data: { not_types: ['org.example.one'] } } }));
  expect(joinedRoom(sync, roomId).account_data.events).toEqual([{ type: 'org.example.two', content: { value: 2 } }]);
});

test('the ephemeral filter keeps typing away', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.put(inRoom(roomId, `typing/${part(bob.userId)}`), { typing: true, timeout: 20_000 });
  const types = async (filter: Json) =>
    ephemeralOf(await alice.sync(inline(filter)), roomId).map((event) => event.type);
  expect(await types({})).toEqual(['m.typing']);
  expect(await types({ room: { ephemeral: { not_types: ['m.typing'] } } })).toEqual([]);
});

test('event_fields leaves at least what was asked for', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'Text');
  const filter = {
    event_fields: ['content', 'event_id', 'type', 'sender', 'origin_server_ts', 'state_key'],
    room: { timeline: { limit: 1 } },
  };
  const [event] = timelineOf(await alice.sync(inline(filter)), roomId);
  expect(event).toMatchObject({ event_id: eventId, content: { body: 'Text' } });
});

test('a stored filter works like one in the query', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'zuletzt');
  const { filter_id: filter } = await alice.post(`/v3/user/${part(alice.userId)}/filter`, {
    room: { timeline: { limit: 1 } },
  });
  expect(idsOf(timelineOf(await alice.sync({ filter }), roomId))).toEqual([eventId]);
});

test('a filter that is not JSON is refused', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(400, 'M_NOT_JSON', 'GET', '/v3/sync', undefined, { query: { filter: '{"room":' } });
});

test('a stored filter that does not exist is refused', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(400, 'M_INVALID_PARAM', 'GET', '/v3/sync', undefined, { query: { filter: '99999' } });
});

test.each([
  ['a room that is no list', { room: { rooms: 'all' } }],
  ['a sender that is no user id', { room: { timeline: { senders: ['nobody'] } } }],
  ['a type that is a number', { room: { timeline: { types: [7] } } }],
])('a filter with %s is refused', async (_what, filter) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('GET', '/v3/sync', undefined, { query: inline(filter) })).status).toBe(400);
});
