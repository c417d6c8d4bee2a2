import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Client, fresh, type Json, part } from './harness/client.ts';
import { Listener } from './harness/listener.ts';
import { inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// push gateway API, POST /_matrix/push/v1/notify
const target = useTarget();

let gateway: Listener;
beforeAll(async () => {
  gateway = await Listener.open();
});
beforeEach(() => {
  gateway.answer = () => ({ status: 200, body: { rejected: [] } });
});
afterAll(() => gateway.close());

async function withPusher(client: Client, data: Json = {}): Promise<string> {
  const pushkey = fresh('key');
  await client.post('/v3/pushers/set', {
    kind: 'http',
    app_id: 'org.example.app',
    pushkey,
    app_display_name: 'Beispiel',
    device_display_name: 'Telefon',
    lang: 'de',
    data: { url: `http://127.0.0.1:${gateway.port}/_matrix/push/v1/notify`, ...data },
  });
  return pushkey;
}
const keysOf = (body: Json): string[] => body.notification.devices.map((device: Json) => device.pushkey);
const pushed = async (pushkey: string, eventId: string): Promise<Json> =>
  (await gateway.until(({ body }) => keysOf(body).includes(pushkey) && body.notification.event_id === eventId)).body
    .notification;

test('a message is pushed with what it says', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Bauhof' });
  const pushkey = await withPusher(alice, { own: 'value' });
  const eventId = await bob.sendText(roomId, 'Es schneit');
  const notification = await pushed(pushkey, eventId);
  expect(notification).toMatchObject({
    event_id: eventId,
    room_id: roomId,
    type: 'm.room.message',
    sender: bob.userId,
    room_name: 'Bauhof',
    content: { msgtype: 'm.text', body: 'Es schneit' },
    counts: { unread: 1 },
    devices: [{ app_id: 'org.example.app', pushkey, pushkey_ts: expect.any(Number), data: { own: 'value' } }],
  });
  expect(notification.devices[0].data).not.toHaveProperty('url');
});

test('event_id_only keeps what was said at home', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Personal' });
  const pushkey = await withPusher(alice, { format: 'event_id_only' });
  const eventId = await bob.sendText(roomId, 'Vertraulich');
  const notification = await pushed(pushkey, eventId);
  expect(notification).toMatchObject({ event_id: eventId, room_id: roomId, counts: { unread: 1 } });
  expect(JSON.stringify(notification)).not.toMatch(/Vertraulich|Personal/);
  for (const field of ['content', 'sender', 'type', 'room_name']) expect(notification).not.toHaveProperty(field);
});

test('a mention tells its tweaks and high priority', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  const content = { msgtype: 'm.text', body: 'Alice?', 'm.mentions': { user_ids: [alice.userId] } };
  const notification = await pushed(pushkey, await bob.send(roomId, content));
  expect(notification.devices[0].tweaks).toMatchObject({ highlight: true });
  expect(notification.prio ?? 'high').toBe('high');
});

test('an invitation is pushed', async () => {
  const [alice, bob] = await people(target, 2);
  const pushkey = await withPusher(alice);
  const roomId = await bob.createRoom({ invite: [alice.userId] });
  const { body } = await gateway.until((request) => keysOf(request.body).includes(pushkey));
  expect(body.notification).toMatchObject({
    room_id: roomId,
    type: 'm.room.member',
    membership: 'invite',
    user_is_target: true,
  });
});

test('messages come in their order', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  const ids: string[] = [];
  for (const text of ['1', '2', '3']) ids.push(await bob.sendText(roomId, text));
  await pushed(pushkey, ids[2] ?? '');
  const seen = gateway.received
    .map(({ body }) => body.notification)
    .filter((each) => each.devices[0].pushkey === pushkey && each.event_id)
    .map((each) => each.event_id);
  expect(seen).toEqual(ids);
});

test('reading tells the new count without an event', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  const eventId = await bob.sendText(roomId, 'lies mich');
  await pushed(pushkey, eventId);
  await alice.post(inRoom(roomId, `receipt/m.read.private/${part(eventId)}`));
  const { body } = await gateway.until(
    (request) => keysOf(request.body).includes(pushkey) && !request.body.notification.event_id,
  );
  expect(body.notification.counts?.unread ?? 0).toBe(0);
});

test('a key that the gateway refuses is forgotten', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  gateway.answer = ({ body }) => ({ status: 200, body: { rejected: keysOf(body) } });
  await pushed(pushkey, await bob.sendText(roomId, 'ins Leere'));
  await expect.poll(async () => (await alice.get('/v3/pushers')).pushers).toEqual([]);
});

test('what the gateway could not take is sent again', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  let failures = 0;
  gateway.answer = () => {
    failures += 1;
    return failures === 1 ? { status: 500, body: {} } : { status: 200, body: { rejected: [] } };
  };
  const eventId = await bob.sendText(roomId, 'zweimal');
  await pushed(pushkey, eventId);
  const times = () =>
    gateway.received.filter(({ body }) => keysOf(body).includes(pushkey) && body.notification.event_id === eventId);
  await expect.poll(() => times().length, { timeout: 15_000 }).toBe(2);
});

test('what does not notify is not pushed', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const pushkey = await withPusher(alice);
  const quiet = await bob.send(roomId, { msgtype: 'm.notice', body: 'leise' });
  await alice.sendText(roomId, 'von mir selbst');
  await pushed(pushkey, await bob.sendText(roomId, 'laut'));
  const seen = gateway.received.filter(({ body }) => keysOf(body).includes(pushkey));
  expect(seen.map(({ body }) => body.notification.event_id)).not.toContain(quiet);
});
