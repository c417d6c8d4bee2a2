import { beforeAll, expect, test } from 'vitest';
import { Client, type Json, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});

test('state that was set is read back, and replaced by what comes later', async () => {
  const roomId = await anna.createRoom();
  await anna.setState(roomId, 'city.file', { number: 7, nested: { list: [1, 'zwei', null, true] } });
  expect(await anna.getState(roomId, 'city.file')).toEqual({ number: 7, nested: { list: [1, 'zwei', null, true] } });
  await anna.setState(roomId, 'city.file', { number: 8 });
  expect(await anna.getState(roomId, 'city.file')).toEqual({ number: 8 });
});

test('each state key is a state of its own', async () => {
  const roomId = await anna.createRoom();
  await anna.setState(roomId, 'city.file', { key: 'none' });
  await anna.setState(roomId, 'city.file', { key: 'a' }, 'a');
  await anna.setState(roomId, 'city.file', { key: 'ä/b?c#d e' }, 'ä/b?c#d e');
  expect(await anna.getState(roomId, 'city.file', 'a')).toEqual({ key: 'a' });
  expect(await anna.getState(roomId, 'city.file', 'ä/b?c#d e')).toEqual({ key: 'ä/b?c#d e' });
  expect(await anna.getState(roomId, 'city.file')).toEqual({ key: 'none' });
});

test('an empty state key may be left out, with its slash or without', async () => {
  const roomId = await anna.createRoom();
  await anna.put(room(roomId, 'state', 'city.file'), { n: 1 });
  expect(await anna.get(room(roomId, 'state', 'city.file'))).toEqual({ n: 1 });
  await anna.put(`${room(roomId, 'state', 'city.file')}/`, { n: 2 });
  expect(await anna.get(`${room(roomId, 'state', 'city.file')}/`)).toEqual({ n: 2 });
});

test('the format "event" gives the whole event', async () => {
  const roomId = await anna.createRoom();
  const eventId = await anna.setState(roomId, 'city.file', { n: 1 }, 'key');
  const path = room(roomId, 'state', 'city.file', 'key');
  expect(await anna.get(path, { format: 'event' })).toMatchObject({
    event_id: eventId,
    room_id: roomId,
    type: 'city.file',
    state_key: 'key',
    sender: anna.userId,
    origin_server_ts: expect.any(Number),
    content: { n: 1 },
  });
  expect(await anna.get(path, { format: 'content' })).toEqual({ n: 1 });
});

test('the whole state has each event once, in full', async () => {
  const roomId = await anna.createRoom({ name: 'Erster' });
  await anna.setState(roomId, 'm.room.name', { name: 'Zweiter' });
  const state: Json[] = await anna.get(room(roomId, 'state'));
  const keys = state.map(({ type, state_key: key }) => `${type}|${key}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain(`m.room.member|${anna.userId}`);
  const name = state.find(({ type }) => type === 'm.room.name');
  expect(name.content).toEqual({ name: 'Zweiter' });
  expect(name).toHaveProperty('event_id');
  expect(name).toHaveProperty('sender');
});

test('what replaced a state says what was before', async () => {
  const roomId = await anna.createRoom({ name: 'Erster' });
  const eventId = await anna.setState(roomId, 'm.room.name', { name: 'Zweiter' });
  const event = await anna.get(room(roomId, 'event', eventId));
  expect(event.unsigned.prev_content).toEqual({ name: 'Erster' });
});

test('state that is not there is not found', async () => {
  const roomId = await anna.createRoom();
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', 'city.file', ''));
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', 'm.room.create', 'other'));
});

test('who was never in the room reads and sets no state', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat', name: 'Amt' });
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'state'));
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'state', 'm.room.name', ''));
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'm.room.name', ''), { name: 'Bens' });
});

test('who is only invited reads and sets no state', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId], name: 'Amt' });
  await ben.refused(403, 'M_FORBIDDEN', 'GET', room(roomId, 'state', 'm.room.name', ''));
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'city.file', ''), {});
});

test('who has left reads the state as it was then', async () => {
  const roomId = await anna.createRoom({ invite: [ben.userId], name: 'Vorher' });
  await ben.join(roomId);
  await ben.leave(roomId);
  await anna.setState(roomId, 'm.room.name', { name: 'Nachher' });
  await anna.setState(roomId, 'city.file', {});
  expect(await ben.getState(roomId, 'm.room.name')).toEqual({ name: 'Vorher' });
  await ben.refused(404, 'M_NOT_FOUND', 'GET', room(roomId, 'state', 'city.file', ''));
  const state: Json[] = await ben.get(room(roomId, 'state'));
  expect(state.find(({ type }) => type === 'm.room.name').content).toEqual({ name: 'Vorher' });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'state', 'city.file', ''), {});
});

test('a room that does not exist is not told from one that is closed', async () => {
  const nowhere = `!nowhere:${target.serverName}`;
  for (const path of [room(nowhere, 'state'), room(nowhere, 'state', 'm.room.name', '')])
    await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', path);
  await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'PUT', room(nowhere, 'state', 'm.room.name', ''), {});
});

test('without a token there is no state', async () => {
  const roomId = await anna.createRoom();
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', room(roomId, 'state'));
});

test.each(['[]', '"text"', '7'])('the content %s is no object', async (raw) => {
  const roomId = await anna.createRoom();
  const codes = ['M_BAD_JSON', 'M_NOT_JSON', 'M_UNKNOWN'];
  await anna.refused(400, codes, 'PUT', room(roomId, 'state', 'city.file', ''), undefined, { raw });
});

test('types and state keys of more than 255 bytes are too large', async () => {
  const roomId = await anna.createRoom();
  for (const path of [room(roomId, 'state', 'x'.repeat(256), ''), room(roomId, 'state', 'city.file', 'ä'.repeat(128))])
    await anna.refused([400, 413], ['M_TOO_LARGE', 'M_INVALID_PARAM'], 'PUT', path, {});
  await anna.setState(roomId, 'x'.repeat(255), {}, 'y'.repeat(255));
});

test('the first event of a room is never replaced', async () => {
  const roomId = await anna.createRoom();
  const content = await anna.getState(roomId, 'm.room.create');
  await anna.refused(
    [400, 403],
    ['M_FORBIDDEN', 'M_BAD_JSON', 'M_INVALID_PARAM'],
    'PUT',
    room(roomId, 'state', 'm.room.create', ''),
    content,
  );
});

test('the same state set again stays the same', async () => {
  const roomId = await anna.createRoom();
  await anna.setState(roomId, 'city.file', { n: 1 });
  await anna.setState(roomId, 'city.file', { n: 1 });
  expect(await anna.getState(roomId, 'city.file')).toEqual({ n: 1 });
});
