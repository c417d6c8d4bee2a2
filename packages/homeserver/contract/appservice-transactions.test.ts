import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  AppserviceClient,
  arrived,
  eventsOf,
  openAppservice,
  registerAppserviceUser,
  transactionsOf,
} from './harness/appservice.ts';
import { fresh, type Json, part } from './harness/client.ts';
import type { Listener } from './harness/listener.ts';
import { idsOf, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// application service API, Pushing events; Pinging; Querying
const target = useTarget({ alone: true });

let listener: Listener;
beforeAll(async () => {
  listener = await openAppservice(target);
});
beforeEach(() => {
  listener.answer = () => ({ status: 200, body: {} });
});
afterAll(() => listener.close());

test('what happens in rooms of the namespace’s users is sent to the service', async () => {
  const [alice] = await people(target, 1);
  const bot = await registerAppserviceUser(target);
  const roomId = await roomOf(bot, [alice]);
  const eventId = await alice.sendText(roomId, 'an die Maschine');
  expect(await arrived(listener, eventId)).toMatchObject({
    event_id: eventId,
    room_id: roomId,
    sender: alice.userId,
    type: 'm.room.message',
    origin_server_ts: expect.any(Number),
    content: { body: 'an die Maschine' },
  });
});

test('the server shows the token that the service knows it by', async () => {
  const bot = await registerAppserviceUser(target);
  await arrived(listener, await bot.sendText(await bot.createRoom(), 'x'));
  for (const { authorization, method } of transactionsOf(listener)) {
    expect(authorization).toBe(`Bearer ${target.appservice.hsToken}`);
    expect(method).toBe('PUT');
  }
});

test('an invitation of a namespace’s user is sent', async () => {
  const [alice] = await people(target, 1);
  const bot = await registerAppserviceUser(target);
  const roomId = await alice.createRoom({ invite: [bot.userId] });
  await expect
    .poll(() => eventsOf(listener).find((event) => event.room_id === roomId && event.state_key === bot.userId))
    .toMatchObject({ type: 'm.room.member', content: { membership: 'invite' } });
});

test('a change of state has its key', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  const eventId = await bot.setState(roomId, 'm.room.topic', { topic: 'Neu' });
  expect(await arrived(listener, eventId)).toMatchObject({ state_key: '', content: { topic: 'Neu' } });
});

test('other rooms are not sent', async () => {
  const [alice] = await people(target, 1);
  const secret = await alice.sendText(await roomOf(alice), 'nicht für Maschinen');
  const bot = await registerAppserviceUser(target);
  await arrived(listener, await bot.sendText(await bot.createRoom(), 'danach'));
  expect(idsOf(eventsOf(listener))).not.toContain(secret);
});

test('events come in their order, each once', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  const ids = await sendTexts(bot, roomId, ['1', '2', '3', '4', '5', '6']);
  await arrived(listener, ids.at(-1) ?? '');
  expect(idsOf(eventsOf(listener)).filter((id) => ids.includes(id))).toEqual(ids);
});

test('every transaction has its own number', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  for (const text of ['1', '2']) await arrived(listener, await bot.sendText(roomId, text));
  const paths = transactionsOf(listener).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('what the service could not take comes again under the same number, and nothing overtakes it', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  await arrived(listener, await bot.sendText(roomId, 'davor'));
  let failures = 0;
  const failed: string[] = [];
  listener.answer = ({ path }) => {
    failures += 1;
    if (failures > 1) return { status: 200, body: {} };
    failed.push(path);
    return { status: 500, body: {} };
  };
  const ids = await sendTexts(bot, roomId, ['1', '2']);
  await expect
    .poll(() => transactionsOf(listener).filter(({ path }) => failed.includes(path)).length, { timeout: 15_000 })
    .toBe(2);
  await arrived(listener, ids[1] ?? '');
  const taken = new Map(transactionsOf(listener).map(({ path, body }) => [path, body.events as Json[]]));
  expect(idsOf([...taken.values()].flat()).filter((id) => ids.includes(id))).toEqual(ids);
});

test('a room is asked for at the service when nobody knows its alias', async () => {
  const [alice] = await people(target, 1);
  const alias = `#${fresh(target.appservice.prefix)}:${target.serverName}`;
  const roomId = await roomOf(alice);
  listener.answer = async ({ path }) => {
    if (path.startsWith('/_matrix/app/v1/rooms/')) {
      await new AppserviceClient(target).put(`/v3/directory/room/${part(alias)}`, { room_id: roomId });
    }
    return { status: 200, body: {} };
  };
  const found = await alice.get(`/v3/directory/room/${part(alias)}`);
  expect(found.room_id).toBe(roomId);
  const asked = listener.received.find(({ path }) => path.startsWith(`/_matrix/app/v1/rooms/${part(alias)}`));
  expect(asked?.authorization).toBe(`Bearer ${target.appservice.hsToken}`);
});

test('an alias that the service does not know either is not found', async () => {
  const [alice] = await people(target, 1);
  listener.answer = () => ({ status: 404, body: { errcode: 'M_NOT_FOUND' } });
  const alias = `#${fresh(target.appservice.prefix)}:${target.serverName}`;
  await alice.refused(404, 'M_NOT_FOUND', 'GET', `/v3/directory/room/${part(alias)}`);
});

test('a user is asked for at the service when nobody knows them', async () => {
  const [alice] = await people(target, 1);
  const username = fresh(target.appservice.prefix);
  const userId = `@${username}:${target.serverName}`;
  listener.answer = async ({ path }) => {
    if (path.startsWith('/_matrix/app/v1/users/'))
      await new AppserviceClient(target).post('/v3/register', {
        type: 'm.login.application_service',
        username,
        inhibit_login: true,
      });
    return { status: 200, body: {} };
  };
  await alice.call('POST', '/v3/createRoom', { invite: [userId] });
  await listener.until(({ path }) => path.startsWith(`/_matrix/app/v1/users/${part(userId)}`));
});

test('a ping reaches the service with its transaction and tells how long it took', async () => {
  const service = new AppserviceClient(target);
  const transaction_id = fresh('ping');
  const answer = await service.post('/v1/appservice/benchas/ping', { transaction_id });
  expect(answer.duration_ms).toEqual(expect.any(Number));
  const ping = await listener.until(
    ({ path, body }) => path.endsWith('/ping') && body.transaction_id === transaction_id,
  );
  expect(ping).toMatchObject({ method: 'POST', authorization: `Bearer ${target.appservice.hsToken}` });
});

test('a ping that the service refuses says so', async () => {
  listener.answer = () => ({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
  const refused = await new AppserviceClient(target).refused(
    502,
    'M_BAD_STATUS',
    'POST',
    '/v1/appservice/benchas/ping',
    {},
  );
  expect(refused.status).toBe(403);
});

test('nobody pings a service but itself', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(403, 'M_FORBIDDEN', 'POST', '/v1/appservice/benchas/ping', {});
  await new AppserviceClient(target).refused(403, 'M_FORBIDDEN', 'POST', '/v1/appservice/other/ping', {});
});
