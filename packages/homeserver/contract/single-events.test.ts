import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const unseen = ['M_NOT_FOUND', 'M_FORBIDDEN'];

test('an event is told by its id to who is in the room, state too', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.join(roomId);
  const message = await anna.sendText(roomId, 'Hallo');
  expect(await ben.get(room(roomId, 'event', message))).toMatchObject({
    event_id: message,
    content: { body: 'Hallo' },
  });
  const name = await anna.setState(roomId, 'm.room.name', { name: 'Amt' });
  expect(await ben.get(room(roomId, 'event', name))).toMatchObject({ state_key: '', content: { name: 'Amt' } });
});

test('an event that does not exist is not found', async () => {
  const roomId = await anna.createRoom();
  for (const eventId of [`$${'a'.repeat(43)}`, '$nonsense', 'nonsense'])
    await anna.refused([400, 404], ['M_NOT_FOUND', 'M_INVALID_PARAM'], 'GET', room(roomId, 'event', eventId));
});

test('an event is not found in another room', async () => {
  const [roomId, other] = [await anna.createRoom(), await anna.createRoom()];
  const eventId = await anna.sendText(roomId, 'hier');
  await anna.refused(404, 'M_NOT_FOUND', 'GET', room(other, 'event', eventId));
  await anna.refused(404, ['M_NOT_FOUND', 'M_UNKNOWN'], 'GET', room(other, 'context', eventId));
});

test('an event is told to nobody outside', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const eventId = await anna.sendText(roomId, 'drinnen');
  await ben.refused([403, 404], unseen, 'GET', room(roomId, 'event', eventId));
  const own = await ben.createRoom();
  await ben.refused(404, 'M_NOT_FOUND', 'GET', room(own, 'event', eventId));
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', room(roomId, 'event', eventId));
});

const byTime = (roomId: string) => `/v1/rooms/${part(roomId)}/timestamp_to_event`;

test('a time leads to the event next to it, before or after', async () => {
  const roomId = await anna.createRoom();
  const first = await anna.sendText(roomId, 'eins');
  const { origin_server_ts: ts } = await anna.get(room(roomId, 'event', first));
  await expect.poll(() => Date.now()).toBeGreaterThan(ts + 2);
  const second = await anna.sendText(roomId, 'zwei');
  const { origin_server_ts: later } = await anna.get(room(roomId, 'event', second));
  expect(await anna.get(byTime(roomId), { ts, dir: 'f' })).toMatchObject({ origin_server_ts: ts });
  expect(await anna.get(byTime(roomId), { ts: ts + 1, dir: 'f' })).toEqual({
    event_id: second,
    origin_server_ts: later,
  });
  expect(await anna.get(byTime(roomId), { ts: later - 1, dir: 'b' })).toEqual({
    event_id: first,
    origin_server_ts: ts,
  });
  expect((await anna.get(byTime(roomId), { ts: later + 60_000, dir: 'b' })).event_id).toBe(second);
});

test('before the first and after the last there is no event', async () => {
  const roomId = await anna.createRoom();
  const at = (ts: number, dir: string) => ({ query: { ts, dir } });
  await anna.refused(404, 'M_NOT_FOUND', 'GET', byTime(roomId), undefined, at(1, 'b'));
  await anna.refused(404, 'M_NOT_FOUND', 'GET', byTime(roomId), undefined, at(Date.now() + 600_000, 'f'));
});

test.each([{}, { dir: 'f' }, { ts: 'x', dir: 'f' }, { ts: 1, dir: 'x' }])(
  'the question for a time with %j is refused',
  async (query) => {
    const roomId = await anna.createRoom();
    await anna.refused(400, ['M_MISSING_PARAM', 'M_INVALID_PARAM', 'M_UNKNOWN'], 'GET', byTime(roomId), undefined, {
      query,
    });
  },
);

test('a time is asked only by who is in the room', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.refused([403, 404], unseen, 'GET', byTime(roomId), undefined, { query: { ts: 1, dir: 'f' } });
});

const reported = (roomId: string, eventId: string) => room(roomId, 'report', eventId);

test('who is in the room reports an event, with a reason or without', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.join(roomId);
  const eventId = await anna.sendText(roomId, 'Unfug');
  expect(await ben.post(reported(roomId, eventId), { reason: 'Spam', score: -100 })).toEqual({});
  expect(await ben.post(reported(roomId, eventId), {})).toEqual({});
});

test('an event that one cannot see is not reported', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const eventId = await anna.sendText(roomId, 'drinnen');
  await ben.refused([403, 404], unseen, 'POST', reported(roomId, eventId), {});
  await anna.refused(404, 'M_NOT_FOUND', 'POST', reported(roomId, `$${'a'.repeat(43)}`), {});
});

test.each([{ reason: 7 }, { score: 'viel' }])('a report with %j is a bad request', async (body) => {
  const roomId = await anna.createRoom();
  const eventId = await anna.sendText(roomId, 'x');
  await anna.refused(400, ['M_BAD_JSON', 'M_INVALID_PARAM'], 'POST', reported(roomId, eventId), body);
});

test('a room can be reported, from outside too', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  expect(await ben.post(room(roomId, 'report'), { reason: 'Spam' })).toEqual({});
  const nowhere = room(`!${fresh()}:${target.serverName}`, 'report');
  await ben.refused(404, 'M_NOT_FOUND', 'POST', nowhere, { reason: 'Spam' });
});

test('a person can be reported', async () => {
  expect(await ben.post(`/v3/users/${part(anna.userId)}/report`, { reason: 'Spam' })).toEqual({});
  const unknown = `/v3/users/${part(`@${fresh()}:${target.serverName}`)}/report`;
  expect([200, 404]).toContain((await ben.call('POST', unknown, { reason: 'Spam' })).status);
});
