import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, part, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room membership": coming in. */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});
const membership = async (roomId: string, client: Client) =>
  (await anna.getState(roomId, 'm.room.member', client.userId)).membership;

test('a public room is joined by its id, on either endpoint, and by its alias', async () => {
  const name = fresh('join');
  const roomId = await anna.createRoom({ preset: 'public_chat', room_alias_name: name });
  expect(await ben.post(`/v3/join/${part(roomId)}`)).toEqual({ room_id: roomId });
  await ben.leave(roomId);
  expect(await ben.post(room(roomId, 'join'))).toEqual({ room_id: roomId });
  expect(await cleo.post(`/v3/join/${part(`#${name}:${target.serverName}`)}`)).toEqual({ room_id: roomId });
  expect(await membership(roomId, cleo)).toBe('join');
});

test('joining twice is joining once', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.join(roomId);
  const path = room(roomId, 'state', 'm.room.member', ben.userId);
  const { event_id: first } = await ben.get(path, { format: 'event' });
  expect(await ben.post(`/v3/join/${part(roomId)}`)).toEqual({ room_id: roomId });
  expect((await ben.get(path, { format: 'event' })).event_id).toBe(first);
});

test('who joins does so under their own name, and may say why', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.put(`/v3/profile/${part(ben.userId)}/displayname`, { displayname: 'Ben Brücke' });
  await ben.post(room(roomId, 'join'), { reason: 'Vertretung' });
  expect(await anna.getState(roomId, 'm.room.member', ben.userId)).toMatchObject({
    membership: 'join',
    displayname: 'Ben Brücke',
    reason: 'Vertretung',
  });
});

test('a private room is only for those invited', async () => {
  const roomId = await anna.createRoom();
  await ben.refused(403, 'M_FORBIDDEN', 'POST', `/v3/join/${part(roomId)}`, {});
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
  await anna.invite(roomId, ben.userId);
  await ben.join(roomId);
  expect(await membership(roomId, ben)).toBe('join');
});

test('who has left a private room needs another invitation', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  await ben.join(roomId);
  await ben.leave(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
});

test('rooms and aliases that do not exist are not joined', async () => {
  await ben.refused(404, 'M_NOT_FOUND', 'POST', `/v3/join/${part(`#${fresh()}:${target.serverName}`)}`, {});
  const nowhere = `!${fresh()}:${target.serverName}`;
  const codes = ['M_FORBIDDEN', 'M_NOT_FOUND', 'M_UNKNOWN'];
  await ben.refused([403, 404], codes, 'POST', `/v3/join/${part(nowhere)}`, {});
  await ben.refused([403, 404], codes, 'POST', room(nowhere, 'join'), {});
  const { status } = await ben.call('POST', '/v3/join/nonsense', {});
  expect([400, 403, 404]).toContain(status);
});

test('an invitation tells who invites, why, and enough of the room', async () => {
  const roomId = await anna.createRoom({ name: 'Amt' });
  expect(await anna.post(room(roomId, 'invite'), { user_id: ben.userId, reason: 'Vertretung' })).toEqual({});
  expect(await anna.getState(roomId, 'm.room.member', ben.userId)).toMatchObject({
    membership: 'invite',
    reason: 'Vertretung',
  });
  const sync = await ben.syncUntil(({ rooms }) => rooms?.invite?.[roomId]);
  const events = sync.rooms.invite[roomId].invite_state.events;
  expect(events).toContainEqual(expect.objectContaining({ type: 'm.room.name', content: { name: 'Amt' } }));
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'm.room.member', state_key: ben.userId, sender: anna.userId }),
  );
});

test('inviting again is no error', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  await anna.invite(roomId, ben.userId);
  expect(await membership(roomId, ben)).toBe('invite');
});

test('who is in the room already is not invited', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  await ben.join(roomId);
  await anna.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: ben.userId });
  await anna.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: anna.userId });
  expect(await membership(roomId, ben)).toBe('join');
});

test('who is banned is not invited', async () => {
  const roomId = await anna.createRoom();
  await anna.post(room(roomId, 'ban'), { user_id: ben.userId });
  await anna.refused(403, ['M_FORBIDDEN', 'M_BAD_STATE'], 'POST', room(roomId, 'invite'), { user_id: ben.userId });
  expect(await membership(roomId, ben)).toBe('ban');
});

test('only who is in the room invites', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat', invite: [ben.userId] });
  for (const client of [ben, cleo])
    await client.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: client.userId });
  const third = await register(target);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: third.userId });
});

test('inviting needs the power that the room asks for', async () => {
  const power_level_content_override = { invite: 20 };
  const roomId = await anna.createRoom({ invite: [ben.userId], power_level_content_override });
  await ben.join(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: cleo.userId });
  const levels = await anna.getState(roomId, 'm.room.power_levels');
  const users = { ...levels.users, [ben.userId]: 20 };
  await anna.setState(roomId, 'm.room.power_levels', { ...levels, users });
  await ben.invite(roomId, cleo.userId);
});

test.each([{}, { user_id: 'ben' }, { user_id: '' }, { user_id: '#room:here' }])(
  'an invitation of %j is a bad request',
  async (body) => {
    const roomId = await anna.createRoom();
    const codes = ['M_MISSING_PARAM', 'M_BAD_JSON', 'M_INVALID_PARAM', 'M_UNKNOWN'];
    await anna.refused(400, codes, 'POST', room(roomId, 'invite'), body);
  },
);

test('an invitation of somebody who is no text is a bad request', async () => {
  const { status } = await anna.call('POST', room(await anna.createRoom(), 'invite'), { user_id: 7 });
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 500 }));
});

test('an invitation may be sent as state', async () => {
  const roomId = await anna.createRoom();
  await anna.setState(roomId, 'm.room.member', { membership: 'invite' }, ben.userId);
  await ben.join(roomId);
  expect(await membership(roomId, ben)).toBe('join');
});

test('a join may be sent as state, with a name for this room', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.setState(roomId, 'm.room.member', { membership: 'join', displayname: 'Ben vom Amt' }, ben.userId);
  expect((await anna.getState(roomId, 'm.room.member', ben.userId)).displayname).toBe('Ben vom Amt');
});

test('nobody joins for somebody else', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const path = room(roomId, 'state', 'm.room.member', ben.userId);
  await anna.refused(403, 'M_FORBIDDEN', 'PUT', path, { membership: 'join' });
});

test.each(['', 'nonsense', 7, null])('the membership %j is none', async (wrong) => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const path = room(roomId, 'state', 'm.room.member', anna.userId);
  const { status } = await anna.call('PUT', path, { membership: wrong });
  expect([400, 403]).toContain(status);
  expect(await membership(roomId, anna)).toBe('join');
});

test('without a token nobody joins or invites', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', `/v3/join/${part(roomId)}`, {});
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', room(roomId, 'invite'), { user_id: ben.userId });
});

test('two who join at once are both in', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await Promise.all([ben.join(roomId), cleo.join(roomId)]);
  expect(Object.keys((await anna.get(room(roomId, 'joined_members'))).joined)).toHaveLength(3);
});
