import { expect, test } from 'vitest';
import { Client, fresh, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { joinedRoom, ofType, people, roomOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Profiles
const target = useTarget();

const profile = (userId: string, field = '') => `/v3/profile/${part(userId)}${field && `/${field}`}`;
const set = (client: Client, field: string, value: Json) =>
  client.put(profile(client.userId, field), { [field]: value });

test('a name is set and read by anybody', async () => {
  const [alice, bob] = await people(target, 2);
  expect(await set(alice, 'displayname', 'Alice Beispiel')).toEqual({});
  expect(await bob.get(profile(alice.userId, 'displayname'))).toEqual({ displayname: 'Alice Beispiel' });
  expect(await bob.get(profile(alice.userId))).toMatchObject({ displayname: 'Alice Beispiel' });
});

test('a picture is set and read by anybody', async () => {
  const [alice, bob] = await people(target, 2);
  await set(alice, 'avatar_url', 'mxc://localhost/abcdef');
  expect(await bob.get(profile(alice.userId, 'avatar_url'))).toEqual({ avatar_url: 'mxc://localhost/abcdef' });
  expect(await bob.get(profile(alice.userId))).toMatchObject({ avatar_url: 'mxc://localhost/abcdef' });
});

test.each(['displayname', 'avatar_url'])('nobody sets %s of somebody else', async (field) => {
  const [alice, bob] = await people(target, 2);
  const value = field === 'displayname' ? 'Fremd' : 'mxc://localhost/x';
  const answer = await bob.call('PUT', profile(alice.userId, field), { [field]: value });
  expect([400, 403]).toContain(answer.status);
  expect((await alice.get(profile(alice.userId)))[field]).not.toBe(value);
});

test('somebody who does not exist has no profile', async () => {
  const [alice] = await people(target, 1);
  const nobody = `@${fresh('nobody')}:${target.serverName}`;
  for (const path of [profile(nobody), profile(nobody, 'displayname')])
    expect((await alice.call('GET', path)).status).toBe(404);
});

test('a profile cannot be set without a token', async () => {
  const [alice] = await people(target, 1);
  const path = profile(alice.userId, 'displayname');
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'PUT', path, { displayname: 'x' });
});

test.each([
  ['a name that is a number', 'displayname', { displayname: 7 }],
  ['a name that is too long', 'displayname', { displayname: 'x'.repeat(300) }],
  ['a body without the name', 'displayname', {}],
  ['a picture that is a number', 'avatar_url', { avatar_url: 7 }],
])('refuses %s', async (_what, field, body) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('PUT', profile(alice.userId, field), body)).status).toBe(400);
});

test('a new name and picture change the membership in every room', async () => {
  const [alice, bob] = await people(target, 2);
  const rooms = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  const { next_batch: since } = await bob.sync();
  await set(alice, 'displayname', 'Neuer Name');
  for (const roomId of rooms) {
    const sync = await bob.syncUntil((each) => joinedRoom(each, roomId), since);
    expect(ofType(timelineOf(sync, roomId), 'm.room.member')).toMatchObject([
      { state_key: alice.userId, content: { membership: 'join', displayname: 'Neuer Name' } },
    ]);
  }
  await set(alice, 'avatar_url', 'mxc://localhost/neu');
  const state = () => bob.get(`/v3/rooms/${part(rooms[0] ?? '')}/state/m.room.member/${part(alice.userId)}`);
  await expect.poll(state).toMatchObject({ displayname: 'Neuer Name', avatar_url: 'mxc://localhost/neu' });
});

test('a room joined later shows the name', async () => {
  const [alice, bob] = await people(target, 2);
  await set(alice, 'displayname', 'Alice Beispiel');
  const roomId = await roomOf(bob, [alice]);
  expect(await bob.get(`/v3/rooms/${part(roomId)}/state/m.room.member/${part(alice.userId)}`)).toMatchObject({
    displayname: 'Alice Beispiel',
  });
});

test('an invitation shows the name of who is invited', async () => {
  const [alice, bob] = await people(target, 2);
  await set(bob, 'displayname', 'Bob Beispiel');
  const roomId = await alice.createRoom({ invite: [bob.userId] });
  expect(await alice.get(`/v3/rooms/${part(roomId)}/state/m.room.member/${part(bob.userId)}`)).toMatchObject({
    membership: 'invite',
    displayname: 'Bob Beispiel',
  });
});

test('the time zone and fields of one’s own are kept beside the name', async () => {
  const [alice, bob] = await people(target, 2);
  await set(alice, 'm.tz', 'Europe/Berlin');
  await set(alice, 'org.example.office', { floor: 2, rooms: ['2.14', '2.15'] });
  expect(await bob.get(profile(alice.userId, 'm.tz'))).toEqual({ 'm.tz': 'Europe/Berlin' });
  expect(await bob.get(profile(alice.userId))).toMatchObject({
    'm.tz': 'Europe/Berlin',
    'org.example.office': { floor: 2, rooms: ['2.14', '2.15'] },
  });
});

test('a field is deleted, also one that is not there', async () => {
  const [alice] = await people(target, 1);
  await set(alice, 'org.example.office', '2.14');
  const path = profile(alice.userId, 'org.example.office');
  for (const _time of [1, 2]) expect(await alice.delete(path)).toEqual({});
  await alice.refused(404, 'M_NOT_FOUND', 'GET', path);
  expect(await alice.get(profile(alice.userId))).not.toHaveProperty('org.example.office');
});

test('a picture is deleted', async () => {
  const [alice] = await people(target, 1);
  await set(alice, 'avatar_url', 'mxc://localhost/abc');
  await alice.delete(profile(alice.userId, 'avatar_url'));
  expect(await alice.get(profile(alice.userId))).not.toHaveProperty('avatar_url');
});

test('a field of somebody else is neither set nor deleted', async () => {
  const [alice, bob] = await people(target, 2);
  await set(alice, 'org.example.office', '2.14');
  const path = profile(alice.userId, 'org.example.office');
  await bob.refused(403, 'M_FORBIDDEN', 'PUT', path, { 'org.example.office': '3.1' });
  const deleted = await bob.call('DELETE', path);
  expect(deleted.status).toBe(expected(target, 'foreignProfile', { kontor: 403, synapse: 400 }));
  expect(deleted.body.errcode).toBe('M_FORBIDDEN');
  expect(await bob.get(path)).toEqual({ 'org.example.office': '2.14' });
});

test('a field whose body says another name is refused', async () => {
  const [alice] = await people(target, 1);
  const path = profile(alice.userId, 'org.example.office');
  await alice.refused(400, 'M_MISSING_PARAM', 'PUT', path, { 'org.example.other': 1 });
});

test('a name of a field that is too long is refused', async () => {
  const [alice] = await people(target, 1);
  const field = `org.example.${'x'.repeat(256)}`;
  await alice.refused(400, 'M_KEY_TOO_LARGE', 'PUT', profile(alice.userId, field), { [field]: 1 });
});

test('a profile of more than 64 KiB is refused', async () => {
  const [alice] = await people(target, 1);
  const field = 'org.example.large';
  const body = { [field]: 'x'.repeat(65_537) };
  const answer = await alice.call('PUT', profile(alice.userId, field), body);
  expect([400, 413]).toContain(answer.status);
  expect(['M_PROFILE_TOO_LARGE', 'M_TOO_LARGE']).toContain(answer.body.errcode);
});

test('fields do not go into memberships', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await set(alice, 'org.example.office', '2.14');
  const member = await alice.get(`/v3/rooms/${part(roomId)}/state/m.room.member/${part(alice.userId)}`);
  expect(member).not.toHaveProperty('org.example.office');
});
