import { expect, test } from 'vitest';
import { type Json, part } from './harness/client.ts';
import { idsOf, inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Event relationships: what clients write into them
const target = useTarget();

const text = (more: Json) => ({ msgtype: 'm.text', body: 'x', ...more });

test.each([
  ['a number', 7],
  ['a list', []],
  ['nothing', null],
  ['no type of relation', { event_id: '$event' }],
  ['no event', { rel_type: 'm.reference' }],
  ['a type that is a number', { rel_type: 7, event_id: '$event' }],
  ['an event that is a number', { rel_type: 'm.reference', event_id: 7 }],
  ['an event that is an object', { rel_type: 'm.reference', event_id: { id: '$event' } }],
])('a relation that is %s is kept as content and counts for nothing', async (_what, relation) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const eventId = await alice.send(roomId, text({ 'm.relates_to': relation }));
  const event = await alice.get(inRoom(roomId, `event/${part(eventId)}`));
  expect(event.content['m.relates_to']).toEqual(relation);
  expect(event.unsigned?.['m.relations']).toBeUndefined();
  expect(idsOf((await alice.get(inRoom(roomId, 'messages'), { dir: 'b', limit: 1 })).chunk)).toEqual([eventId]);
});

test('a relation to an event that nobody knows is refused or kept', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const relation = { rel_type: 'm.reference', event_id: '$neverseen' };
  const content = text({ 'm.relates_to': relation });
  const answer = await alice.call('PUT', inRoom(roomId, 'send/m.room.message/1'), content);
  expect([200, 400]).toContain(answer.status);
  if (answer.status === 400) return;
  const event = await alice.get(inRoom(roomId, `event/${part(answer.body.event_id)}`));
  expect(event.content['m.relates_to']).toEqual(relation);
});

test.each(['m.thread', 'm.reference'])('an %s to an event of another room counts nowhere', async (rel_type) => {
  const [alice, bob] = await people(target, 2);
  const [here, there] = [await roomOf(alice), await roomOf(bob)];
  const event_id = await alice.sendText(here, 'hier');
  const content = text({ 'm.relates_to': { rel_type, event_id } });
  const answer = await bob.call('PUT', inRoom(there, 'send/m.room.message/1'), content);
  expect([200, 400]).toContain(answer.status);
  const event = await alice.get(inRoom(here, `event/${part(event_id)}`));
  expect(event.unsigned?.['m.relations']).toBeUndefined();
  expect((await alice.get(inRoom(here, `relations/${part(event_id)}`, 'v1'))).chunk).toEqual([]);
});

test('state is not edited', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const event_id = await alice.setState(roomId, 'org.example.sign', { text: 'Alt' });
  const change = { 'm.new_content': { text: 'Neu' }, 'm.relates_to': { rel_type: 'm.replace', event_id } };
  await alice.send(roomId, change, 'org.example.sign');
  expect((await alice.get(inRoom(roomId, 'state/org.example.sign'))).text).toBe('Alt');
  const event = await alice.get(inRoom(roomId, `event/${part(event_id)}`));
  expect(event.unsigned?.['m.relations']?.['m.replace']).toBeUndefined();
});

test('an edit of an edit does not count for the first', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const replace = (event_id: string, body: string) =>
    text({ 'm.new_content': text({ body }), 'm.relates_to': { rel_type: 'm.replace', event_id } });
  const first = await alice.sendText(roomId, 'erst');
  const second = await alice.send(roomId, replace(first, 'dann'));
  await alice.send(roomId, replace(second, 'zuletzt'));
  const { unsigned } = await alice.get(inRoom(roomId, `event/${part(first)}`));
  expect(unsigned['m.relations']['m.replace'].event_id).toBe(second);
});

test('a long chain of relations is followed only so far', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const first = await alice.sendText(roomId, 'Anfang');
  let event_id = first;
  for (let depth = 0; depth < 8; depth += 1)
    event_id = await alice.send(roomId, text({ 'm.relates_to': { rel_type: 'm.reference', event_id } }));
  const { chunk, recursion_depth: depth } = await alice.get(inRoom(roomId, `relations/${part(first)}`, 'v1'), {
    recurse: true,
  });
  expect(chunk.length).toBeGreaterThanOrEqual(3);
  expect(depth).toBeGreaterThanOrEqual(3);
  expect(new Set(idsOf(chunk)).size).toBe(chunk.length);
});
