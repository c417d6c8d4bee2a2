import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, part, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room Summaries". */
const target = useTarget();
let anna: Client;
let ben: Client;
let nobody: Client;
beforeAll(async () => {
  [anna, ben, nobody] = [await register(target, 'anna'), await register(target, 'ben'), new Client(target)];
});
const path = (room: string) => `/v1/room_summary/${part(room)}`;
const rule = (join_rule: string, more: Json = {}) => ({ type: 'm.room.join_rules', content: { join_rule, ...more } });

test('a summary says what one wants to know before joining', async () => {
  const name = fresh('summe');
  const roomId = await anna.createRoom({ preset: 'public_chat', name, topic: 'Ampeln', room_alias_name: name });
  expect(await ben.get(path(roomId))).toMatchObject({
    room_id: roomId,
    name,
    topic: 'Ampeln',
    canonical_alias: `#${name}:${target.serverName}`,
    num_joined_members: 1,
    join_rule: 'public',
    world_readable: false,
    guest_can_join: false,
    room_version: expect.any(String),
  });
});

test('an alias has a summary too', async () => {
  const name = fresh('summe');
  const roomId = await anna.createRoom({ preset: 'public_chat', room_alias_name: name });
  expect((await ben.get(path(`#${name}:${target.serverName}`))).room_id).toBe(roomId);
});

test('one’s own membership is in it', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const membership = async () => (await ben.get(path(roomId))).membership ?? 'leave';
  expect(await membership()).toBe('leave');
  await anna.invite(roomId, ben.userId);
  expect(await membership()).toBe('invite');
  await ben.join(roomId);
  expect(await membership()).toBe('join');
});

test('a private room is told to those in it and those invited, and exists for nobody else', async () => {
  const roomId = await anna.createRoom({ name: 'Geheim' });
  await ben.refused(404, 'M_NOT_FOUND', 'GET', path(roomId));
  await anna.invite(roomId, ben.userId);
  expect((await ben.get(path(roomId))).name).toBe('Geheim');
  expect((await anna.get(path(roomId))).membership).toBe('join');
});

test.each(['public', 'knock', 'knock_restricted'])(
  'a room of the rule %s is told to anybody signed in',
  async (join_rule) => {
    const roomId = await anna.createRoom({ initial_state: [rule(join_rule)] });
    expect((await ben.get(path(roomId))).join_rule).toBe(join_rule);
  },
);

test('a restricted room is told to who may join it', async () => {
  const office = await anna.createRoom({ preset: 'public_chat' });
  const allow = [{ type: 'm.room_membership', room_id: office }];
  const roomId = await anna.createRoom({ initial_state: [rule('restricted', { allow })] });
  await ben.refused(404, 'M_NOT_FOUND', 'GET', path(roomId));
  await ben.join(office);
  expect(await ben.get(path(roomId))).toMatchObject({ join_rule: 'restricted', allowed_room_ids: [office] });
});

test('a room that the world reads is told to anybody', async () => {
  const content = { history_visibility: 'world_readable' };
  const roomId = await anna.createRoom({ initial_state: [{ type: 'm.room.history_visibility', content }] });
  expect((await ben.get(path(roomId))).world_readable).toBe(true);
});

test('an encrypted room says so', async () => {
  const content = { algorithm: 'm.megolm.v1.aes-sha2' };
  const roomId = await anna.createRoom({
    preset: 'public_chat',
    initial_state: [{ type: 'm.room.encryption', content }],
  });
  expect((await ben.get(path(roomId))).encryption).toBe('m.megolm.v1.aes-sha2');
});

test('without a token only what is open to everybody is told, if anything', async () => {
  const [open, closed] = [await anna.createRoom({ preset: 'public_chat' }), await anna.createRoom()];
  expect([200, 401, 403, 404]).toContain((await nobody.call('GET', path(open))).status);
  expect([401, 403, 404]).toContain((await nobody.call('GET', path(closed))).status);
});

test('what does not exist has no summary', async () => {
  await ben.refused(404, 'M_NOT_FOUND', 'GET', path(`#${fresh()}:${target.serverName}`));
  for (const roomId of [`!${fresh()}:${target.serverName}`, 'nonsense'])
    await ben.refused([400, 404], ['M_INVALID_PARAM', 'M_NOT_FOUND', 'M_UNKNOWN'], 'GET', path(roomId));
});
