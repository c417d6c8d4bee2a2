import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { isPrivateAddress } from '../outgoing/private-address.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

let database: TestDatabase;
let gateway: Server;
const received: { readonly notification: { readonly event_id?: string } }[] = [];
let isUp = false;
const thinkingMs = 300;

beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  gateway = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (isUp) received.push(JSON.parse(Buffer.concat(chunks).toString()));
    await sleep(thinkingMs); // a server that is stopped meanwhile hears the answer all the same
    response.writeHead(isUp ? 200 : 503, { 'content-type': 'application/json' }).end('{"rejected":[]}');
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await database.close();
});

function start(skipVerify: boolean): Promise<Homeserver> {
  const config = {
    ...defaultConfig,
    serverName: 'localhost',
    registration: 'open',
    rateLimits: false,
    skipVerify,
  } as const;
  return startHomeserver({
    config,
    database,
    host: '127.0.0.1',
    port: 0,
    onFailure: (failure) => expect(failure).toBe(undefined),
  });
}

async function call(server: Homeserver, token: string, method: string, path: string, body: unknown) {
  const response = await fetch(`${server.url}/_matrix/client/v3/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer as Record<string, string> }; // texts are all that is looked at
}

async function register(server: Homeserver, username: string): Promise<string> {
  const answer = await call(server, '', 'POST', 'register', {
    ...{ username, password: 'Drei Räder im Regen 7', auth: { type: 'm.login.dummy' } },
  });
  return answer.body.access_token ?? '';
}

const pusher = () => ({
  ...{
    kind: 'http',
    app_id: 'org.example.app',
    pushkey: 'key',
    app_display_name: 'x',
    device_display_name: 'y',
    lang: 'de',
  },
  data: { url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/_matrix/push/v1/notify` }, // it listens on TCP
});

test('what could not be delivered before a restart is delivered after it, once', async () => {
  const first = await start(true);
  const [alice, bob] = [await register(first, 'alice'), await register(first, 'bob')];
  const { body } = await call(first, alice, 'POST', 'createRoom', { preset: 'public_chat' });
  const roomId = encodeURIComponent(body.room_id ?? '');
  await call(first, bob, 'POST', `join/${roomId}`, {});
  expect((await call(first, alice, 'POST', 'pushers/set', pusher())).status).toBe(200);
  const sent = await call(first, bob, 'PUT', `rooms/${roomId}/send/m.room.message/1`, {
    msgtype: 'm.text',
    body: 'Hallo',
  });
  await first.close();
  isUp = true;
  const second = await start(true);
  await expect
    .poll(() => received.map(({ notification }) => notification.event_id), { timeout: 10_000 })
    .toEqual([sent.body.event_id]);
  await second.close();
  const third = await start(true);
  const next = await call(third, bob, 'PUT', `rooms/${roomId}/send/m.room.message/2`, {
    msgtype: 'm.text',
    body: 'Ja',
  });
  await expect
    .poll(() => received.map(({ notification }) => notification.event_id), { timeout: 10_000 })
    .toEqual([sent.body.event_id, next.body.event_id]);
  await third.close();
});

test('gateways without HTTPS are refused, and none within a private network is ever asked', async () => {
  const server = await start(false);
  const token = await register(server, 'carol');
  const answer = await call(server, token, 'POST', 'pushers/set', pusher());
  expect(answer).toMatchObject({ status: 400, body: { errcode: 'M_INVALID_PARAM' } });
  await server.close();
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '::1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '64:ff9b::a00:1',
  '0.0.0.0',
  'x',
])('%s is no address of the public internet', (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(['8.8.8.8', '193.99.144.80', '2a02:2e0:3fe:1001::1'])('%s is one', (address) =>
  expect(isPrivateAddress(address)).toBe(false),
);
