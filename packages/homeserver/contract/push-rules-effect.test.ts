import { expect, test } from 'vitest';
import { type Client, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { joinedRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Push rules: what conditions and actions do, seen in the unread counts
const target = useTarget();

const rules = '/v3/pushrules/global';
async function counts(client: Client, roomId: string): Promise<[number, number]> {
  const unread = joinedRoom(await client.sync(), roomId).unread_notifications;
  return [unread.notification_count, unread.highlight_count];
}
const highlight = { actions: ['notify', { set_tweak: 'highlight' }] };

/** Alice has a rule, Bob sends this: what it counts for Alice. */
async function effect(kind: string, rule: Json, content: Json, type = 'm.room.message'): Promise<[number, number]> {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(`${rules}/${kind}/mine`, rule);
  await bob.send(roomId, content, type);
  return counts(alice, roomId);
}
const text = (body: string) => ({ msgtype: 'm.text', body });

test('a room without actions is muted', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(`${rules}/room/${part(roomId)}`, { actions: [] });
  await bob.sendText(roomId, 'leise');
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('a mention gets through a muted room', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(`${rules}/room/${part(roomId)}`, { actions: [] });
  await bob.send(roomId, { ...text('Alice?'), 'm.mentions': { user_ids: [alice.userId] } });
  expect(await counts(alice, roomId)).toEqual([1, 1]);
});

test('an override rule on the room mutes mentions too', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const conditions = [{ kind: 'event_match', key: 'room_id', pattern: roomId }];
  await alice.put(`${rules}/override/${part(roomId)}`, { actions: [], conditions });
  await bob.send(roomId, { ...text('Alice?'), 'm.mentions': { user_ids: [alice.userId] } });
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('a person without actions is muted', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob, carol]);
  await alice.put(`${rules}/sender/${part(bob.userId)}`, { actions: [] });
  await bob.sendText(roomId, 'leise');
  expect(await counts(alice, roomId)).toEqual([expected(target, 'senderRules', { kontor: 0, synapse: 1 }), 0]);
  await carol.sendText(roomId, 'laut');
  expect(await counts(alice, roomId)).toEqual([expected(target, 'senderRules', { kontor: 1, synapse: 2 }), 0]);
});

test('the master rule silences everything', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(`${rules}/override/.m.rule.master/enabled`, { enabled: true });
  await bob.send(roomId, { ...text('Alice?'), 'm.mentions': { user_ids: [alice.userId] } });
  expect(await counts(alice, roomId)).toEqual([0, 0]);
});

test('a word of a content rule is found as a whole word, in any case', async () => {
  const rule = { ...highlight, pattern: 'Haushalt' };
  expect(await effect('content', rule, text('Der HAUSHALT, bitte'))).toEqual([1, 1]);
  expect(await effect('content', rule, text('Haushaltsplan'))).toEqual([1, 0]);
});

test.each([
  ['haus*plan', 'Haushaltsplan'],
  ['ra?haus', 'Das Rathaus'],
])('stars and question marks stand for letters: %s is found in %s', async (pattern, body) => {
  expect(await effect('content', { ...highlight, pattern }, text(body))).toEqual([1, 1]);
});

test('event_match compares a whole field other than the body', async () => {
  const conditions = [{ kind: 'event_match', key: 'content.msgtype', pattern: 'm.te*' }];
  expect(await effect('override', { ...highlight, conditions }, text('x'))).toEqual([1, 1]);
  const whole = [{ kind: 'event_match', key: 'content.msgtype', pattern: 'text' }];
  expect(await effect('override', { ...highlight, conditions: whole }, text('x'))).toEqual([1, 0]);
});

test('event_property_is compares values exactly', async () => {
  const conditions = (value: Json) => [{ kind: 'event_property_is', key: 'content.urgent', value }];
  const content = { ...text('x'), urgent: true };
  expect(await effect('override', { ...highlight, conditions: conditions(true) }, content)).toEqual([1, 1]);
  expect(await effect('override', { ...highlight, conditions: conditions('true') }, content)).toEqual([1, 0]);
});

test('event_property_contains looks into a list', async () => {
  const conditions = [{ kind: 'event_property_contains', key: 'content.topics', value: 'bau' }];
  const rule = { ...highlight, conditions };
  expect(await effect('override', rule, { ...text('x'), topics: ['amt', 'bau'] })).toEqual([1, 1]);
  expect(await effect('override', rule, { ...text('x'), topics: ['bauhof'] })).toEqual([1, 0]);
});

test.each([
  ['2', 1],
  ['==2', 1],
  ['>2', 0],
  ['<=2', 1],
])('room_member_count compares how many are in the room: two are %s', async (is, highlights) => {
  const rule = { ...highlight, conditions: [{ kind: 'room_member_count', is }] };
  expect(await effect('override', rule, text('x'))).toEqual([1, highlights]);
});

test('all conditions of a rule have to hold', async () => {
  const conditions = [
    { kind: 'room_member_count', is: '2' },
    { kind: 'event_match', key: 'content.body', pattern: 'dringend' },
  ];
  expect(await effect('override', { ...highlight, conditions }, text('in Ruhe'))).toEqual([1, 0]);
  expect(await effect('override', { ...highlight, conditions }, text('Sehr dringend!'))).toEqual([1, 1]);
});

test('a condition that nobody knows never holds', async () => {
  const rule = { ...highlight, conditions: [{ kind: 'org.example.moon_phase' }] };
  expect(await effect('override', rule, text('x'))).toEqual([1, 0]);
});

test('an event that no rule knows does not count, unless a rule is made for it', async () => {
  const conditions = [{ kind: 'event_match', key: 'type', pattern: 'org.example.alarm' }];
  expect(await effect('underride', { actions: ['notify'], conditions }, {}, 'org.example.alarm')).toEqual([1, 0]);
  expect(await effect('underride', { actions: ['notify'], conditions }, {}, 'org.example.other')).toEqual([0, 0]);
});

test('a rule that is turned off has no effect', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(`${rules}/room/${part(roomId)}`, { actions: [] });
  await alice.put(`${rules}/room/${part(roomId)}/enabled`, { enabled: false });
  await bob.sendText(roomId, 'hörbar');
  expect(await counts(alice, roomId)).toEqual([1, 0]);
});

test('the rights of a room say who may notify it', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { power_level_content_override: { notifications: { room: 0 } } });
  await bob.send(roomId, { ...text('@room'), 'm.mentions': { room: true } });
  expect(await counts(alice, roomId)).toEqual([1, 1]);
});

test('a tombstone is a highlight', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(bob, [alice]);
  await bob.setState(roomId, 'm.room.tombstone', { body: 'Umgezogen', replacement_room: '!new:localhost' });
  expect(await counts(alice, roomId)).toEqual([1, 1]);
});
