import { beforeAll, expect, test } from 'vitest';
import { type Client, type Json, register, room } from './harness/client.ts';
import { roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Redactions"; what survives is in the room versions. */
const target = useTarget();
let anna: Client;
let ben: Client;
let cleo: Client;
beforeAll(async () => {
  [anna, ben, cleo] = [await register(target, 'anna'), await register(target, 'ben'), await register(target, 'cleo')];
});

/** Anna made it; all are in it. */
const makeRoom = (options: Json = {}): Promise<string> => roomOf(anna, [ben, cleo], options);
const event = (client: Client, roomId: string, eventId: string): Promise<Json> =>
  client.get(room(roomId, 'event', eventId));

test('a redacted message is empty, and says what redacted it', async () => {
  const roomId = await makeRoom();
  const eventId = await ben.sendText(roomId, 'peinlich');
  const redactionId = await ben.redact(roomId, eventId, { reason: 'Versehen' });
  const redacted = await event(cleo, roomId, eventId);
  expect(redacted).toMatchObject({ event_id: eventId, sender: ben.userId, type: 'm.room.message', content: {} });
  expect(redacted.content).toEqual({});
  expect(redacted.unsigned.redacted_because).toMatchObject({
    event_id: redactionId,
    type: 'm.room.redaction',
    sender: ben.userId,
    content: { reason: 'Versehen' },
  });
  expect(JSON.stringify(redacted)).not.toContain('peinlich');
});

test.each(['10', '11', '12'])('in version %s a redaction names what it redacts where clients look', async (version) => {
  const roomId = await makeRoom({ room_version: version });
  const eventId = await ben.sendText(roomId, 'weg');
  const redaction = await event(cleo, roomId, await ben.redact(roomId, eventId));
  expect(redaction.redacts).toBe(eventId);
  if (version !== '10') expect(redaction.content.redacts).toBe(eventId);
});

test('a redacted message is empty in the history and in the context too', async () => {
  const roomId = await makeRoom();
  const eventId = await ben.sendText(roomId, 'peinlich');
  const later = await ben.sendText(roomId, 'danach');
  await ben.redact(roomId, eventId);
  const { chunk } = await cleo.get(room(roomId, 'messages'), { dir: 'b', limit: 20 });
  expect(chunk.find(({ event_id }: Json) => event_id === eventId).content).toEqual({});
  const context = await cleo.get(room(roomId, 'context', later), { limit: 4 });
  expect(context.events_before.find(({ event_id }: Json) => event_id === eventId).content).toEqual({});
});

test('one redacts one’s own messages, others need the power', async () => {
  const roomId = await makeRoom();
  const bens = await ben.sendText(roomId, 'von Ben');
  const path = room(roomId, 'redact', bens, 'txn');
  await cleo.refused(403, 'M_FORBIDDEN', 'PUT', path, {});
  expect((await event(cleo, roomId, bens)).content.body).toBe('von Ben');
  await anna.redact(roomId, bens);
  expect((await event(cleo, roomId, bens)).content).toEqual({});
});

test('the power to redact can be given', async () => {
  const roomId = await makeRoom();
  const levels = await anna.getState(roomId, 'm.room.power_levels');
  await anna.setState(roomId, 'm.room.power_levels', {
    ...levels,
    redact: 10,
    users: { ...levels.users, [cleo.userId]: 10 },
  });
  const bens = await ben.sendText(roomId, 'von Ben');
  await cleo.redact(roomId, bens);
  expect((await event(ben, roomId, bens)).content).toEqual({});
});

test('who may not send redactions redacts not even their own', async () => {
  const roomId = await makeRoom();
  const levels = await anna.getState(roomId, 'm.room.power_levels');
  const events = { ...levels.events, 'm.room.redaction': 50 };
  await anna.setState(roomId, 'm.room.power_levels', { ...levels, events });
  const bens = await ben.sendText(roomId, 'von Ben');
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'redact', bens, 'txn'), {});
});

test('only who is in the room redacts', async () => {
  const roomId = await makeRoom();
  const bens = await ben.sendText(roomId, 'von Ben');
  await ben.leave(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'redact', bens, 'txn'), {});
});

test('the same redaction again is the same event', async () => {
  const roomId = await makeRoom();
  const eventId = await ben.sendText(roomId, 'weg');
  const path = room(roomId, 'redact', eventId, 'txn');
  expect((await ben.put(path)).event_id).toBe((await ben.put(path)).event_id);
});

test('a redacted message cannot be brought back by sending it again', async () => {
  const roomId = await makeRoom();
  const eventId = await ben.send(roomId, { msgtype: 'm.text', body: 'weg' }, 'm.room.message', 'txn');
  await ben.redact(roomId, eventId);
  expect(await ben.send(roomId, { msgtype: 'm.text', body: 'weg' }, 'm.room.message', 'txn')).toBe(eventId);
  expect((await event(ben, roomId, eventId)).content).toEqual({});
});

test('an event of another room is not redacted', async () => {
  const [roomId, other] = [await makeRoom(), await makeRoom()];
  const bens = await ben.sendText(other, 'anderswo');
  await anna.call('PUT', room(roomId, 'redact', bens, 'txn'), {});
  expect((await event(ben, other, bens)).content.body).toBe('anderswo');
});

test('redacted state is empty where it was read', async () => {
  const roomId = await makeRoom({ name: 'peinlich' });
  const { event_id: eventId } = await anna.get(room(roomId, 'state', 'm.room.name', ''), { format: 'event' });
  await anna.redact(roomId, eventId);
  expect(await ben.getState(roomId, 'm.room.name')).toEqual({});
});

test('of a membership only the membership stays', async () => {
  const roomId = await makeRoom();
  await ben.setState(
    roomId,
    'm.room.member',
    { membership: 'join', displayname: 'Unfug', 'city.extra': 1 },
    ben.userId,
  );
  const path = room(roomId, 'state', 'm.room.member', ben.userId);
  const { event_id: eventId } = await ben.get(path, { format: 'event' });
  await anna.redact(roomId, eventId);
  expect(await cleo.getState(roomId, 'm.room.member', ben.userId)).toEqual({ membership: 'join' });
  await ben.sendText(roomId, 'noch da');
});

test.each(['10', '11'])('in version %s power levels keep their numbers', async (version) => {
  const roomId = await makeRoom({ room_version: version });
  const levels = { ...(await anna.getState(roomId, 'm.room.power_levels')), invite: 20, 'city.extra': 1 };
  const eventId = await anna.setState(roomId, 'm.room.power_levels', levels);
  await anna.redact(roomId, eventId);
  const kept = await ben.getState(roomId, 'm.room.power_levels');
  expect(kept.users).toEqual(levels.users);
  expect(kept).not.toHaveProperty('city.extra');
  expect(kept.invite).toBe(version === '10' ? undefined : 20);
});

test('join rules and history visibility stay', async () => {
  const roomId = await makeRoom();
  for (const [type, content] of [
    ['m.room.join_rules', { join_rule: 'public' }],
    ['m.room.history_visibility', { history_visibility: 'shared' }],
  ] as const) {
    const eventId = await anna.setState(roomId, type, { ...content, 'city.extra': 1 });
    await anna.redact(roomId, eventId);
    expect(await ben.getState(roomId, type)).toEqual(content);
  }
});

test('of the first event of a room all stays from version 11 on', async () => {
  const roomId = await makeRoom({ room_version: '11', creation_content: { 'city.file': '7' } });
  const { event_id: eventId, content } = await anna.get(room(roomId, 'state', 'm.room.create', ''), {
    format: 'event',
  });
  const { status } = await anna.call('PUT', room(roomId, 'redact', eventId, 'txn'), {});
  expect([200, 400, 403]).toContain(status);
  expect(await ben.getState(roomId, 'm.room.create')).toEqual(content);
});

test('a reason that is no text is refused or kept, and breaks nothing', async () => {
  const roomId = await makeRoom();
  const eventId = await ben.sendText(roomId, 'weg');
  const { status } = await ben.call('PUT', room(roomId, 'redact', eventId, 'txn'), { reason: 7 });
  expect([200, 400]).toContain(status);
});
