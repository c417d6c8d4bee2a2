import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, type Json, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room Upgrades". */
const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const upgrade = async (client: Client, roomId: string, more: Json = {}): Promise<string> =>
  (await client.post(room(roomId, 'upgrade'), { new_version: '11', ...more })).replacement_room;

test('the old room points to the new one, the new one back', async () => {
  const roomId = await anna.createRoom({ room_version: '10' });
  const replacement = await upgrade(anna, roomId);
  expect(replacement).not.toBe(roomId);
  expect((await anna.getState(roomId, 'm.room.tombstone')).replacement_room).toBe(replacement);
  const creation = await anna.getState(replacement, 'm.room.create');
  expect(creation.room_version).toBe('11');
  expect(creation.predecessor.room_id).toBe(roomId);
});

test('what makes the room comes along', async () => {
  const name = fresh('amt');
  const roomId = await anna.createRoom({
    room_version: '10',
    preset: 'public_chat',
    name,
    topic: 'Dienst',
    initial_state: [
      { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } },
      { type: 'm.room.guest_access', content: { guest_access: 'can_join' } },
      { type: 'm.room.avatar', content: { url: 'mxc://localhost/amt' } },
      { type: 'm.room.server_acl', content: { allow: ['*'], deny: [], allow_ip_literals: true } },
      { type: 'm.room.encryption', content: { algorithm: 'm.megolm.v1.aes-sha2' } },
    ],
  });
  const replacement = await upgrade(anna, roomId);
  for (const type of [
    'name',
    'topic',
    'history_visibility',
    'guest_access',
    'avatar',
    'server_acl',
    'encryption',
    'join_rules',
  ])
    expect(await anna.getState(replacement, `m.room.${type}`), type).toEqual(
      await anna.getState(roomId, `m.room.${type}`),
    );
});

test('the type of the room comes along', async () => {
  const roomId = await anna.createRoom({
    room_version: '10',
    creation_content: { type: 'm.space', 'm.federate': false },
  });
  const creation = await anna.getState(await upgrade(anna, roomId), 'm.room.create');
  expect(creation).toMatchObject({ type: 'm.space', 'm.federate': false });
});

test('those who had power have it in the new room', async () => {
  const users = { [anna.userId]: 100, [ben.userId]: 50 };
  const roomId = await anna.createRoom({
    room_version: '10',
    power_level_content_override: { users, events_default: 10 },
  });
  const levels = await anna.getState(await upgrade(anna, roomId), 'm.room.power_levels');
  expect(levels).toMatchObject({ users, events_default: 10 });
});

test('in the old room only who has power goes on writing', async () => {
  const roomId = await anna.createRoom({ room_version: '10', preset: 'public_chat' });
  await ben.join(roomId);
  await upgrade(anna, roomId);
  const path = room(roomId, 'send', 'm.room.message', fresh());
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path, { msgtype: 'm.text', body: 'x' });
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'invite'), { user_id: (await register(target)).userId });
});

test('aliases and the listing move to the new room', async () => {
  const name = fresh('umzug');
  const alias = `#${name}:${target.serverName}`;
  const roomId = await anna.createRoom({
    room_version: '10',
    preset: 'public_chat',
    room_alias_name: name,
    visibility: 'public',
  });
  const replacement = await upgrade(anna, roomId);
  expect((await ben.get(`/v3/directory/room/${part(alias)}`)).room_id).toBe(replacement);
  expect((await anna.getState(replacement, 'm.room.canonical_alias')).alias).toBe(alias);
  expect(await ben.get(`/v3/directory/list/room/${part(replacement)}`)).toEqual({ visibility: 'public' });
  expect(await ben.get(`/v3/directory/list/room/${part(roomId)}`)).toEqual({ visibility: 'private' });
});

test('who is banned stays banned', async () => {
  const roomId = await anna.createRoom({ room_version: '10', preset: 'public_chat' });
  await anna.post(room(roomId, 'ban'), { user_id: ben.userId });
  const replacement = await upgrade(anna, roomId);
  expect((await anna.getState(replacement, 'm.room.member', ben.userId)).membership).toBe('ban');
});

test('others are not moved, they join where they may', async () => {
  const roomId = await anna.createRoom({ room_version: '10', preset: 'public_chat' });
  await ben.join(roomId);
  const replacement = await upgrade(anna, roomId);
  expect(Object.keys((await anna.get(room(replacement, 'joined_members'))).joined)).toEqual([anna.userId]);
  await ben.join(replacement);
});

test('in version 12 who upgrades is the creator, above all levels', async () => {
  const users = { [anna.userId]: 100, [ben.userId]: 50 };
  const roomId = await anna.createRoom({ room_version: '11', power_level_content_override: { users } });
  const replacement = await upgrade(anna, roomId, { new_version: '12' });
  const levels = await anna.getState(replacement, 'm.room.power_levels');
  expect(levels.users).toEqual({ [ben.userId]: 50 });
  await anna.setState(replacement, 'm.room.name', { name: 'Neu' });
});

test('an upgrade to version 12 may name more creators', async () => {
  const users = { [anna.userId]: 100, [ben.userId]: 50 };
  const roomId = await anna.createRoom({ room_version: '11', power_level_content_override: { users } });
  const replacement = await upgrade(anna, roomId, { new_version: '12', additional_creators: [ben.userId] });
  expect((await anna.getState(replacement, 'm.room.create')).additional_creators).toEqual([ben.userId]);
  expect((await anna.getState(replacement, 'm.room.power_levels')).users ?? {}).not.toHaveProperty(ben.userId);
});

test('without the power nobody upgrades', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const body = { new_version: '11' };
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'upgrade'), body);
  await ben.join(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'upgrade'), body);
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', 'm.room.tombstone', ''));
});

test('a version that does not exist is refused', async () => {
  const roomId = await anna.createRoom();
  await anna.refused(400, 'M_UNSUPPORTED_ROOM_VERSION', 'POST', room(roomId, 'upgrade'), { new_version: '99' });
  const codes = ['M_BAD_JSON', 'M_MISSING_PARAM', 'M_INVALID_PARAM', 'M_UNSUPPORTED_ROOM_VERSION'];
  for (const body of [{}, { new_version: 11 }]) await anna.refused(400, codes, 'POST', room(roomId, 'upgrade'), body);
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', 'm.room.tombstone', ''));
});

test('a room that does not exist is not upgraded', async () => {
  const path = room(`!${fresh()}:${target.serverName}`, 'upgrade');
  await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'POST', path, { new_version: '11' });
});
