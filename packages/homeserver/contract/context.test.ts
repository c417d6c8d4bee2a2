import { expect, test } from 'vitest';
import type { Client, Json } from './harness/client.ts';
import { part } from './harness/client.ts';
import { bodiesOf, idsOf, inline, inRoom, membersOf, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /rooms/{roomId}/context/{eventId}
const target = useTarget();

const around = (client: Client, roomId: string, eventId: string, query: Json = {}): Promise<Json> =>
  client.get(inRoom(roomId, `context/${part(eventId)}`), query);

test('gives the event, what was before it newest first, and what came after it', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5']);
  const answer = await around(alice, roomId, ids[2] ?? '', { limit: 4 });
  expect(answer.event).toMatchObject({ event_id: ids[2], room_id: roomId });
  expect(idsOf(answer.events_before)).toEqual([ids[1], ids[0]]);
  expect(idsOf(answer.events_after)).toEqual([ids[3], ids[4]]);
});

test('the limit counts both sides together', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5']);
  for (const limit of [0, 1, 3]) {
    const answer = await around(alice, roomId, ids[2] ?? '', { limit });
    expect(answer.event.event_id).toBe(ids[2]);
    expect((answer.events_before ?? []).length + (answer.events_after ?? []).length).toBeLessThanOrEqual(limit);
  }
});

test('its two ends continue to both sides', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4', '5']);
  const { start, end } = await around(alice, roomId, ids[2] ?? '', { limit: 2 });
  const older = await alice.get(inRoom(roomId, 'messages'), { dir: 'b', from: start, limit: 1 });
  expect(idsOf(older.chunk)).toEqual([ids[0]]);
  const newer = await alice.get(inRoom(roomId, 'messages'), { dir: 'f', from: end, limit: 5 });
  expect(idsOf(newer.chunk)).toEqual([ids[4]]);
});

test('state is that at the last event given', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice, [], { name: 'Damals' });
  const eventId = await alice.sendText(roomId, 'damals');
  await sendTexts(alice, roomId, ['1', '2']);
  await alice.setState(roomId, 'm.room.name', { name: 'Heute' });
  const { state } = await around(alice, roomId, eventId, { limit: 2 });
  expect(state.find((event: Json) => event.type === 'm.room.name').content.name).toBe('Damals');
});

test('lazily loaded members are those of the events given', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  const eventId = await bob.sendText(roomId, 'von Bob');
  const filter = inline({ lazy_load_members: true });
  const { state } = await around(alice, roomId, eventId, { limit: 0, ...filter });
  expect(membersOf(state)).toContain(bob.userId);
  expect(membersOf(state)).not.toContain(carol.userId);
});

test('the filter applies to what is around, never to the event', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.send(roomId, {}, 'org.example.noise');
  const eventId = await alice.sendText(roomId, 'Mitte');
  await alice.send(roomId, {}, 'org.example.noise');
  const answer = await around(alice, roomId, eventId, inline({ types: ['org.example.noise'] }));
  expect(answer.event.event_id).toBe(eventId);
  const types = [...answer.events_before, ...answer.events_after].map((event: Json) => event.type);
  expect(new Set(types)).toEqual(new Set(['org.example.noise']));
});

test('an event that does not exist is not found', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', inRoom(roomId, `context/${part('$nothing')}`));
});

test('an event of another room is not found here', async () => {
  const [alice] = await people(target, 1);
  const [here, there] = [await roomOf(alice), await roomOf(alice)];
  const eventId = await alice.sendText(there, 'dort');
  expect((await alice.call('GET', inRoom(here, `context/${part(eventId)}`))).status).toBe(404);
});

test('who is not in the room is refused', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  const eventId = await alice.sendText(roomId, 'intern');
  const answer = await bob.call('GET', inRoom(roomId, `context/${part(eventId)}`));
  expect([403, 404]).toContain(answer.status);
});

test('an event from before one’s joining stays hidden where history is for those joined', async () => {
  const [alice, bob] = await people(target, 2);
  const visibility = { type: 'm.room.history_visibility', content: { history_visibility: 'joined' } };
  const roomId = await roomOf(alice, [], { initial_state: [visibility] });
  const hidden = await alice.sendText(roomId, 'vorher');
  await bob.join(roomId);
  const seen = await alice.sendText(roomId, 'nachher');
  const answer = await bob.call('GET', inRoom(roomId, `context/${part(hidden)}`));
  expect([403, 404]).toContain(answer.status);
  expect(bodiesOf((await around(bob, roomId, seen)).events_before)).toEqual([]);
});
