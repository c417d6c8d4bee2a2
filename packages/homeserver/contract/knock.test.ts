import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Knocking on rooms". */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});
const knock = (client: Client, roomIdOrAlias: string, body: Json = {}): Promise<Json> =>
  client.post(`/v3/knock/${part(roomIdOrAlias)}`, body);
const makeRoom = (options: Json = {}): Promise<string> =>
  anna.createRoom({
    initial_state: [{ type: 'm.room.join_rules', content: { join_rule: 'knock' } }],
    ...options,
  });
const member = (roomId: string, client: Client): Promise<Json> => anna.getState(roomId, 'm.room.member', client.userId);

test('who knocks is seen by those inside, with a reason', async () => {
  const roomId = await makeRoom();
  expect(await knock(ben, roomId, { reason: 'Darf ich?' })).toEqual({ room_id: roomId });
  expect(await member(roomId, ben)).toMatchObject({ membership: 'knock', reason: 'Darf ich?' });
});

test('who knocks sees in the sync where, and enough of the room', async () => {
  const roomId = await makeRoom({ name: 'Amt' });
  await knock(ben, roomId);
  const sync = await ben.syncUntil(({ rooms }) => rooms?.knock?.[roomId]);
  const { events } = sync.rooms.knock[roomId].knock_state;
  expect(events).toContainEqual(expect.objectContaining({ type: 'm.room.name', content: { name: 'Amt' } }));
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'm.room.member',
      state_key: ben.userId,
      content: expect.objectContaining({ membership: 'knock' }),
    }),
  );
});

test('one may knock at an alias', async () => {
  const name = fresh('knock');
  const roomId = await makeRoom({ room_alias_name: name });
  expect(await knock(ben, `#${name}:${target.serverName}`)).toEqual({ room_id: roomId });
});

test('who knocks is let in by an invitation', async () => {
  const roomId = await makeRoom();
  await knock(ben, roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'join'), {});
  await anna.invite(roomId, ben.userId);
  await ben.join(roomId);
  expect((await member(roomId, ben)).membership).toBe('join');
});

test('who knocks may take it back, and is turned away by sending them away', async () => {
  const roomId = await makeRoom();
  await knock(ben, roomId);
  await ben.leave(roomId);
  expect((await member(roomId, ben)).membership).toBe('leave');
  await knock(ben, roomId);
  await anna.post(room(roomId, 'kick'), { user_id: ben.userId });
  expect((await member(roomId, ben)).membership).toBe('leave');
});

test('who knocks reads nothing', async () => {
  const roomId = await makeRoom();
  await knock(ben, roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'state'));
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'messages'), undefined, { query: { dir: 'b' } });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'send', 'm.room.message', '1'), {
    body: 'x',
    msgtype: 'm.text',
  });
});

test('knocking again is no harm', async () => {
  const roomId = await makeRoom();
  await knock(ben, roomId);
  await ben.call('POST', `/v3/knock/${part(roomId)}`, {});
  expect((await member(roomId, ben)).membership).toBe('knock');
});

test.each(['invite', 'public', 'private'])('a room of the rule %s has no door to knock at', async (join_rule) => {
  const roomId = await makeRoom({ initial_state: [{ type: 'm.room.join_rules', content: { join_rule } }] });
  await ben.refused(403, 'M_FORBIDDEN', 'POST', `/v3/knock/${part(roomId)}`, {});
});

test('who is inside, invited or banned does not knock', async () => {
  const roomId = await makeRoom({ invite: [ben.userId] });
  await ben.refused(403, 'M_FORBIDDEN', 'POST', `/v3/knock/${part(roomId)}`, {});
  await ben.join(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'POST', `/v3/knock/${part(roomId)}`, {});
  await anna.post(room(roomId, 'ban'), { user_id: cleo.userId });
  await cleo.refused(403, ['M_FORBIDDEN', 'M_BAD_STATE'], 'POST', `/v3/knock/${part(roomId)}`, {});
  expect((await member(roomId, ben)).membership).toBe('join');
});

test('nobody knocks for somebody else', async () => {
  const roomId = await makeRoom();
  const path = room(roomId, 'state', 'm.room.member', ben.userId);
  await anna.refused(403, 'M_FORBIDDEN', 'PUT', path, { membership: 'knock' });
});

test('rooms and aliases that do not exist have no door', async () => {
  await ben.refused(404, 'M_NOT_FOUND', 'POST', `/v3/knock/${part(`#${fresh()}:${target.serverName}`)}`, {});
  const nowhere = `/v3/knock/${part(`!${fresh()}:${target.serverName}`)}`;
  await ben.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND', 'M_UNKNOWN'], 'POST', nowhere, {});
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', nowhere, {});
});
