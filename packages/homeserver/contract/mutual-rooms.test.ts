import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Mutual rooms
const target = useTarget();

const path = '/v1/mutual_rooms';

test('rooms in which both are joined are listed', async () => {
  const [alice, bob] = await people(target, 2);
  const shared = await roomOf(alice, [bob]);
  await roomOf(alice);
  await roomOf(bob);
  expect(await alice.get(path, { user_id: bob.userId })).toMatchObject({ joined: [shared], count: 1 });
});

test('an invitation makes no room in common', async () => {
  const [alice, bob] = await people(target, 2);
  await alice.createRoom({ invite: [bob.userId] });
  expect(await alice.get(path, { user_id: bob.userId })).toMatchObject({ joined: [], count: 0 });
});

test('a room that was left is no longer in common', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await bob.leave(roomId);
  expect((await alice.get(path, { user_id: bob.userId })).joined).toEqual([]);
});

test('somebody who does not exist shares no rooms', async () => {
  const [alice] = await people(target, 1);
  const answer = await alice.get(path, { user_id: `@nobody-at-all:${target.serverName}` });
  expect(answer.joined).toEqual([]);
});

test('without somebody, and with oneself, it is refused', async () => {
  const [alice] = await people(target, 1);
  expect((await alice.call('GET', path)).status).toBe(400);
  const oneself = await alice.call('GET', path, undefined, { query: { user_id: alice.userId } });
  expect(oneself.status).toBe(400);
});

test('it needs a token', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', path, undefined, { query: { user_id: '@a:b' } });
});
