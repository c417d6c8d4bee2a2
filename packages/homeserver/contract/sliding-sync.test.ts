import { expect, test } from 'vitest';
import { Client, type Json } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { bodiesOf, idsOf, membersOf, people, roomOf, sendTexts } from './harness/rooms.ts';
import { list, SlidingConnection } from './harness/sliding-sync.ts';
import { useTarget } from './harness/target.ts';

// MSC4186, simplified sliding sync: lists, rooms and positions
const target = useTarget();

const rooms = (answer: Json): string[] => Object.keys(answer.rooms ?? {});

test('a list counts all rooms and brings those of its range', async () => {
  const [alice] = await people(target, 1);
  for (let count = 0; count < 3; count += 1) await roomOf(alice);
  const answer = await new SlidingConnection(alice).next(list({}, 1));
  expect(answer.pos).toEqual(expect.any(String));
  expect(answer.lists.all.count).toBe(3);
  expect(rooms(answer)).toHaveLength(2);
});

test('rooms are ordered by what happened last in them', async () => {
  const [alice] = await people(target, 1);
  const [one, two, three] = [await roomOf(alice), await roomOf(alice), await roomOf(alice)];
  await alice.sendText(one, 'zuletzt');
  expect(rooms(await new SlidingConnection(alice).next(list({}, 1))).sort()).toEqual([one, three].sort());
  expect(rooms(await new SlidingConnection(alice).next(list()))).toContain(two);
});

test('a room that is new to the connection says so and brings name, counts and the end of its timeline', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Rathaus' });
  const ids = await sendTexts(alice, roomId, ['1', '2', '3']);
  const room = (await new SlidingConnection(alice).next(list({ timeline_limit: 2 }))).rooms[roomId];
  expect(room).toMatchObject({
    initial: true,
    name: 'Rathaus',
    joined_count: 2,
    invited_count: 0,
    limited: true,
    prev_batch: expect.any(String),
    bump_stamp: expect.any(Number),
  });
  expect(idsOf(room.timeline)).toEqual(ids.slice(1));
});

test('going on brings only rooms with news, and only the news', async () => {
  const [alice] = await people(target, 1);
  const [quiet, busy] = [await roomOf(alice), await roomOf(alice)];
  const connection = new SlidingConnection(alice);
  expect(rooms(await connection.next(list())).sort()).toEqual([quiet, busy].sort());
  const eventId = await alice.sendText(busy, 'neu');
  const answer = await connection.next(list());
  expect(rooms(answer)).toEqual([busy]);
  expect(answer.rooms[busy].initial ?? false).toBe(false);
  expect(idsOf(answer.rooms[busy].timeline)).toEqual([eventId]);
  expect(rooms(await connection.next(list()))).toEqual([]);
});

test('more news than the limit are marked limited', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const connection = new SlidingConnection(alice);
  await connection.next(list({ timeline_limit: 2 }));
  const ids = await sendTexts(alice, roomId, ['1', '2', '3']);
  const { limited, timeline, prev_batch: from } = (await connection.next(list({ timeline_limit: 2 }))).rooms[roomId];
  expect(limited).toBe(true);
  expect(idsOf(timeline)).toEqual(ids.slice(1));
  const older = await alice.get(`/v3/rooms/${roomId}/messages`, { dir: 'b', from, limit: 1 });
  expect(idsOf(older.chunk)).toEqual([ids[0]]);
});

test('required state brings the kinds that were asked for', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Rathaus', topic: 'Alles' });
  const state = async (required_state: Json) =>
    (await new SlidingConnection(alice).next(list({ required_state }))).rooms[roomId].required_state as Json[];
  expect((await state([['m.room.topic', '']])).map((event) => event.type)).toEqual(['m.room.topic']);
  expect(membersOf(await state([['m.room.member', '$ME']]))).toEqual([alice.userId]);
  expect(membersOf(await state([['m.room.member', bob.userId]]))).toEqual([bob.userId]);
  expect(membersOf(await state([['m.room.member', '*']])).sort()).toEqual([alice.userId, bob.userId].sort());
  expect((await state([['*', '*']])).map((event) => event.type)).toEqual(
    expect.arrayContaining(['m.room.create', 'm.room.name', 'm.room.topic', 'm.room.power_levels']),
  );
});

test('lazily required members are those who speak', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  await bob.sendText(roomId, 'von Bob');
  const required_state = [['m.room.member', '$LAZY']];
  const answer = await new SlidingConnection(alice).next(list({ required_state, timeline_limit: 1 }));
  expect(membersOf(answer.rooms[roomId].required_state)).toEqual([bob.userId]);
});

test('a change of required state comes with the news', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const wanted = list({ required_state: [['m.room.topic', '']] });
  const connection = new SlidingConnection(alice);
  await connection.next(wanted);
  const topicId = await alice.setState(roomId, 'm.room.topic', { topic: 'Neu' });
  expect(idsOf((await connection.next(wanted)).rooms[roomId].required_state)).toEqual([topicId]);
});

test('state asked for later comes for rooms already known', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { topic: 'Alles' });
  const connection = new SlidingConnection(alice);
  await connection.next(list());
  await alice.sendText(roomId, 'Anlass');
  const { required_state: state } = (await connection.next(list({ required_state: [['m.room.topic', '']] }))).rooms[
    roomId
  ];
  expect(state.map((event: Json) => event.type)).toEqual(['m.room.topic']);
});

test('a wider range brings the rooms that were not sent yet', async () => {
  const [alice] = await people(target, 1);
  const all = [await roomOf(alice), await roomOf(alice), await roomOf(alice)];
  const connection = new SlidingConnection(alice);
  const first = rooms(await connection.next(list({}, 0)));
  const second = rooms(await connection.next(list({}, 5)));
  expect([...first, ...second].sort()).toEqual(all.sort());
});

test('a subscribed room comes whether or not a list has it', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  for (let count = 0; count < 2; count += 1) await roomOf(alice);
  await alice.sendText(roomId, 'hier').then(() => roomOf(alice));
  const subscription = { required_state: [['m.room.create', '']], timeline_limit: 1 };
  const answer = await new SlidingConnection(alice).next({ room_subscriptions: { [roomId]: subscription } });
  expect(rooms(answer)).toEqual([roomId]);
  expect(bodiesOf(answer.rooms[roomId].timeline)).toEqual(['hier']);
});

test('a subscription to a room that is not one’s own brings nothing', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom();
  const subscription = { required_state: [['*', '*']], timeline_limit: 5 };
  const answer = await new SlidingConnection(bob).next({ room_subscriptions: { [roomId]: subscription } });
  expect(rooms(answer)).toEqual([]);
});

test('a list and a subscription of one room are joined', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await sendTexts(alice, roomId, ['1', '2', '3']);
  const subscription = { required_state: [['m.room.create', '']], timeline_limit: 3 };
  const body = { ...list({ timeline_limit: 1 }), room_subscriptions: { [roomId]: subscription } };
  const room = (await new SlidingConnection(alice).next(body)).rooms[roomId];
  expect(bodiesOf(room.timeline)).toEqual(['1', '2', '3']);
  expect(room.required_state.map((event: Json) => event.type)).toEqual(['m.room.create']);
});

test('an invitation brings its stripped state', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ name: 'Geheim', invite: [bob.userId] });
  const room = (await new SlidingConnection(bob).next(list())).rooms[roomId];
  expect(membersOf(room.invite_state)).toContain(bob.userId);
  expect(room.timeline ?? []).toEqual([]);
});

test('without a name the heroes are told', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const room = (await new SlidingConnection(alice).next(list())).rooms[roomId];
  expect(room.heroes.map((hero: Json) => hero.user_id)).toEqual([bob.userId]);
  expect(room.name).toBeUndefined();
});

test('the unread messages are counted', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await sendTexts(bob, roomId, ['1', '2']);
  const room = (await new SlidingConnection(alice).next(list())).rooms[roomId];
  expect(room.notification_count).toBe(expected(target, 'slidingCounts', { kontor: 2, synapse: 0 }));
});

test('a parked answer wakes for a message', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const connection = new SlidingConnection(alice);
  await connection.next(list());
  const waiting = connection.until(list(), (answer) => answer.rooms?.[roomId]);
  await bob.sendText(roomId, 'wach auf');
  expect(bodiesOf((await waiting).rooms[roomId].timeline)).toEqual(['wach auf']);
});

test('a parked answer comes empty when its time is over', async () => {
  const [alice] = await people(target, 1);
  await roomOf(alice);
  const connection = new SlidingConnection(alice);
  await connection.next(list());
  const started = Date.now();
  expect(rooms(await connection.next(list(), { timeout: 200 }))).toEqual([]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(180);
});

test('a position that never was is refused', async () => {
  const [alice] = await people(target, 1);
  expect((await new SlidingConnection(alice).call(list(), { pos: 'nonsense' })).status).toBe(400);
});

test('a position of another connection is unknown', async () => {
  const [alice] = await people(target, 1);
  await roomOf(alice);
  const [one, other] = [new SlidingConnection(alice), new SlidingConnection(alice)];
  await one.next(list());
  await other.next(list());
  const answer = await other.call(list(), { pos: one.pos });
  expect(answer).toMatchObject({ status: 400, body: { errcode: 'M_UNKNOWN_POS' } });
});

test('two connections of one device stand apart', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const [one, other] = [new SlidingConnection(alice), new SlidingConnection(alice)];
  for (const connection of [one, other]) expect(rooms(await connection.next(list()))).toEqual([roomId]);
});

test('the same position answers the same once more', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const connection = new SlidingConnection(alice);
  const { pos } = await connection.next(list());
  const eventId = await alice.sendText(roomId, 'wieder');
  for (const _time of [1, 2]) {
    const answer = await connection.next(list(), { pos });
    expect(idsOf(answer.rooms[roomId].timeline)).toEqual([eventId]);
  }
});

test('a first answer without a position begins anew', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const connection = new SlidingConnection(alice);
  await connection.next(list());
  connection.pos = undefined;
  expect((await connection.next(list())).rooms[roomId].initial).toBe(true);
});

test('it needs a token', async () => {
  const answer = await new SlidingConnection(new Client(target)).call(list());
  expect(answer).toMatchObject({ status: 401, body: { errcode: 'M_MISSING_TOKEN' } });
});
