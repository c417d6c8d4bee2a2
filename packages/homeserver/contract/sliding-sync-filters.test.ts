import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { people, roomOf } from './harness/rooms.ts';
import { list, SlidingConnection } from './harness/sliding-sync.ts';
import { useTarget } from './harness/target.ts';

// MSC4186, simplified sliding sync: filters of lists
const target = useTarget();

const found = async (client: Client, filters: Json): Promise<string[]> => {
  const answer = await new SlidingConnection(client).next(list({ filters }));
  expect(answer.lists.all.count).toBe(Object.keys(answer.rooms ?? {}).length);
  return Object.keys(answer.rooms ?? {}).sort();
};

test('is_dm chooses direct rooms by the account data', async () => {
  const [alice, bob] = await people(target, 2);
  const [direct, other] = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  await alice.put(`/v3/user/${part(alice.userId)}/account_data/m.direct`, { [bob.userId]: [direct] });
  expect(await found(alice, { is_dm: true })).toEqual([direct]);
  expect(await found(alice, { is_dm: false })).toEqual([other]);
});

test('is_encrypted chooses encrypted rooms', async () => {
  const [alice] = await people(target, 1);
  const encryption = { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
  const [open, encrypted] = [await roomOf(alice), await roomOf(alice, [], { initial_state: [encryption] })];
  expect(await found(alice, { is_encrypted: true })).toEqual([encrypted]);
  expect(await found(alice, { is_encrypted: false })).toEqual([open]);
});

test('is_invite chooses invitations', async () => {
  const [alice, bob] = await people(target, 2);
  const joined = await roomOf(bob);
  const invited = await alice.createRoom({ invite: [bob.userId] });
  expect(await found(bob, { is_invite: true })).toEqual([invited]);
  expect(await found(bob, { is_invite: false })).toEqual([joined]);
});

test('room_types and not_room_types choose spaces and rooms', async () => {
  const [alice] = await people(target, 1);
  const [room, space] = [await roomOf(alice), await roomOf(alice, [], { creation_content: { type: 'm.space' } })];
  expect(await found(alice, { room_types: ['m.space'] })).toEqual([space]);
  expect(await found(alice, { room_types: [null] })).toEqual([room]);
  expect(await found(alice, { not_room_types: ['m.space'] })).toEqual([room]);
});

test('tags and not_tags choose by the person’s own tags', async () => {
  const [alice] = await people(target, 1);
  const [plain, favourite] = [await roomOf(alice), await roomOf(alice)];
  await alice.put(`/v3/user/${part(alice.userId)}/rooms/${part(favourite)}/tags/m.favourite`, {});
  expect(await found(alice, { tags: ['m.favourite'] })).toEqual([favourite]);
  expect(await found(alice, { not_tags: ['m.favourite'] })).toEqual([plain]);
});

test('rooms that were left do not count', async () => {
  const [alice, bob] = await people(target, 2);
  const [kept, left] = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  await bob.leave(left);
  expect(await found(bob, {})).toEqual([kept]);
});

test('leaving is told to a connection that had the room', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const connection = new SlidingConnection(bob);
  await connection.next(list());
  await bob.leave(roomId);
  const answer = await connection.next(list());
  expect(answer.rooms[roomId].timeline.at(-1)).toMatchObject({ content: { membership: 'leave' } });
});

test.each([
  ['a list that is no object', { lists: { all: 'x' } }],
  ['a range of one number', { lists: { all: { ranges: [[0]], required_state: [], timeline_limit: 1 } } }],
  ['a limit that is no number', { lists: { all: { ranges: [[0, 1]], required_state: [], timeline_limit: 'x' } } }],
  ['state of one part', { lists: { all: { ranges: [[0, 1]], required_state: [['m']], timeline_limit: 1 } } }],
])('refuses %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expect((await new SlidingConnection(alice).call(body)).status).toBe(400);
});
