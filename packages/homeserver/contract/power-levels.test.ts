import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, type Json, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "Room Versions, Authorization rules": what power levels allow. */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});

/** Anna has 100, Ben 50, Cleo nothing; on top of that what is given. */
async function makeRoom(levels: Json = {}, room_version = '11'): Promise<string> {
  const users = { [anna.userId]: 100, [ben.userId]: 50, ...levels.users };
  const power_level_content_override = { ...levels, users };
  const roomId = await anna.createRoom({ preset: 'public_chat', room_version, power_level_content_override });
  await ben.join(roomId);
  await cleo.join(roomId);
  return roomId;
}
const levelsOf = (roomId: string): Promise<Json> => anna.getState(roomId, 'm.room.power_levels');
const path = (roomId: string) => room(roomId, 'state', 'm.room.power_levels', '');
const refusedToSet = (client: Client, roomId: string, levels: Json) =>
  client.refused(403, 'M_FORBIDDEN', 'PUT', path(roomId), levels);
const refusedToSend = (client: Client, roomId: string, type = 'm.room.message') =>
  client.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'send', type, fresh()), { msgtype: 'm.text', body: 'x' });
const refusedState = (client: Client, roomId: string, type: string) =>
  client.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', type, ''), { name: 'x' });

test('without power one writes, and changes no state', async () => {
  const roomId = await makeRoom();
  await cleo.sendText(roomId, 'Hallo');
  await refusedState(cleo, roomId, 'm.room.name');
  await refusedState(cleo, roomId, 'city.file');
  await ben.setState(roomId, 'city.file', {});
});

test('events_default is what a message needs', async () => {
  const roomId = await makeRoom({ events_default: 10 });
  await refusedToSend(cleo, roomId);
  await ben.sendText(roomId, 'Hallo');
});

test('state_default is what state needs', async () => {
  const roomId = await makeRoom({ state_default: 60 });
  await refusedState(ben, roomId, 'city.file');
  await anna.setState(roomId, 'city.file', {});
});

test('users_default is what somebody has who is not named', async () => {
  const roomId = await makeRoom({ users_default: 50, users: {} });
  await cleo.setState(roomId, 'city.file', {});
});

test('one kind of event can have a level of its own', async () => {
  const roomId = await makeRoom({ events: { 'city.note': 50, 'city.file': 0 } });
  await refusedToSend(cleo, roomId, 'city.note');
  await ben.send(roomId, {}, 'city.note');
  await cleo.setState(roomId, 'city.file', {});
});

test('whose level is below nothing may not even write', async () => {
  const roomId = await makeRoom({ users: { [cleo.userId]: -1 } });
  await refusedToSend(cleo, roomId);
});

test('without power levels the creator alone changes state', async () => {
  const roomId = await makeRoom();
  await anna.setState(roomId, 'm.room.power_levels', { users: { [anna.userId]: 100 } });
  await anna.setState(roomId, 'm.room.name', { name: 'Amt' });
  await refusedState(ben, roomId, 'm.room.name');
  await cleo.sendText(roomId, 'Hallo');
});

test('nobody gives more power than they have', async () => {
  const roomId = await makeRoom({ events: { 'm.room.power_levels': 50 } });
  const levels = await levelsOf(roomId);
  const give = (level: number) => ({ ...levels, users: { ...levels.users, [cleo.userId]: level } });
  await refusedToSet(ben, roomId, give(51));
  await ben.setState(roomId, 'm.room.power_levels', give(50));
  expect((await levelsOf(roomId)).users[cleo.userId]).toBe(50);
});

test('nobody takes power from who has as much', async () => {
  const roomId = await makeRoom({ events: { 'm.room.power_levels': 50 }, users: {} });
  const levels = await levelsOf(roomId);
  await anna.setState(roomId, 'm.room.power_levels', { ...levels, users: { ...levels.users, [cleo.userId]: 50 } });
  const now = await levelsOf(roomId);
  const without = (client: Client) =>
    Object.fromEntries(Object.entries(now.users).filter(([userId]) => userId !== client.userId));
  await refusedToSet(ben, roomId, { ...now, users: { ...now.users, [cleo.userId]: 40 } });
  await refusedToSet(ben, roomId, { ...now, users: without(cleo) });
  await refusedToSet(ben, roomId, { ...now, users: without(anna) });
});

test('one may give up one’s own power', async () => {
  const roomId = await makeRoom({ events: { 'm.room.power_levels': 50 } });
  const levels = await levelsOf(roomId);
  await ben.setState(roomId, 'm.room.power_levels', { ...levels, users: { ...levels.users, [ben.userId]: 10 } });
  await refusedState(ben, roomId, 'city.file');
});

test.each(['ban', 'kick', 'redact', 'invite', 'events_default', 'state_default', 'users_default'])(
  'nobody raises %s above themselves, or lowers it from there',
  async (name) => {
    const roomId = await makeRoom({ events: { 'm.room.power_levels': 50 } });
    const levels = await levelsOf(roomId);
    await refusedToSet(ben, roomId, { ...levels, [name]: 51 });
    await ben.setState(roomId, 'm.room.power_levels', { ...levels, [name]: 50 });
    await anna.setState(roomId, 'm.room.power_levels', { ...levels, [name]: 60 });
    await refusedToSet(ben, roomId, { ...levels, [name]: 0 });
  },
);

test.each(['events', 'notifications'])('nobody raises a level of %s above themselves', async (name) => {
  const roomId = await makeRoom({ events: { 'm.room.power_levels': 50 } });
  const levels = await levelsOf(roomId);
  const set = (level: number) => ({ ...levels, [name]: { ...levels[name], room: level } });
  await refusedToSet(ben, roomId, set(51));
  await ben.setState(roomId, 'm.room.power_levels', set(50));
  await anna.setState(roomId, 'm.room.power_levels', set(60));
  await refusedToSet(ben, roomId, set(50));
});

test('without the power for it nobody changes power levels', async () => {
  const roomId = await makeRoom();
  await refusedToSet(ben, roomId, await levelsOf(roomId));
});

test.each([
  { users: { nonsense: 50 } },
  { users: [] },
  { events: { 'm.room.name': '50' } },
  { events: 7 },
  { notifications: { room: '50' } },
  { ban: '50' },
  { state_default: null },
  { users_default: 1.5 },
])('power levels of %j are refused', async (wrong) => {
  const roomId = await makeRoom();
  const before = await levelsOf(roomId);
  const { status } = await anna.call('PUT', path(roomId), { ...before, ...wrong });
  expect([400, 403]).toContain(status);
  expect(await levelsOf(roomId)).toEqual(before);
});

test('who has the power changes who may join', async () => {
  const roomId = await makeRoom();
  await refusedState(cleo, roomId, 'm.room.join_rules');
  await anna.setState(roomId, 'm.room.join_rules', { join_rule: 'invite' });
  const dora = await register(target);
  await dora.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
  await anna.setState(roomId, 'm.room.join_rules', { join_rule: 'public' });
  await dora.join(roomId);
});

test('state that is somebody’s own is set by nobody else', async () => {
  const roomId = await makeRoom();
  await ben.setState(roomId, 'city.file', { mine: true }, ben.userId);
  for (const client of [anna, cleo])
    await client.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'city.file', ben.userId), {});
  const odd = room(roomId, 'state', 'city.file', '@');
  await ben.refused([400, 403], ['M_FORBIDDEN', 'M_BAD_JSON', 'M_UNKNOWN', 'M_INVALID_PARAM'], 'PUT', odd, {});
});

test('one’s own state needs the power for state too', async () => {
  const roomId = await makeRoom();
  await cleo.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'city.file', cleo.userId), {});
});
