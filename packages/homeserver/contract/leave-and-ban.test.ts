import { beforeAll, expect, test } from 'vitest';
import { Client, type Json, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room membership": going, and being sent away. */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});

/** Anna made it, Ben and Cleo are in it. */
const makeRoom = (options: Json = {}): Promise<string> => roomOf(anna, [ben, cleo], options);
const isBanned = ['M_FORBIDDEN', 'M_BAD_STATE'];
const member = (roomId: string, client: Client): Promise<Json> => anna.getState(roomId, 'm.room.member', client.userId);
const kick = (roomId: string, client: Client, reason?: string) =>
  [room(roomId, 'kick'), { user_id: client.userId, reason }] as const;
const ban = (roomId: string, client: Client, reason?: string) =>
  [room(roomId, 'ban'), { user_id: client.userId, reason }] as const;
const unban = (roomId: string, client: Client, reason?: string) =>
  [room(roomId, 'unban'), { user_id: client.userId, reason }] as const;

async function givePower(roomId: string, levels: Record<string, number>): Promise<void> {
  const before = await anna.getState(roomId, 'm.room.power_levels');
  await anna.setState(roomId, 'm.room.power_levels', { ...before, users: { ...before.users, ...levels } });
}

test('who leaves is gone, and may say why', async () => {
  const roomId = await makeRoom();
  expect(await ben.post(room(roomId, 'leave'), { reason: 'Feierabend' })).toEqual({});
  expect(await member(roomId, ben)).toMatchObject({ membership: 'leave', reason: 'Feierabend' });
  expect((await ben.get('/v3/joined_rooms')).joined_rooms).not.toContain(roomId);
});

test('an invitation is refused by leaving', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  await ben.leave(roomId);
  expect((await member(roomId, ben)).membership).toBe('leave');
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
});

test('who is not in a room does not leave it', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const codes = ['M_FORBIDDEN', 'M_NOT_FOUND', 'M_UNKNOWN'];
  await ben.refused([403, 404], codes, 'POST', room(roomId, 'leave'), {});
  await ben.refused([403, 404], codes, 'POST', room(`!nowhere:${target.serverName}`, 'leave'), {});
});

test('the last one may leave', async () => {
  const roomId = await anna.createRoom();
  await anna.leave(roomId);
  expect((await anna.get('/v3/joined_rooms')).joined_rooms).not.toContain(roomId);
});

test('who has the power sends others away, and may say why', async () => {
  const roomId = await makeRoom();
  expect(await anna.post(...kick(roomId, ben, 'Störung'))).toEqual({});
  expect(await member(roomId, ben)).toMatchObject({ membership: 'leave', reason: 'Störung' });
  const event = await anna.get(room(roomId, 'state', 'm.room.member', ben.userId), { format: 'event' });
  expect(event.sender).toBe(anna.userId);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'send', 'm.room.message', '1'), { body: 'doch' });
});

test('who was sent away from an open room may come back', async () => {
  const roomId = await makeRoom();
  await anna.post(...kick(roomId, ben));
  await ben.join(roomId);
  expect((await member(roomId, ben)).membership).toBe('join');
});

test('an invitation is taken back by sending away', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId] });
  await anna.post(...kick(roomId, ben));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
});

test('without the power nobody is sent away or banned', async () => {
  const roomId = await makeRoom();
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...kick(roomId, cleo));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...ban(roomId, cleo));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...kick(roomId, anna));
  expect((await member(roomId, cleo)).membership).toBe('join');
});

test('nobody sends away or bans who has as much power', async () => {
  const roomId = await makeRoom();
  await givePower(roomId, { [ben.userId]: 50, [cleo.userId]: 50 });
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...kick(roomId, cleo));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...ban(roomId, cleo));
  await givePower(roomId, { [cleo.userId]: 49 });
  await ben.post(...kick(roomId, cleo));
});

test('only who is in the room sends away, bans and lets in', async () => {
  const roomId = await makeRoom();
  await givePower(roomId, { [ben.userId]: 50 });
  await ben.leave(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...kick(roomId, cleo));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...ban(roomId, cleo));
  await anna.post(...ban(roomId, cleo));
  await ben.refused(403, 'M_FORBIDDEN', 'POST', ...unban(roomId, cleo));
});

test('who is not in the room is not sent away', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'POST', ...kick(roomId, ben));
});

test('who is banned is out, and stays out of an open room', async () => {
  const roomId = await makeRoom();
  expect(await anna.post(...ban(roomId, ben, 'Spam'))).toEqual({});
  expect(await member(roomId, ben)).toMatchObject({ membership: 'ban', reason: 'Spam' });
  await ben.refused(403, isBanned, 'POST', room(roomId, 'join'), {});
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'leave'), {});
  expect((await ben.get('/v3/joined_rooms')).joined_rooms).not.toContain(roomId);
});

test('somebody can be banned before they come', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await anna.post(...ban(roomId, ben));
  await ben.refused(403, isBanned, 'POST', room(roomId, 'join'), {});
});

test('banning again is no error', async () => {
  const roomId = await makeRoom();
  await anna.post(...ban(roomId, ben));
  await anna.post(...ban(roomId, ben));
  expect((await member(roomId, ben)).membership).toBe('ban');
});

test('who is let in again is out, and may come', async () => {
  const roomId = await makeRoom();
  await anna.post(...ban(roomId, ben));
  expect(await anna.post(...unban(roomId, ben, 'Verjährt'))).toEqual({});
  expect(await member(roomId, ben)).toMatchObject({ membership: 'leave', reason: 'Verjährt' });
  await ben.join(roomId);
});

test('a ban is lifted only with the power to ban', async () => {
  const roomId = await makeRoom({ power_level_content_override: { ban: 60, kick: 20 } });
  await anna.post(...ban(roomId, ben));
  await givePower(roomId, { [cleo.userId]: 40 });
  await cleo.refused(403, 'M_FORBIDDEN', 'POST', ...unban(roomId, ben));
  await cleo.refused(403, isBanned, 'POST', ...kick(roomId, ben));
  expect((await member(roomId, ben)).membership).toBe('ban');
});

test('who is not banned is not let in', async () => {
  const roomId = await makeRoom();
  await anna.refused([400, 403], ['M_FORBIDDEN', 'M_BAD_STATE', 'M_UNKNOWN'], 'POST', ...unban(roomId, ben));
  expect((await member(roomId, ben)).membership).toBe('join');
});

test.each(['kick', 'ban', 'unban'])('%s without a person, or with none, is a bad request', async (what) => {
  const roomId = await makeRoom();
  const codes = ['M_MISSING_PARAM', 'M_BAD_JSON', 'M_INVALID_PARAM', 'M_UNKNOWN'];
  for (const body of [{}, { user_id: 'ben' }]) await anna.refused(400, codes, 'POST', room(roomId, what), body);
  const { status } = await anna.call('POST', room(roomId, what), { user_id: 7 });
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 500 }));
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', room(roomId, what), { user_id: ben.userId });
});

test('a room is forgotten once one has left', async () => {
  const roomId = await makeRoom();
  await ben.refused(400, 'M_UNKNOWN', 'POST', room(roomId, 'forget'), {});
  await ben.leave(roomId);
  expect(await ben.post(room(roomId, 'forget'))).toEqual({});
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'messages'), undefined, { query: { dir: 'b' } });
  const filter = JSON.stringify({ room: { include_leave: true } });
  expect((await ben.sync({ filter })).rooms?.leave?.[roomId]).toBeUndefined();
});

test('a forgotten room is closed: its state, and its events even by their ids', async () => {
  const roomId = await makeRoom();
  const event = await anna.sendText(roomId, 'Vertraulich');
  await ben.leave(roomId);
  await ben.get(room(roomId, 'state'));
  await ben.get(room(roomId, 'event', event));
  await ben.post(room(roomId, 'forget'));
  for (const what of ['state', 'members']) await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, what));
  for (const what of ['event', 'context']) {
    const { status } = await ben.call('GET', room(roomId, what, event));
    expect(status).toBe(expected(target, 'forgottenIsClosed', { kontor: 403, synapse: 200 }));
  }
});

test('a room that was not forgotten is among those left', async () => {
  const roomId = await makeRoom();
  await ben.leave(roomId);
  const filter = JSON.stringify({ room: { include_leave: true } });
  expect((await ben.sync({ filter })).rooms.leave).toHaveProperty([roomId]);
});

test('who is banned may forget the room', async () => {
  const roomId = await makeRoom();
  await anna.post(...ban(roomId, ben));
  expect(await ben.post(room(roomId, 'forget'))).toEqual({});
});

test('a forgotten room can be joined again', async () => {
  const roomId = await makeRoom();
  await ben.leave(roomId);
  await ben.post(room(roomId, 'forget'));
  await ben.join(roomId);
  await ben.get(room(roomId, 'messages'), { dir: 'b' });
});
