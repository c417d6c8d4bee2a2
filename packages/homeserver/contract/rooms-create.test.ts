import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, type Json, part, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});

async function timeline(roomId: string): Promise<Json[]> {
  return (await anna.get(room(roomId, 'messages'), { dir: 'f', limit: 100 })).chunk;
}

test.each([
  ['private_chat', 'invite', 'can_join'],
  ['trusted_private_chat', 'invite', 'can_join'],
  ['public_chat', 'public', 'forbidden'],
])('the preset %s sets who may join, who reads and whether guests come', async (preset, joinRule, guests) => {
  const roomId = await anna.createRoom({ preset });
  expect(await anna.getState(roomId, 'm.room.join_rules')).toEqual({ join_rule: joinRule });
  expect(await anna.getState(roomId, 'm.room.history_visibility')).toEqual({ history_visibility: 'shared' });
  const access = await anna.call('GET', room(roomId, 'state', 'm.room.guest_access', ''));
  expect(access.status === 404 ? 'forbidden' : access.body.guest_access).toBe(guests);
});

test.each([
  ['public', 'public'],
  ['private', 'invite'],
  [undefined, 'invite'],
])('without a preset the visibility %s decides', async (visibility, joinRule) => {
  const { room_id: roomId } = await anna.post('/v3/createRoom', { visibility });
  expect((await anna.getState(roomId, 'm.room.join_rules')).join_rule).toBe(joinRule);
});

test('the preset decides, not the visibility', async () => {
  const roomId = await anna.createRoom({ preset: 'private_chat', visibility: 'public' });
  expect((await anna.getState(roomId, 'm.room.join_rules')).join_rule).toBe('invite');
  expect(await anna.get(`/v3/directory/list/room/${part(roomId)}`)).toEqual({ visibility: 'public' });
});

test('the creator is joined, under their own name', async () => {
  const roomId = await anna.createRoom();
  const { displayname } = await anna.get(`/v3/profile/${part(anna.userId)}`);
  expect(await anna.getState(roomId, 'm.room.member', anna.userId)).toMatchObject({ membership: 'join', displayname });
  expect((await anna.get('/v3/joined_rooms')).joined_rooms).toContain(roomId);
});

test('two rooms made alike are two rooms', async () => {
  expect(await anna.createRoom({ name: 'Gleich' })).not.toBe(await anna.createRoom({ name: 'Gleich' }));
});

test('events come in the order that the specification lists', async () => {
  const roomId = await anna.createRoom({
    preset: 'private_chat',
    room_alias_name: fresh('order'),
    name: 'Amt',
    topic: 'Dienst',
    initial_state: [
      { type: 'city.one', content: {} },
      { type: 'city.two', state_key: 'key', content: { number: 2 } },
    ],
    invite: [ben.userId],
  });
  const events = await timeline(roomId);
  const types = events.map(({ type }) => type);
  expect(types.slice(0, 4)).toEqual([
    'm.room.create',
    'm.room.member',
    'm.room.power_levels',
    'm.room.canonical_alias',
  ]);
  const wanted = [
    'm.room.join_rules',
    'm.room.history_visibility',
    'city.one',
    'city.two',
    'm.room.name',
    'm.room.topic',
  ];
  expect(types.filter((type) => wanted.includes(type))).toEqual(wanted);
  expect(events.at(-1)).toMatchObject({ state_key: ben.userId, content: { membership: 'invite' } });
  expect(events.every(({ sender, room_id }) => sender === anna.userId && room_id === roomId)).toBe(true);
});

test('initial state wins over the preset, name and topic over initial state', async () => {
  const roomId = await anna.createRoom({
    preset: 'private_chat',
    name: 'Name',
    topic: 'Thema',
    initial_state: [
      { type: 'm.room.join_rules', content: { join_rule: 'public' } },
      { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } },
      { type: 'm.room.name', content: { name: 'Anderer' } },
      { type: 'm.room.topic', content: { topic: 'Anderes' } },
    ],
  });
  expect((await anna.getState(roomId, 'm.room.join_rules')).join_rule).toBe('public');
  expect((await anna.getState(roomId, 'm.room.history_visibility')).history_visibility).toBe('joined');
  expect((await anna.getState(roomId, 'm.room.name')).name).toBe('Name');
  expect((await anna.getState(roomId, 'm.room.topic')).topic).toBe('Thema');
});

test('a room without name and topic has no such state', async () => {
  const roomId = await anna.createRoom();
  for (const type of ['m.room.name', 'm.room.topic', 'm.room.canonical_alias'])
    await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', type, ''));
});

test('an alias leads to the room and becomes its canonical one', async () => {
  const name = fresh('alias');
  const roomId = await anna.createRoom({ room_alias_name: name });
  const alias = `#${name}:${target.serverName}`;
  expect(await anna.getState(roomId, 'm.room.canonical_alias')).toMatchObject({ alias });
  expect((await ben.get(`/v3/directory/room/${part(alias)}`)).room_id).toBe(roomId);
});

test('a taken alias makes no room', async () => {
  const room_alias_name = fresh('taken');
  await anna.createRoom({ room_alias_name });
  const before = (await ben.get('/v3/joined_rooms')).joined_rooms;
  await ben.refused(400, 'M_ROOM_IN_USE', 'POST', '/v3/createRoom', { room_alias_name });
  expect((await ben.get('/v3/joined_rooms')).joined_rooms).toEqual(before);
});

test('an alias of the application service is not for others', async () => {
  const room_alias_name = fresh(target.appservice.prefix);
  await anna.refused(400, 'M_EXCLUSIVE', 'POST', '/v3/createRoom', { room_alias_name });
});

test.each(['with:colon', 'with space', 'x'.repeat(260)])('the alias name %s is refused', async (room_alias_name) => {
  const codes = ['M_INVALID_PARAM', 'M_UNKNOWN', 'M_BAD_JSON'];
  await anna.refused(400, codes, 'POST', '/v3/createRoom', { room_alias_name });
});

test('those invited are invited, to a direct room if it is one', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId], is_direct: true });
  expect(await anna.getState(roomId, 'm.room.member', ben.userId)).toMatchObject({
    membership: 'invite',
    is_direct: true,
  });
  await ben.join(roomId);
  expect((await ben.getState(roomId, 'm.room.member', ben.userId)).membership).toBe('join');
});

test('an invitation that is not direct does not say so', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  expect((await anna.getState(roomId, 'm.room.member', ben.userId)).is_direct ?? false).toBe(false);
});

test('creation content is kept, but for what the server decides', async () => {
  const creation_content = {
    'm.federate': false,
    type: 'm.space',
    'city.file': '12/7',
    room_version: '1',
    creator: '@x:y',
  };
  const roomId = await anna.createRoom({ room_version: '11', creation_content });
  const content = await anna.getState(roomId, 'm.room.create');
  expect(content).toMatchObject({ 'm.federate': false, type: 'm.space', 'city.file': '12/7', room_version: '11' });
});

test('power levels that are given are put on top of the usual ones', async () => {
  const roomId = await anna.createRoom({
    room_version: '11',
    power_level_content_override: { events_default: 10, users: { [anna.userId]: 100, [ben.userId]: 50 } },
  });
  const levels = await anna.getState(roomId, 'm.room.power_levels');
  expect(levels).toMatchObject({ events_default: 10, users: { [anna.userId]: 100, [ben.userId]: 50 } });
  expect(levels.state_default ?? 50).toBe(50);
});

test('a creator who would have too little power to make the room makes none', async () => {
  const asked = { room_version: '11', name: 'Amt', power_level_content_override: { users: { [anna.userId]: 0 } } };
  const before = (await anna.get('/v3/joined_rooms')).joined_rooms.length;
  await anna.refused([400, 403], ['M_INVALID_ROOM_STATE', 'M_FORBIDDEN'], 'POST', '/v3/createRoom', asked);
  expect((await anna.get('/v3/joined_rooms')).joined_rooms.length - before).toBeLessThanOrEqual(1);
});

test.each([
  { preset: 'cosy_chat' },
  { name: 7 },
  { topic: ['a'] },
  { invite: 'ben' },
  { invite: [7] },
  { invite: ['ben'] },
  { room_version: 10 },
  { initial_state: [{ type: 'city.one', content: 'text' }] },
])('a room with %j is not made', async (wrong) => {
  const { status, body } = await anna.call('POST', '/v3/createRoom', wrong);
  expect({ status, code: body.errcode }).toEqual({ status: 400, code: expect.stringMatching(/^M_/) });
});

test.each([
  { visibility: 'secret' },
  { room_alias_name: 7 },
  { creation_content: 'text' },
  { initial_state: {} },
  { initial_state: ['text'] },
  { initial_state: [{ content: {} }] },
  { power_level_content_override: 'text' },
])('a room with %j is not made, at least not by ours', async (wrong) => {
  const { status } = await anna.call('POST', '/v3/createRoom', wrong);
  expect(expected(target, 'wrongTypesAreRefused', { kontor: [400], synapse: [200, 500] })).toContain(status);
});
