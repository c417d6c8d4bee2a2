import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import {
  bodiesOf,
  inline,
  inRoom,
  joinedRoom,
  membersOf,
  ofType,
  people,
  roomOf,
  stateOf,
  timelineOf,
} from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

const inviteState = (sync: Json, roomId: string): Json[] => sync.rooms?.invite?.[roomId]?.invite_state.events;
const kick = (by: Client, roomId: string, who: Client, verb = 'kick') =>
  by.post(inRoom(roomId, verb), { user_id: who.userId });

test('an invitation shows stripped state: the invitation itself and what the room is', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ name: 'Bauhof', topic: 'Winterdienst', invite: [bob.userId] });
  const events = inviteState(await bob.sync(), roomId);
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'm.room.member',
      state_key: bob.userId,
      sender: alice.userId,
      content: expect.objectContaining({ membership: 'invite' }),
    }),
  );
  const names = ofType(events, 'm.room.name');
  expect(names).toEqual([{ type: 'm.room.name', state_key: '', sender: alice.userId, content: { name: 'Bauhof' } }]);
  expect(events.map((event) => event.type)).toEqual(
    expect.arrayContaining(['m.room.create', 'm.room.join_rules', 'm.room.name']),
  );
});

test('an invitation shows no messages and no other members but who invites', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await alice.createRoom({ invite: [carol.userId] });
  await carol.join(roomId);
  await alice.sendText(roomId, 'intern');
  await alice.invite(roomId, bob.userId);
  const sync = await bob.sync();
  const events = inviteState(sync, roomId);
  expect(ofType(events, 'm.room.message')).toEqual([]);
  expect(membersOf(events)).not.toContain(carol.userId);
  expect(joinedRoom(sync, roomId)).toBeUndefined();
});

test('an invitation says whether the room is encrypted', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({
    initial_state: [{ type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
    invite: [bob.userId],
  });
  expect(ofType(inviteState(await bob.sync(), roomId), 'm.room.encryption')).toHaveLength(1);
});

test('an invitation comes once in the syncs that go on', async () => {
  const [alice, bob] = await people(target, 2);
  const { next_batch: since } = await bob.sync();
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  const sync = await bob.sync({ since });
  expect(Object.keys(sync.rooms.invite)).toEqual([roomId]);
  expect((await bob.sync({ since: sync.next_batch })).rooms?.invite?.[roomId]).toBeUndefined();
});

test('an accepted invitation moves to the joined rooms', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  const { next_batch: since } = await bob.sync();
  await bob.join(roomId);
  const sync = await bob.sync({ since });
  expect(joinedRoom(sync, roomId)).toBeDefined();
  expect(sync.rooms.invite?.[roomId]).toBeUndefined();
  expect((await bob.sync()).rooms.invite?.[roomId]).toBeUndefined();
});

test('a declined invitation moves to the rooms that were left', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  const { next_batch: since } = await bob.sync();
  await bob.leave(roomId);
  const sync = await bob.sync({ since });
  expect(sync.rooms.leave[roomId]).toBeDefined();
  expect(sync.rooms.invite?.[roomId]).toBeUndefined();
});

test('an invitation taken back moves to the rooms that were left', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  const { next_batch: since } = await bob.sync();
  await kick(alice, roomId, bob);
  expect((await bob.sync({ since })).rooms.leave[roomId]).toBeDefined();
});

test('who leaves gets the room once more, up to their leaving', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await bob.sync();
  await alice.sendText(roomId, 'vorher');
  await bob.leave(roomId);
  await alice.sendText(roomId, 'nachher');
  const sync = await bob.sync({ since });
  const { events } = sync.rooms.leave[roomId].timeline;
  expect(bodiesOf(events)).toEqual(['vorher']);
  expect(events.at(-1)).toMatchObject({ state_key: bob.userId, content: { membership: 'leave' } });
  expect((await bob.sync({ since: sync.next_batch })).rooms?.leave?.[roomId]).toBeUndefined();
});

test.each(['kick', 'ban'])('who suffers a %s gets the room once more with the reason', async (verb) => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await bob.sync();
  await alice.post(inRoom(roomId, verb), { user_id: bob.userId, reason: 'Hausordnung' });
  await alice.sendText(roomId, 'nachher');
  const { events } = (await bob.sync({ since })).rooms.leave[roomId].timeline;
  expect(events.at(-1)).toMatchObject({
    state_key: bob.userId,
    content: { membership: verb === 'ban' ? 'ban' : 'leave', reason: 'Hausordnung' },
  });
  expect(bodiesOf(events)).toEqual([]);
});

test('the first sync knows rooms that were left only if asked', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  expect((await bob.sync()).rooms?.leave?.[roomId]).toBeUndefined();
  const asked = await bob.sync(inline({ room: { include_leave: true } }));
  expect(asked.rooms.leave[roomId]).toBeDefined();
});

test('a forgotten room is not among those that were left', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  await bob.post(inRoom(roomId, 'forget'));
  const asked = await bob.sync(inline({ room: { include_leave: true } }));
  expect(asked.rooms?.leave?.[roomId]).toBeUndefined();
});

test('who left and came back between two syncs is joined and has missed nothing that was theirs to read', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await bob.sync();
  await bob.leave(roomId);
  await alice.sendText(roomId, 'unterdessen');
  await bob.join(roomId);
  const sync = await bob.sync({ since });
  expect(sync.rooms.leave?.[roomId]).toBeUndefined();
  expect(bodiesOf(timelineOf(sync, roomId))).toEqual(['unterdessen']);
  expect(timelineOf(sync, roomId).at(-1)).toMatchObject({ state_key: bob.userId, content: { membership: 'join' } });
});

test('who comes back after a sync without the room gets its state anew', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  const { next_batch: since } = await bob.sync();
  await alice.setState(roomId, 'm.room.name', { name: 'Umbenannt' });
  await bob.join(roomId);
  const sync = await bob.sync({ since, ...inline({ room: { timeline: { limit: 1 } } }) });
  expect(stateOf(sync, roomId).map((event) => event.content.name)).toContain('Umbenannt');
});

test('a knock shows the room’s stripped state', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({
    name: 'Anklopfen',
    initial_state: [{ type: 'm.room.join_rules', content: { join_rule: 'knock' } }],
  });
  const { next_batch: since } = await bob.sync();
  await bob.post(`/v3/knock/${encodeURIComponent(roomId)}`, { reason: 'Bitte' });
  const { events } = (await bob.sync({ since })).rooms.knock[roomId].knock_state;
  expect(ofType(events, 'm.room.name')[0].content).toEqual({ name: 'Anklopfen' });
  expect(events).toContainEqual(
    expect.objectContaining({ state_key: bob.userId, content: expect.objectContaining({ membership: 'knock' }) }),
  );
});

test('a knock is seen by those in the room', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({
    initial_state: [{ type: 'm.room.join_rules', content: { join_rule: 'knock' } }],
  });
  const { next_batch: since } = await alice.sync();
  await bob.post(`/v3/knock/${encodeURIComponent(roomId)}`, { reason: 'Bitte' });
  expect(timelineOf(await alice.sync({ since }), roomId)).toMatchObject([
    { type: 'm.room.member', state_key: bob.userId, content: { membership: 'knock', reason: 'Bitte' } },
  ]);
});

test('a device that was away hears that a room was left, even where it was forgotten since', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  await bob.join(roomId);
  const { next_batch: since } = await bob.sync();
  await kick(alice, roomId, bob);
  await bob.post(inRoom(roomId, 'forget'));
  const { rooms, next_batch: later } = await bob.sync({ since });
  expect(rooms?.leave).toHaveProperty([roomId]);
  expect((await bob.sync({ since: later })).rooms?.leave?.[roomId]).toBeUndefined();
  expect((await bob.sync()).rooms?.leave?.[roomId]).toBeUndefined();
});
