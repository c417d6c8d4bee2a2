import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** What differs by room version ("Room Versions", 10 to 12). */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});

test('without a version the room has the default one', async () => {
  const { capabilities } = await anna.get('/v3/capabilities');
  const roomId = await anna.createRoom();
  const { room_version: version } = await anna.getState(roomId, 'm.room.create');
  expect(version).toBe(capabilities['m.room_versions'].default);
});

test.each(['10', '11', '12'])('a room of version %s can be made, joined and written in', async (version) => {
  const roomId = await anna.createRoom({ room_version: version, invite: [ben.userId] });
  expect((await anna.getState(roomId, 'm.room.create')).room_version).toBe(version);
  await ben.join(roomId);
  const eventId = await ben.sendText(roomId, 'Guten Tag');
  expect(eventId).toMatch(/^\$[A-Za-z0-9_-]{43}$/);
  expect((await anna.get(room(roomId, 'event', eventId))).content.body).toBe('Guten Tag');
});

test.each(['99', '', 'city.own', '0'])('a room of version %j cannot be made', async (room_version) => {
  await anna.refused(400, 'M_UNSUPPORTED_ROOM_VERSION', 'POST', '/v3/createRoom', { room_version });
});

test('version 10 names the creator in the content, version 11 and later do not', async () => {
  const creator = async (room_version: string) =>
    (await anna.getState(await anna.createRoom({ room_version }), 'm.room.create')).creator;
  expect(await creator('10')).toBe(anna.userId);
  expect(await creator('11')).toBeUndefined();
  expect(await creator('12')).toBeUndefined();
});

test.each(['10', '11'])('in version %s the creator is in the power levels with 100', async (room_version) => {
  const roomId = await anna.createRoom({ room_version });
  expect((await anna.getState(roomId, 'm.room.power_levels')).users[anna.userId]).toBe(100);
});

test.each(['10', '11'])('in version %s all of a trusted chat have the same power', async (room_version) => {
  const roomId = await anna.createRoom({ room_version, preset: 'trusted_private_chat', invite: [ben.userId] });
  expect((await anna.getState(roomId, 'm.room.power_levels')).users[ben.userId]).toBe(100);
});

test.each(['10', '11', '12'])('in version %s power levels are whole numbers', async (room_version) => {
  const roomId = await anna.createRoom({ room_version });
  const levels = await anna.getState(roomId, 'm.room.power_levels');
  const set = (change: object) =>
    anna.call('PUT', room(roomId, 'state', 'm.room.power_levels', ''), { ...levels, ...change });
  for (const change of [{ ban: '50' }, { users: { [ben.userId]: '10' } }, { events: { 'm.room.name': [] } }]) {
    const { status } = await set(change);
    expect([400, 403]).toContain(status);
  }
  expect(await anna.getState(roomId, 'm.room.power_levels')).toEqual(levels);
});

describe('version 12', () => {
  const make = (options: object = {}) => anna.createRoom({ room_version: '12', ...options });

  test('the id of a room is that of its first event', async () => {
    const roomId = await make();
    const { event_id: id } = await anna.get(room(roomId, 'state', 'm.room.create', ''), { format: 'event' });
    expect(roomId).toBe(`!${id.slice(1)}`);
    expect(roomId).not.toContain(':');
  });

  test('the creator is not in the power levels, and none may be put there', async () => {
    const roomId = await make();
    const levels = await anna.getState(roomId, 'm.room.power_levels');
    expect(levels.users ?? {}).not.toHaveProperty(anna.userId);
    const wrong = { ...levels, users: { [anna.userId]: 100 } };
    await anna.refused(
      [400, 403],
      ['M_FORBIDDEN', 'M_BAD_JSON', 'M_INVALID_PARAM', 'M_UNKNOWN'],
      'PUT',
      room(roomId, 'state', 'm.room.power_levels', ''),
      wrong,
    );
  });

  test('the creator has more power than any number', async () => {
    const roomId = await make({ invite: [ben.userId] });
    await ben.join(roomId);
    const levels = await anna.getState(roomId, 'm.room.power_levels');
    await anna.setState(roomId, 'm.room.power_levels', { ...levels, users: { [ben.userId]: 2 ** 53 - 1 } });
    await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'kick'), { user_id: anna.userId });
    await anna.setState(roomId, 'm.room.power_levels', levels);
  });

  test('a room is not upgraded with the power that changes state', async () => {
    const roomId = await make();
    const { events, state_default: usual } = await anna.getState(roomId, 'm.room.power_levels');
    expect(events['m.room.tombstone']).toBeGreaterThan(usual ?? 50);
  });

  test('there may be several creators', async () => {
    const roomId = await make({
      creation_content: { additional_creators: [ben.userId] },
      invite: [ben.userId, cleo.userId],
    });
    expect((await anna.getState(roomId, 'm.room.create')).additional_creators).toEqual([ben.userId]);
    await ben.join(roomId);
    await cleo.join(roomId);
    await ben.setState(roomId, 'm.room.name', { name: 'Von Ben' });
    await anna.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'kick'), { user_id: ben.userId });
    await ben.refused(403, 'M_FORBIDDEN', 'POST', room(roomId, 'ban'), { user_id: anna.userId });
    await ben.post(room(roomId, 'kick'), { user_id: cleo.userId });
  });

  test('those invited to a trusted chat are creators', async () => {
    const roomId = await make({ preset: 'trusted_private_chat', invite: [ben.userId, cleo.userId] });
    const { additional_creators: creators } = await anna.getState(roomId, 'm.room.create');
    expect(creators.sort()).toEqual([ben.userId, cleo.userId].sort());
    expect((await anna.getState(roomId, 'm.room.power_levels')).users ?? {}).not.toHaveProperty(ben.userId);
  });

  test.each([['text'], [['no-id']], [[7]], [{}]])('the creators %j are none', async (additional_creators) => {
    const asked = { room_version: '12', creation_content: { additional_creators } };
    const codes = ['M_BAD_JSON', 'M_INVALID_PARAM', 'M_FORBIDDEN', 'M_INVALID_ROOM_STATE', 'M_UNKNOWN'];
    await anna.refused([400, 403], codes, 'POST', '/v3/createRoom', asked);
  });
});
