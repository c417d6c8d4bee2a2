import { expect, test } from 'vitest';
import { signInAgain } from './harness/client.ts';
import {
  bodiesOf,
  idsOf,
  inline,
  joinedRoom,
  membersOf,
  ofType,
  people,
  roomOf,
  sendTexts,
  stateOf,
  timelineOf,
} from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

test('brings what came since, once', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  const eventId = await alice.sendText(roomId, 'neu');
  const sync = await alice.sync({ since });
  expect(idsOf(timelineOf(sync, roomId))).toEqual([eventId]);
  expect(stateOf(sync, roomId)).toEqual([]);
  expect(joinedRoom(await alice.sync({ since: sync.next_batch }), roomId)).toBeUndefined();
});

test('the same position gives the same events again', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  const eventId = await alice.sendText(roomId, 'wieder');
  for (const _time of [1, 2]) expect(idsOf(timelineOf(await alice.sync({ since }), roomId))).toEqual([eventId]);
});

test('rooms without news are left out', async () => {
  const [alice] = await people(target, 1);
  const [quiet, busy] = [await roomOf(alice), await roomOf(alice)];
  const { next_batch: since } = await alice.sync();
  await alice.sendText(busy, 'hier');
  const sync = await alice.sync({ since });
  expect(Object.keys(sync.rooms.join)).toEqual([busy]);
  expect(joinedRoom(sync, quiet)).toBeUndefined();
});

test('events of one room come in the order in which they were sent', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  for (const [index, who] of [alice, bob, bob, alice].entries()) await who.sendText(roomId, String(index));
  expect(bodiesOf(timelineOf(await alice.sync({ since }), roomId))).toEqual(['0', '1', '2', '3']);
});

test('a gap is marked limited and can be filled from prev_batch', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5']);
  const { timeline } = joinedRoom(await alice.sync({ since, ...inline({ room: { timeline: { limit: 2 } } }) }), roomId);
  expect(timeline).toMatchObject({ limited: true, prev_batch: expect.any(String) });
  expect(idsOf(timeline.events)).toEqual(ids.slice(3));
  const gap = await alice.get(`/v3/rooms/${roomId}/messages`, { dir: 'b', from: timeline.prev_batch, to: since });
  expect(idsOf(gap.chunk)).toEqual(ids.slice(0, 3).reverse());
});

test('state that changed within the gap is in state', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await bob.join(roomId);
  const nameId = await alice.setState(roomId, 'm.room.name', { name: 'Neu' });
  await sendTexts(alice, roomId, ['1', '2']);
  const sync = await alice.sync({ since, ...inline({ room: { timeline: { limit: 1 } } }) });
  expect(bodiesOf(timelineOf(sync, roomId))).toEqual(['2']);
  expect(idsOf(ofType(stateOf(sync, roomId), 'm.room.name'))).toEqual([nameId]);
  expect(membersOf(stateOf(sync, roomId))).toEqual([bob.userId]);
});

test('state that changed within the timeline is only there', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  const topicId = await alice.setState(roomId, 'm.room.topic', { topic: 'Haushalt' });
  const sync = await alice.sync({ since });
  expect(idsOf(timelineOf(sync, roomId))).toEqual([topicId]);
  expect(stateOf(sync, roomId)).toEqual([]);
});

test('a room joined since comes with all of its state', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [], { name: 'Rathaus' });
  const { next_batch: since } = await bob.sync();
  await bob.join(roomId);
  const sync = await bob.sync({ since, ...inline({ room: { timeline: { limit: 1 } } }) });
  const types = [...stateOf(sync, roomId), ...timelineOf(sync, roomId)].map((event) => event.type);
  expect(types).toEqual(expect.arrayContaining(['m.room.create', 'm.room.name', 'm.room.power_levels']));
  expect(joinedRoom(sync, roomId).timeline.limited).toBe(true);
});

test('full_state repeats all state and answers at once', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { name: 'Rathaus' });
  const { next_batch: since } = await alice.sync();
  const before = Date.now();
  const sync = await alice.sync({ since, full_state: true, timeout: 9000 });
  expect(Date.now() - before).toBeLessThan(5000);
  expect(stateOf(sync, roomId).map((event) => event.type)).toEqual(
    expect.arrayContaining(['m.room.create', 'm.room.name', 'm.room.member']),
  );
});

test('the device that sent an event is told its transaction id, other devices and people are not', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  const roomId = await roomOf(alice, [bob]);
  await alice.send(roomId, { msgtype: 'm.text', body: 'hier' }, 'm.room.message', 'txn-17');
  const unsigned = async (client: typeof alice) => timelineOf(await client.sync(), roomId).at(-1).unsigned;
  expect((await unsigned(alice)).transaction_id).toBe('txn-17');
  expect(await unsigned(phone)).not.toHaveProperty('transaction_id');
  expect(await unsigned(bob)).not.toHaveProperty('transaction_id');
});

test('a change of state tells what was before', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { topic: 'Alt' });
  const { next_batch: since } = await alice.sync();
  await alice.setState(roomId, 'm.room.topic', { topic: 'Neu' });
  const [event] = timelineOf(await alice.sync({ since }), roomId);
  expect(event.unsigned.prev_content.topic).toBe('Alt');
});

test('a first state event tells of nothing before', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await alice.setState(roomId, 'org.example.first', { value: 1 });
  const [event] = timelineOf(await alice.sync({ since }), roomId);
  expect(event.unsigned).not.toHaveProperty('prev_content');
});

test('a redaction of something known comes as an event of its own', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'weg damit');
  const { next_batch: since } = await alice.sync();
  const redactionId = await alice.redact(roomId, eventId);
  expect(timelineOf(await alice.sync({ since }), roomId)).toMatchObject([
    { event_id: redactionId, type: 'm.room.redaction', redacts: eventId },
  ]);
});

test('an event redacted within the window has lost its content', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await bob.sync();
  const eventId = await alice.sendText(roomId, 'geheim');
  await alice.redact(roomId, eventId);
  const event = timelineOf(await bob.sync({ since }), roomId).find((each) => each.event_id === eventId);
  expect(event.content).toEqual({});
});

test('two devices read the same events from their own positions', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const roomId = await roomOf(alice);
  const { next_batch: here } = await alice.sync();
  await alice.sendText(roomId, 'eins');
  const { next_batch: there } = await phone.sync();
  await alice.sendText(roomId, 'zwei');
  expect(bodiesOf(timelineOf(await alice.sync({ since: here }), roomId))).toEqual(['eins', 'zwei']);
  expect(bodiesOf(timelineOf(await phone.sync({ since: there }), roomId))).toEqual(['zwei']);
});
