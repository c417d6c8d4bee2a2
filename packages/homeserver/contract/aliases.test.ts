import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Room aliases". */
const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const newAlias = () => `#${fresh('alias')}:${target.serverName}`;
const path = (alias: string) => `/v3/directory/room/${part(alias)}`;

test('an alias leads anybody to its room', async () => {
  const [roomId, alias] = [await anna.createRoom(), newAlias()];
  expect(await anna.put(path(alias), { room_id: roomId })).toEqual({});
  const found = { room_id: roomId, servers: expect.arrayContaining([target.serverName]) };
  for (const client of [anna, ben, new Client(target)]) expect(await client.get(path(alias))).toMatchObject(found);
});

test('an alias that nobody made leads nowhere', async () => {
  await anna.refused(404, 'M_NOT_FOUND', 'GET', path(newAlias()));
});

test.each(['nonsense', '#nonsense', `!room:here`])('%s is no alias', async (alias) => {
  const codes = ['M_INVALID_PARAM', 'M_UNKNOWN'];
  await anna.refused(400, codes, 'GET', path(alias));
  await anna.refused(400, codes, 'PUT', path(alias), { room_id: await anna.createRoom() });
});

test('an alias is made once', async () => {
  const [roomId, other, alias] = [await anna.createRoom(), await ben.createRoom(), newAlias()];
  await anna.put(path(alias), { room_id: roomId });
  await ben.refused(409, ['M_UNKNOWN', 'M_ROOM_IN_USE'], 'PUT', path(alias), { room_id: other });
  expect((await ben.get(path(alias))).room_id).toBe(roomId);
});

test('an alias of another server is not made here', async () => {
  const { status } = await anna.call('PUT', path('#room:elsewhere.example'), { room_id: await anna.createRoom() });
  expect([400, 403]).toContain(status);
});

test('an alias needs a room, and one that is there', async () => {
  const codes = ['M_BAD_JSON', 'M_MISSING_PARAM', 'M_INVALID_PARAM', 'M_UNKNOWN', 'M_NOT_FOUND', 'M_FORBIDDEN'];
  for (const body of [{}, { room_id: 7 }, { room_id: 'nonsense' }])
    await anna.refused([400, 403, 404], codes, 'PUT', path(newAlias()), body);
});

test('the application service keeps its aliases to itself', async () => {
  const alias = `#${fresh(target.appservice.prefix)}:${target.serverName}`;
  const body = { room_id: await anna.createRoom() };
  await anna.refused([400, 403], 'M_EXCLUSIVE', 'PUT', path(alias), body);
});

test('who made an alias deletes it, and then it leads nowhere', async () => {
  const [roomId, alias] = [await anna.createRoom(), newAlias()];
  await anna.put(path(alias), { room_id: roomId });
  expect(await anna.delete(path(alias))).toEqual({});
  await anna.refused(404, 'M_NOT_FOUND', 'GET', path(alias));
  await anna.refused(404, 'M_NOT_FOUND', 'DELETE', path(alias));
  await anna.put(path(alias), { room_id: roomId });
});

test('who has no power in the room does not delete what others made', async () => {
  const [roomId, alias] = [await anna.createRoom({ preset: 'public_chat' }), newAlias()];
  await anna.put(path(alias), { room_id: roomId });
  await ben.refused(403, 'M_FORBIDDEN', 'DELETE', path(alias));
  await ben.join(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'DELETE', path(alias));
  expect((await ben.get(path(alias))).room_id).toBe(roomId);
});

test('who may change the canonical alias deletes what others made', async () => {
  const [roomId, alias] = [await anna.createRoom({ preset: 'public_chat' }), newAlias()];
  await ben.join(roomId);
  await ben.put(path(alias), { room_id: roomId });
  await anna.delete(path(alias));
  await anna.refused(404, 'M_NOT_FOUND', 'GET', path(alias));
});

test('deleting the canonical alias takes it out of the room', async () => {
  const name = fresh('alias');
  const roomId = await anna.createRoom({ room_alias_name: name });
  await anna.delete(path(`#${name}:${target.serverName}`));
  const alias = async () => (await anna.getState(roomId, 'm.room.canonical_alias')).alias;
  await expect.poll(alias).toBeUndefined();
});

test('without a token aliases are neither made nor deleted', async () => {
  const [roomId, alias] = [await anna.createRoom(), newAlias()];
  await anna.put(path(alias), { room_id: roomId });
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'PUT', path(newAlias()), { room_id: roomId });
  await nobody.refused(401, 'M_MISSING_TOKEN', 'DELETE', path(alias));
});

test('the aliases of a room are told to those in it', async () => {
  const [roomId, one, other] = [await anna.createRoom(), newAlias(), newAlias()];
  expect(await anna.get(room(roomId, 'aliases'))).toEqual({ aliases: [] });
  for (const alias of [one, other]) await anna.put(path(alias), { room_id: roomId });
  expect((await anna.get(room(roomId, 'aliases'))).aliases.sort()).toEqual([one, other].sort());
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'aliases'));
});

test('the aliases of a room that the world reads are told to anybody', async () => {
  const content = { history_visibility: 'world_readable' };
  const roomId = await anna.createRoom({ initial_state: [{ type: 'm.room.history_visibility', content }] });
  const alias = newAlias();
  await anna.put(path(alias), { room_id: roomId });
  expect(await ben.get(room(roomId, 'aliases'))).toEqual({ aliases: [alias] });
});

const canonical = (roomId: string) => room(roomId, 'state', 'm.room.canonical_alias', '');

test('the canonical alias and the others have to lead to the room', async () => {
  const [roomId, other] = [await anna.createRoom(), await anna.createRoom()];
  const [own, foreign] = [newAlias(), newAlias()];
  await anna.put(path(own), { room_id: roomId });
  await anna.put(path(foreign), { room_id: other });
  await anna.put(canonical(roomId), { alias: own, alt_aliases: [own] });
  for (const wrong of [newAlias(), foreign]) {
    await anna.refused(400, 'M_BAD_ALIAS', 'PUT', canonical(roomId), { alias: wrong });
    await anna.refused(400, 'M_BAD_ALIAS', 'PUT', canonical(roomId), { alias: own, alt_aliases: [wrong] });
  }
  expect((await anna.getState(roomId, 'm.room.canonical_alias')).alias).toBe(own);
});

test('a canonical alias that is none is refused', async () => {
  const roomId = await anna.createRoom();
  const codes = ['M_INVALID_PARAM', 'M_BAD_ALIAS'];
  for (const alt_aliases of [['nonsense'], ['@person:here']])
    await anna.refused(400, codes, 'PUT', canonical(roomId), { alt_aliases });
});

test('a canonical alias that was deleted meanwhile may stay', async () => {
  const [roomId, own, other] = [await anna.createRoom(), newAlias(), newAlias()];
  for (const alias of [own, other]) await anna.put(path(alias), { room_id: roomId });
  await anna.put(canonical(roomId), { alias: own, alt_aliases: [other] });
  await anna.delete(path(other));
  await anna.put(canonical(roomId), { alias: own });
});

test('the canonical alias can be taken away', async () => {
  const name = fresh('alias');
  const roomId = await anna.createRoom({ room_alias_name: name });
  await anna.put(canonical(roomId), {});
  expect(await anna.getState(roomId, 'm.room.canonical_alias')).toEqual({});
  expect((await ben.get(path(`#${name}:${target.serverName}`))).room_id).toBe(roomId);
});
