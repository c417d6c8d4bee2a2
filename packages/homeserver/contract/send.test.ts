import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, password, register, room, signInAgain } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const text = (body: string) => ({ msgtype: 'm.text', body });

/** The texts of a room, oldest first. */
async function texts(client: Client, roomId: string): Promise<string[]> {
  const { chunk } = await client.get(room(roomId, 'messages'), { dir: 'b', limit: 50 });
  return chunk
    .filter(({ type }: Json) => type === 'm.room.message')
    .map(({ content }: Json) => content.body)
    .reverse();
}

test('an event that was sent is read as it was sent', async () => {
  const roomId = await anna.createRoom();
  const content = {
    ...text('Grüße aus Köln ☕ 日本 👩‍🚒'),
    'city.file': { deep: [[[{}]]], no: null, big: 2 ** 53 - 1, low: -7 },
  };
  const before = Date.now();
  const eventId = await anna.send(roomId, content);
  const event = await anna.get(room(roomId, 'event', eventId));
  expect(event).toMatchObject({
    event_id: eventId,
    room_id: roomId,
    type: 'm.room.message',
    sender: anna.userId,
    content,
  });
  expect(Math.abs(event.origin_server_ts - before)).toBeLessThan(60_000);
  expect(event.unsigned?.age ?? 0).toBeGreaterThanOrEqual(0);
  expect(event).not.toHaveProperty('state_key');
});

test('the same transaction again is the same event, once', async () => {
  const roomId = await anna.createRoom();
  const first = await anna.send(roomId, text('einmal'), 'm.room.message', 'txn');
  expect(await anna.send(roomId, text('einmal'), 'm.room.message', 'txn')).toBe(first);
  expect(await anna.send(roomId, text('anders'), 'm.room.message', 'txn')).toBe(first);
  expect(await texts(anna, roomId)).toEqual(['einmal']);
});

test('the same transaction twice at once is one event', async () => {
  const roomId = await anna.createRoom();
  const sends = [1, 2, 3, 4].map(() => anna.send(roomId, text('einmal'), 'm.room.message', 'txn'));
  expect(new Set(await Promise.all(sends)).size).toBe(1);
  expect(await texts(anna, roomId)).toEqual(['einmal']);
});

test('a transaction belongs to its device', async () => {
  const roomId = await anna.createRoom();
  const other = await signInAgain(anna);
  const [first, second] = [
    await anna.send(roomId, text('vom einen'), 'm.room.message', 'txn'),
    await other.send(roomId, text('vom anderen'), 'm.room.message', 'txn'),
  ];
  expect(first).not.toBe(second);
  expect(await texts(anna, roomId)).toEqual(['vom einen', 'vom anderen']);
});

test('a transaction outlives the sign-in: the device decides', async () => {
  const deviceId = fresh('DEV');
  const device = await signInAgain(anna, deviceId);
  const roomId = await device.createRoom();
  const first = await device.send(roomId, text('einmal'), 'm.room.message', 'txn');
  const again = await signInAgain(anna, deviceId);
  expect(await again.send(roomId, text('einmal'), 'm.room.message', 'txn')).toBe(first);
});

test('a transaction outlives a new access token of the device', async () => {
  const identifier = { type: 'm.id.user', user: anna.userId };
  const login = { type: 'm.login.password', identifier, password, refresh_token: true };
  const roomId = await anna.createRoom();
  const first = await anna.post('/v3/login', login);
  const device = new Client(target, { userId: anna.userId, token: first.access_token });
  const eventId = await device.send(roomId, text('einmal'), 'm.room.message', 'txn');
  const second = await anna.post('/v3/refresh', { refresh_token: first.refresh_token });
  const renewed = new Client(target, { userId: anna.userId, token: second.access_token });
  expect(await renewed.send(roomId, text('einmal'), 'm.room.message', 'txn')).toBe(eventId);
});

test('a transaction belongs to its endpoint', async () => {
  const roomId = await anna.createRoom();
  const first = await anna.send(roomId, text('hier'), 'm.room.message', 'txn');
  const redaction = (await anna.put(room(roomId, 'redact', first, 'txn'))).event_id;
  const isAnother = expected(target, 'transactionsPerEndpoint', { kontor: true, synapse: false });
  expect(redaction !== first).toBe(isAnother);
});

test('the same transaction in another room is another event', async () => {
  const [roomId, other] = [await anna.createRoom(), await anna.createRoom()];
  const first = await anna.send(roomId, text('hier'), 'm.room.message', 'txn');
  expect(await anna.send(other, text('dort'), 'm.room.message', 'txn')).not.toBe(first);
});

test('a send that was refused may be repeated', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', room(roomId, 'send', 'm.room.message', 'txn'), text('zu früh'));
  await ben.join(roomId);
  await ben.send(roomId, text('jetzt'), 'm.room.message', 'txn');
  expect(await texts(anna, roomId)).toEqual(['jetzt']);
});

test('the sending device, and no other, is told its transaction', async () => {
  const roomId = await anna.createRoom();
  const other = await signInAgain(anna);
  const eventId = await anna.send(roomId, text('Hallo'), 'm.room.message', 'txn');
  const transaction = async (client: Client) =>
    (await client.get(room(roomId, 'event', eventId))).unsigned?.transaction_id;
  expect(await transaction(anna)).toBe('txn');
  expect(await transaction(other)).toBeUndefined();
});

test('events of one sender keep their order', async () => {
  const roomId = await anna.createRoom();
  const sent = ['eins', 'zwei', 'drei', 'vier', 'fünf'];
  for (const body of sent) await anna.sendText(roomId, body);
  expect(await texts(anna, roomId)).toEqual(sent);
});

test('only who is in the room sends', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  const path = () => room(roomId, 'send', 'm.room.message', fresh());
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path(), text('draußen'));
  await ben.join(roomId);
  await ben.sendText(roomId, 'drinnen');
  await ben.leave(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path(), text('wieder draußen'));
  await anna.invite(roomId, ben.userId);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path(), text('eingeladen'));
  await anna.post(room(roomId, 'ban'), { user_id: ben.userId });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', path(), text('gesperrt'));
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'PUT', path(), text('niemand'));
});

test('a room that does not exist takes no event', async () => {
  const path = room(`!nowhere:${target.serverName}`, 'send', 'm.room.message', fresh());
  await anna.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'PUT', path, text('hallo'));
});

test('an event is at most 65536 bytes', async () => {
  const roomId = await anna.createRoom();
  const path = () => room(roomId, 'send', 'm.room.message', fresh());
  await anna.put(path(), text('x'.repeat(60_000)));
  await anna.refused(413, 'M_TOO_LARGE', 'PUT', path(), text('x'.repeat(65_536)));
  await anna.refused(413, 'M_TOO_LARGE', 'PUT', path(), text('ä'.repeat(33_000)));
});

test('a type is at most 255 bytes', async () => {
  const roomId = await anna.createRoom();
  await anna.send(roomId, {}, 'x'.repeat(255));
  const path = room(roomId, 'send', 'x'.repeat(256), fresh());
  await anna.refused([400, 413], ['M_TOO_LARGE', 'M_INVALID_PARAM'], 'PUT', path, {});
});

test.each(['{"n": 1.5}', '{"n": 9007199254740992}', '{"n": -9007199254740992}', '{"a": {"b": [0.1]}}'])(
  'the content %s is no canonical JSON ("appendices, Canonical JSON")',
  async (raw) => {
    const roomId = await anna.createRoom();
    const path = room(roomId, 'send', 'city.note', fresh());
    await anna.refused(400, 'M_BAD_JSON', 'PUT', path, undefined, { raw });
  },
);

test.each(['[]', '"text"', 'null', '7'])('the content %s is no object', async (raw) => {
  const roomId = await anna.createRoom();
  const path = room(roomId, 'send', 'm.room.message', fresh());
  await anna.refused(400, ['M_BAD_JSON', 'M_NOT_JSON'], 'PUT', path, undefined, { raw });
});

test('text with special characters survives, the NUL character too', async () => {
  const roomId = await anna.createRoom();
  const body = 'a\u0000b\u2028c"d\\e\u202ef\ufffdg';
  const eventId = await anna.sendText(roomId, body);
  expect((await anna.get(room(roomId, 'event', eventId))).content.body).toBe(body);
});

test('half a character is refused or survives, and breaks nothing', async () => {
  const roomId = await anna.createRoom();
  const options = { raw: '{"msgtype":"m.text","body":"\\ud800"}' };
  const { status } = await anna.call('PUT', room(roomId, 'send', 'm.room.message', fresh()), undefined, options);
  expect(expected(target, 'wrongTypesAreRefused', { kontor: [200, 400], synapse: [500] })).toContain(status);
  await anna.sendText(roomId, 'weiter');
  expect((await texts(anna, roomId)).at(-1)).toBe('weiter');
});

test.each(['m.room.create', 'm.room.member', 'm.room.power_levels'])(
  '%s sent as a message changes no state',
  async (type) => {
    const roomId = await anna.createRoom();
    const key = type === 'm.room.member' ? anna.userId : '';
    const before = await anna.getState(roomId, type, key);
    await anna.call('PUT', room(roomId, 'send', type, fresh()), { membership: 'leave', users: {} });
    expect(await anna.getState(roomId, type, key)).toEqual(before);
  },
);

test('a transaction id and a type may have any characters', async () => {
  const roomId = await anna.createRoom();
  const eventId = await anna.send(roomId, {}, 'city.note/ä ?#', 'txn/ä ?#%');
  expect((await anna.get(room(roomId, 'event', eventId))).type).toBe('city.note/ä ?#');
});
