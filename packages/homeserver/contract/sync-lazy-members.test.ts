import { expect, test } from 'vitest';
import { inline, joinedRoom, membersOf, people, roomOf, stateOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Lazy-loading room members
const target = useTarget();
const lazy = (limit: number, more = {}) =>
  inline({ room: { timeline: { limit }, state: { lazy_load_members: true, ...more } } });

test('the first sync has the members who speak in the timeline and oneself', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol], { name: 'Rathaus' });
  await bob.sendText(roomId, 'von Bob');
  const sync = await alice.sync(lazy(1));
  expect(membersOf(stateOf(sync, roomId)).sort()).toEqual([alice.userId, bob.userId].sort());
});

test('other state is complete', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { name: 'Rathaus', topic: 'Alles' });
  await alice.sendText(roomId, 'zuletzt');
  const types = stateOf(await alice.sync(lazy(1)), roomId).map((event) => event.type);
  expect(types).toEqual(expect.arrayContaining(['m.room.create', 'm.room.name', 'm.room.topic', 'm.room.join_rules']));
});

test('who speaks for the first time comes with their membership', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Rathaus' });
  await alice.sendText(roomId, 'von mir');
  const { next_batch: since } = await alice.sync(lazy(1));
  await bob.sendText(roomId, 'von Bob');
  expect(membersOf(stateOf(await alice.sync({ since, ...lazy(10) }), roomId))).toEqual([bob.userId]);
});

test('include_redundant_members repeats memberships already sent', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Rathaus' });
  const more = { include_redundant_members: true };
  await bob.sendText(roomId, 'eins');
  const { next_batch: since } = await alice.sync(lazy(1, more));
  await bob.sendText(roomId, 'zwei');
  expect(membersOf(stateOf(await alice.sync({ since, ...lazy(10, more) }), roomId))).toEqual([bob.userId]);
});

test('a membership changed within a gap is sent although nobody spoke', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob], { name: 'Rathaus' });
  const { next_batch: since } = await alice.sync(lazy(10));
  await carol.join(roomId);
  for (const body of ['1', '2']) await bob.sendText(roomId, body);
  const sync = await alice.sync({ since, ...lazy(1) });
  expect(joinedRoom(sync, roomId).timeline.limited).toBe(true);
  expect(membersOf(stateOf(sync, roomId))).toContain(carol.userId);
});

test('without names the heroes come with their memberships', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.sendText(roomId, 'nur ich spreche');
  const sync = await alice.sync(lazy(1));
  expect(joinedRoom(sync, roomId).summary['m.heroes']).toEqual([bob.userId]);
  expect(membersOf(stateOf(sync, roomId))).toContain(bob.userId);
});

test('a room just joined has one’s own membership', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [], { name: 'Rathaus' });
  const { next_batch: since } = await bob.sync(lazy(1));
  await bob.join(roomId);
  await alice.sendText(roomId, 'Willkommen');
  const sync = await bob.sync({ since, ...lazy(1) });
  expect(membersOf([...stateOf(sync, roomId), ...timelineOf(sync, roomId)])).toEqual(
    expect.arrayContaining([bob.userId, alice.userId]),
  );
});

test('the summary counts who joined and who is invited', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob]);
  await alice.invite(roomId, carol.userId);
  expect(joinedRoom(await alice.sync(lazy(10)), roomId).summary).toMatchObject({
    'm.joined_member_count': 2,
    'm.invited_member_count': 1,
  });
});

test('heroes are others, joined or invited', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob]);
  await alice.invite(roomId, carol.userId);
  const heroes = joinedRoom(await alice.sync(lazy(10)), roomId).summary['m.heroes'];
  expect([...heroes].sort()).toEqual([bob.userId, carol.userId].sort());
});

test('when all others have gone, they are the heroes', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  const { summary } = joinedRoom(await alice.sync(lazy(10)), roomId);
  expect(summary['m.heroes']).toEqual([bob.userId]);
  expect(summary['m.joined_member_count']).toBe(1);
});

test('the summary follows when somebody joins', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync(lazy(10));
  await bob.join(roomId);
  expect(joinedRoom(await alice.sync({ since, ...lazy(10) }), roomId).summary).toMatchObject({
    'm.heroes': [bob.userId],
    'm.joined_member_count': 2,
  });
});
