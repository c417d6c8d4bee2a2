import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

let database: TestDatabase;
let homeserver: Homeserver;
beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  homeserver = await start(false);
});

function start(publicReceipts: boolean): Promise<Homeserver> {
  return startHomeserver({
    database,
    host: '127.0.0.1',
    port: 0,
    config: {
      ...defaultConfig,
      ...{ serverName: 'localhost', registration: 'open', rateLimits: false, publicReceipts },
    },
    onFailure: (failure) => expect(failure).toBe(undefined),
  });
}
afterAll(async () => {
  await homeserver.close();
  await database.close();
});

async function call(token: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${homeserver.url}/_matrix/client/v3/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
  return response.json();
}

/** The text of a field of an answer. */
function textOf(answer: unknown, name: string): string {
  return String((answer as Record<string, unknown>)[name]); // an object, like every answer
}

async function register(username: string): Promise<string> {
  const auth = { type: 'm.login.dummy' };
  return textOf(await call('', 'POST', 'register', { username, password: 'Drei Räder 7', auth }), 'access_token');
}

test('without public receipts one’s m.read is private, however it is sent, and clears one’s counts', async () => {
  const [alice, bob] = [await register('alice'), await register('bob')];
  const roomId = encodeURIComponent(
    textOf(await call(alice, 'POST', 'createRoom', { preset: 'public_chat' }), 'room_id'),
  );
  await call(bob, 'POST', `join/${roomId}`, {});
  const send = async (id: number) =>
    textOf(
      await call(bob, 'PUT', `rooms/${roomId}/send/m.room.message/${id}`, { msgtype: 'm.text', body: 'x' }),
      'event_id',
    );
  await call(alice, 'POST', `rooms/${roomId}/receipt/m.read/${encodeURIComponent(await send(1))}`, {});
  await call(alice, 'POST', `rooms/${roomId}/read_markers`, { 'm.read': await send(2) });
  expect(JSON.stringify(await call(bob, 'GET', 'sync'))).not.toContain('m.receipt');
  const own = JSON.stringify(await call(alice, 'GET', 'sync'));
  expect(own).toContain('"m.read.private"');
  expect(own).not.toContain('"m.read"');
  expect(own).toContain('"unread_notifications":{"notification_count":0,"highlight_count":0}');
});

test('what was public before is shown to nobody once receipts are private, and its owner keeps it', async () => {
  await homeserver.close();
  homeserver = await start(true);
  const [alice, bob] = [await register('anna'), await register('bernd')];
  const roomId = encodeURIComponent(
    textOf(await call(alice, 'POST', 'createRoom', { preset: 'public_chat' }), 'room_id'),
  );
  await call(bob, 'POST', `join/${roomId}`, {});
  const message = { msgtype: 'm.text', body: 'x' };
  const event = textOf(await call(bob, 'PUT', `rooms/${roomId}/send/m.room.message/1`, message), 'event_id');
  await call(alice, 'POST', `rooms/${roomId}/receipt/m.read/${encodeURIComponent(event)}`, {});
  expect(JSON.stringify(await call(bob, 'GET', 'sync'))).toContain('"m.read"');
  await homeserver.close();
  homeserver = await start(false);
  expect(JSON.stringify(await call(bob, 'GET', 'sync'))).not.toContain('m.receipt');
  expect(JSON.stringify(await call(alice, 'GET', 'sync'))).toContain(`"${event}":{"m.read.private"`);
});
