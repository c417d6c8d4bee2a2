import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppserviceClient, openAppservice, registerAppserviceUser } from './harness/appservice.ts';
import { Client, fresh, part } from './harness/client.ts';
import type { Listener } from './harness/listener.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// application service API, Client-Server API extensions
const target = useTarget({ alone: true });

// What the service's users do is sent to it; nobody to take it would slow down what follows.
let listener: Listener;
beforeAll(async () => {
  listener = await openAppservice(target);
});
afterAll(() => listener.close());

const inNamespace = () => fresh(target.appservice.prefix);
const idOf = (localpart: string) => `@${localpart}:${target.serverName}`;

test('the token alone acts for the service’s own user', async () => {
  const answer = await new AppserviceClient(target).get('/v3/account/whoami');
  expect(answer.user_id).toBe(idOf(target.appservice.senderLocalpart));
});

test('a user of the namespace is registered without a password or a session', async () => {
  const service = new AppserviceClient(target);
  const username = inNamespace();
  const body = { type: 'm.login.application_service', username, inhibit_login: true };
  const answer = await service.post('/v3/register', body);
  expect(answer.user_id).toBe(idOf(username));
  expect(answer).not.toHaveProperty('access_token');
});

test('a name outside of the namespace is not the service’s to register', async () => {
  const body = { type: 'm.login.application_service', username: fresh('outside'), inhibit_login: true };
  await new AppserviceClient(target).refused(400, 'M_EXCLUSIVE', 'POST', '/v3/register', body);
});

test('the same user is registered once', async () => {
  const service = new AppserviceClient(target);
  const body = { type: 'm.login.application_service', username: inNamespace(), inhibit_login: true };
  await service.post('/v3/register', body);
  await service.refused(400, 'M_USER_IN_USE', 'POST', '/v3/register', body);
});

test('nobody else registers a name of the namespace', async () => {
  const body = { username: inNamespace(), password: 'Drei Räder im Regen 7', auth: { type: 'm.login.dummy' } };
  await new Client(target).refused(400, 'M_EXCLUSIVE', 'POST', '/v3/register', body);
});

test('without the service’s token nobody registers as a service does', async () => {
  const body = { type: 'm.login.application_service', username: inNamespace() };
  const answer = await new Client(target).call('POST', '/v3/register', body);
  expect([400, 401, 403]).toContain(answer.status);
});

test('user_id acts for a user of the namespace', async () => {
  const bot = await registerAppserviceUser(target);
  expect((await bot.get('/v3/account/whoami')).user_id).toBe(bot.userId);
  const roomId = await bot.createRoom({ name: 'Von der Maschine' });
  expect(await bot.get(`/v3/rooms/${part(roomId)}/state/m.room.create`)).toBeDefined();
  const members = await bot.get(`/v3/rooms/${part(roomId)}/joined_members`);
  expect(Object.keys(members.joined)).toEqual([bot.userId]);
});

test('user_id may not name anybody outside of the namespace', async () => {
  const [alice] = await people(target, 1);
  await new AppserviceClient(target, alice.userId).refused(403, 'M_FORBIDDEN', 'GET', '/v3/account/whoami');
});

test('user_id may not name a user of the namespace who is not registered', async () => {
  const ghost = new AppserviceClient(target, idOf(inNamespace()));
  const answer = await ghost.call('GET', '/v3/account/whoami');
  expect(answer.status).toBe(403);
});

test('a person’s token does not take user_id', async () => {
  const [alice] = await people(target, 1);
  const bot = await registerAppserviceUser(target);
  const answer = await alice.get('/v3/account/whoami', { user_id: bot.userId });
  expect(answer.user_id).toBe(alice.userId);
});

test('a forged token is refused', async () => {
  const forged = new Client(target, { token: `${target.appservice.asToken}x` });
  await forged.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
});

test('signing in as a service gives a user of the namespace a session', async () => {
  const bot = await registerAppserviceUser(target);
  const login = { type: 'm.login.application_service', identifier: { type: 'm.id.user', user: bot.userId } };
  const answer = await new AppserviceClient(target).post('/v3/login', login);
  const session = new Client(target, { token: answer.access_token });
  expect(await session.get('/v3/account/whoami')).toMatchObject({ user_id: bot.userId, device_id: answer.device_id });
});

test('signing in as a service does not open accounts outside of the namespace', async () => {
  const [alice] = await people(target, 1);
  const login = { type: 'm.login.application_service', identifier: { type: 'm.id.user', user: alice.userId } };
  await new AppserviceClient(target).refused(403, ['M_EXCLUSIVE', 'M_FORBIDDEN'], 'POST', '/v3/login', login);
});

test('signing in as a service needs the service’s token', async () => {
  const bot = await registerAppserviceUser(target);
  const login = { type: 'm.login.application_service', identifier: { type: 'm.id.user', user: bot.userId } };
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/login', login);
});

test('the kinds of signing in name the one of services', async () => {
  const { flows } = await new Client(target).get('/v3/login');
  expect(flows).toContainEqual({ type: 'm.login.application_service' });
});

test('ts says when an event happened', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  const ts = 1_600_000_000_000;
  const { event_id: eventId } = await bot.put(
    `/v3/rooms/${part(roomId)}/send/m.room.message/${fresh('txn')}`,
    { msgtype: 'm.text', body: 'von früher' },
    { query: { ts } },
  );
  const event = await bot.get(`/v3/rooms/${part(roomId)}/event/${part(eventId)}`);
  expect(event.origin_server_ts).toBe(ts);
});

test('ts says when a change of state happened', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  const path = `/v3/rooms/${part(roomId)}/state/m.room.topic/`;
  const { event_id: eventId } = await bot.put(path, { topic: 'Früher' }, { query: { ts: 1_600_000_000_000 } });
  const event = await bot.get(`/v3/rooms/${part(roomId)}/event/${part(eventId)}`);
  expect(event.origin_server_ts).toBe(1_600_000_000_000);
});

test('a person cannot set the time of an event', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { event_id: eventId } = await alice.put(
    `/v3/rooms/${part(roomId)}/send/m.room.message/${fresh('txn')}`,
    { msgtype: 'm.text', body: 'gelogen' },
    { query: { ts: 1_600_000_000_000 } },
  );
  const event = await alice.get(`/v3/rooms/${part(roomId)}/event/${part(eventId)}`);
  expect(event.origin_server_ts).toBeGreaterThan(1_700_000_000_000);
});

test('aliases of the namespace are the service’s', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const alias = part(`#${inNamespace()}:${target.serverName}`);
  const answer = await alice.call('PUT', `/v3/directory/room/${alias}`, { room_id: roomId });
  expect(answer).toMatchObject({ status: 400, body: { errcode: 'M_EXCLUSIVE' } });
  await new AppserviceClient(target).put(`/v3/directory/room/${alias}`, { room_id: roomId });
  expect((await alice.get(`/v3/directory/room/${alias}`)).room_id).toBe(roomId);
});

test('aliases outside of the namespace are not', async () => {
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom();
  const alias = part(`#${fresh('outside')}:${target.serverName}`);
  const answer = await bot.call('PUT', `/v3/directory/room/${alias}`, { room_id: roomId });
  expect(answer).toMatchObject({ status: 400, body: { errcode: 'M_EXCLUSIVE' } });
});

test('a room of a namespace’s user works like any', async () => {
  const [alice] = await people(target, 1);
  const bot = await registerAppserviceUser(target);
  const roomId = await bot.createRoom({ invite: [alice.userId] });
  await alice.join(roomId);
  const eventId = await bot.sendText(roomId, 'Guten Tag');
  const { sender } = await alice.get(`/v3/rooms/${part(roomId)}/event/${part(eventId)}`);
  expect(sender).toBe(bot.userId);
});

test('the name and picture of a namespace’s user are set by the service', async () => {
  const bot = await registerAppserviceUser(target);
  await bot.put(`/v3/profile/${part(bot.userId)}/displayname`, { displayname: 'Melder' });
  expect(await bot.get(`/v3/profile/${part(bot.userId)}`)).toMatchObject({ displayname: 'Melder' });
});
