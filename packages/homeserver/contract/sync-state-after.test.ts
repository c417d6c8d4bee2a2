import { beforeEach, describe, expect, test } from 'vitest';
import { expected } from './harness/differences.ts';
import {
  idsOf,
  inline,
  joinedRoom,
  membersOf,
  ofType,
  people,
  roomOf,
  sendTexts,
  timelineOf,
} from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API 1.16, GET /sync, use_state_after
const target = useTarget();
const after = { use_state_after: true };

test('whether the server knows it shows in the field it answers with', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const room = joinedRoom(await alice.sync(after), roomId);
  expect('state_after' in room).toBe(expected(target, 'stateAfter', { kontor: true, synapse: false }));
});

test('who asks by the experimental name is answered under it', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const experimental = { 'org.matrix.msc4222.use_state_after': true };
  const room = joinedRoom(
    await alice.sync({ ...experimental, ...inline({ room: { timeline: { limit: 1 } } }) }),
    roomId,
  );
  expect(room).not.toHaveProperty('state_after');
  expect(membersOf(room['org.matrix.msc4222.state_after'].events)).toEqual([alice.userId]);
});

describe('where it is known', () => {
  beforeEach(({ skip }) => skip(target.kind === 'synapse', 'Synapse does not know use_state_after'));

  test('state is replaced by the state after the timeline', async () => {
    const [alice] = await people(target, 1);
    const roomId = await roomOf(alice, [], { name: 'Alt' });
    const nameId = await alice.setState(roomId, 'm.room.name', { name: 'Neu' });
    const room = joinedRoom(await alice.sync({ ...after, ...inline({ room: { timeline: { limit: 1 } } }) }), roomId);
    expect(room).not.toHaveProperty('state');
    expect(idsOf(room.timeline.events)).toEqual([nameId]);
    expect(idsOf(ofType(room.state_after.events, 'm.room.name'))).toEqual([nameId]);
  });

  test('a change of state is in the timeline and in the state after it', async () => {
    const [alice] = await people(target, 1);
    const roomId = await roomOf(alice);
    const { next_batch: since } = await alice.sync(after);
    const topicId = await alice.setState(roomId, 'm.room.topic', { topic: 'Neu' });
    const room = joinedRoom(await alice.sync({ since, ...after }), roomId);
    expect(idsOf(room.timeline.events)).toEqual([topicId]);
    expect(idsOf(room.state_after.events)).toEqual([topicId]);
  });

  test('the state after is there even where nothing changed', async () => {
    const [alice] = await people(target, 1);
    const roomId = await roomOf(alice);
    const { next_batch: since } = await alice.sync(after);
    await alice.sendText(roomId, 'nur Text');
    expect(joinedRoom(await alice.sync({ since, ...after }), roomId).state_after).toEqual({ events: [] });
  });

  test('of two changes only the last is the state after', async () => {
    const [alice] = await people(target, 1);
    const roomId = await roomOf(alice);
    const { next_batch: since } = await alice.sync(after);
    await alice.setState(roomId, 'm.room.topic', { topic: 'Erst' });
    const last = await alice.setState(roomId, 'm.room.topic', { topic: 'Dann' });
    const room = joinedRoom(await alice.sync({ since, ...after }), roomId);
    expect(room.timeline.events).toHaveLength(2);
    expect(idsOf(room.state_after.events)).toEqual([last]);
  });

  test('changes within a gap are in the state after', async () => {
    const [alice, bob] = await people(target, 2);
    const roomId = await roomOf(alice);
    const { next_batch: since } = await alice.sync(after);
    await bob.join(roomId);
    await sendTexts(alice, roomId, ['1', '2']);
    const filter = inline({ room: { timeline: { limit: 1 } } });
    const room = joinedRoom(await alice.sync({ since, ...after, ...filter }), roomId);
    expect(room.timeline.limited).toBe(true);
    expect(membersOf(room.state_after.events)).toEqual([bob.userId]);
  });

  test('without it, or with false, the state before is sent', async () => {
    const [alice] = await people(target, 1);
    const roomId = await roomOf(alice);
    for (const query of [{}, { use_state_after: false }]) {
      const room = joinedRoom(await alice.sync(query), roomId);
      expect(room).not.toHaveProperty('state_after');
      expect(room.state.events).toEqual(expect.any(Array));
    }
  });

  test('a room that was left has a state after too', async () => {
    const [alice, bob] = await people(target, 2);
    const roomId = await roomOf(alice, [bob]);
    const { next_batch: since } = await bob.sync(after);
    await bob.leave(roomId);
    const sync = await bob.sync({ since, ...after });
    const left = sync.rooms.leave[roomId];
    expect(left).not.toHaveProperty('state');
    expect(membersOf(left.state_after.events)).toEqual([bob.userId]);
    expect(timelineOf(sync, roomId)).toEqual([]);
  });
});
