import { beforeAll, expect, test } from 'vitest';
import { Client, type Json, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
let dora: Client;
beforeAll(async () => {
  const people = ['anna', 'ben', 'cleo', 'dora'].map((name) => register(target, name));
  [anna, ben, cleo, dora] = (await Promise.all(people)) as [Client, Client, Client, Client];
});

/** Anna and Ben are in it, Cleo is invited, Dora has left. */
async function makeRoom(): Promise<string> {
  const roomId = await anna.createRoom({ preset: 'public_chat', invite: [cleo.userId] });
  await ben.join(roomId);
  await dora.join(roomId);
  await dora.leave(roomId);
  return roomId;
}
const memberships = ({ chunk }: Json) =>
  Object.fromEntries(chunk.map(({ state_key: key, content }: Json) => [key, content.membership]));

test('the members are all who have to do with the room', async () => {
  const roomId = await makeRoom();
  expect(memberships(await anna.get(room(roomId, 'members')))).toEqual({
    [anna.userId]: 'join',
    [ben.userId]: 'join',
    [cleo.userId]: 'invite',
    [dora.userId]: 'leave',
  });
});

test('the members can be asked for by membership, and by what it is not', async () => {
  const roomId = await makeRoom();
  const ask = async (query: object) =>
    Object.keys(memberships(await anna.get(room(roomId, 'members'), { ...query }))).sort();
  expect(await ask({ membership: 'join' })).toEqual([anna.userId, ben.userId].sort());
  expect(await ask({ membership: 'invite' })).toEqual([cleo.userId]);
  expect(await ask({ membership: 'ban' })).toEqual([]);
  expect(await ask({ not_membership: 'leave' })).toEqual([anna.userId, ben.userId, cleo.userId].sort());
});

test('the members can be asked for as they were at a point of the sync', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const { next_batch: at } = await anna.sync();
  await ben.join(roomId);
  expect(Object.keys(memberships(await anna.get(room(roomId, 'members'), { at })))).toEqual([anna.userId]);
  expect(Object.keys(memberships(await anna.get(room(roomId, 'members')))).sort()).toEqual(
    [anna.userId, ben.userId].sort(),
  );
});

test('who has left sees the members as they were then', async () => {
  const roomId = await makeRoom();
  await cleo.join(roomId);
  expect(memberships(await dora.get(room(roomId, 'members')))).toEqual({
    [anna.userId]: 'join',
    [ben.userId]: 'join',
    [cleo.userId]: 'invite',
    [dora.userId]: 'leave',
  });
});

test('who was never in the room, or is only invited, does not see the members', async () => {
  const roomId = await makeRoom();
  const stranger = await register(target);
  for (const path of [room(roomId, 'members'), room(roomId, 'joined_members')]) {
    await stranger.refused(403, 'M_FORBIDDEN', 'GET', path);
    await cleo.refused(403, 'M_FORBIDDEN', 'GET', path);
    await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', path);
  }
});

test('the joined members come with their names, in a short form', async () => {
  const roomId = await makeRoom();
  await ben.put(`/v3/profile/${encodeURIComponent(ben.userId)}/displayname`, { displayname: 'Ben Brücke' });
  const displayname = async () => (await anna.get(room(roomId, 'joined_members'))).joined[ben.userId].display_name;
  await expect.poll(displayname).toBe('Ben Brücke');
  const { joined } = await anna.get(room(roomId, 'joined_members'));
  expect(Object.keys(joined).sort()).toEqual([anna.userId, ben.userId].sort());
});

test('the joined members are for those joined', async () => {
  const roomId = await makeRoom();
  await dora.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'joined_members'));
});

test('the joined rooms are those joined now', async () => {
  const person = await register(target);
  expect(await person.get('/v3/joined_rooms')).toEqual({ joined_rooms: [] });
  const [mine, left, invited] = [await person.createRoom(), await person.createRoom(), await anna.createRoom()];
  await person.leave(left);
  await anna.invite(invited, person.userId);
  expect(await person.get('/v3/joined_rooms')).toEqual({ joined_rooms: [mine] });
});

test('a membership event says who, by whom, and what was before', async () => {
  const roomId = await makeRoom();
  await cleo.join(roomId);
  const { chunk } = await anna.get(room(roomId, 'members'));
  const event = chunk.find(({ state_key: key }: Json) => key === cleo.userId);
  expect(event).toMatchObject({
    type: 'm.room.member',
    sender: cleo.userId,
    room_id: roomId,
    event_id: expect.any(String),
  });
  expect(event.unsigned.prev_content.membership).toBe('invite');
});

test.each([{ membership: 'nonsense' }, { at: 'nonsense' }])('members with %j are refused or none', async (query) => {
  const roomId = await makeRoom();
  const { status } = await anna.call('GET', room(roomId, 'members'), undefined, { query });
  expect([200, 400]).toContain(status);
});

test('the members of a room that does not exist are not told', async () => {
  const path = room(`!nowhere:${target.serverName}`, 'members');
  await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', path);
});
