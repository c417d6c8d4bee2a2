import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import { part } from './harness/client.ts';
import { inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /rooms/{roomId}/timestamp_to_event
const target = useTarget();

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const nearest = (client: Client, roomId: string, query: Json): Promise<Json> =>
  client.get(inRoom(roomId, 'timestamp_to_event', 'v1'), query);

test('gives the event next to a moment, in either direction', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const first = await alice.sendText(roomId, '1');
  await pause();
  const between = Date.now();
  await pause();
  const second = await alice.sendText(roomId, '2');
  expect((await nearest(alice, roomId, { ts: between, dir: 'b' })).event_id).toBe(first);
  const later = await nearest(alice, roomId, { ts: between, dir: 'f' });
  expect(later).toEqual({ event_id: second, origin_server_ts: expect.any(Number) });
  expect(later.origin_server_ts).toBeGreaterThanOrEqual(between);
});

test('where nothing is in this direction it is not found', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const path = inRoom(roomId, 'timestamp_to_event', 'v1');
  await alice.refused(404, 'M_NOT_FOUND', 'GET', path, undefined, { query: { ts: 1, dir: 'b' } });
});

test('who is not in the room is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const path = `/v1/rooms/${part(await roomOf(alice))}/timestamp_to_event`;
  await bob.refused(403, 'M_FORBIDDEN', 'GET', path, undefined, { query: { ts: 1, dir: 'f' } });
});

test.each([
  ['no time', { dir: 'f' }],
  ['a time that is no number', { ts: 'now', dir: 'f' }],
  ['a direction that is none', { ts: 1, dir: 'x' }],
])('refuses %s', async (_what, query) => {
  const [alice] = await people(target, 1);
  const path = inRoom(await roomOf(alice), 'timestamp_to_event', 'v1');
  expect((await alice.call('GET', path, undefined, { query: query as Json })).status).toBe(400);
});
