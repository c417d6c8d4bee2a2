import { openTestDatabase } from '@kontor/database/testing';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

const delayMs = 'org.matrix.msc4140.delay';

async function call(url: string, token: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  const response = await fetch(`${url}/_matrix/client/v3/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>; // every answer is an object
}

test('what came due while the server was away is sent when it is back, once', async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  const start = () =>
    startHomeserver({
      database,
      host: '127.0.0.1',
      port: 0,
      config: { ...defaultConfig, serverName: 'localhost', registration: 'open', rateLimits: false },
      onFailure: (failure) => expect(failure).toBe(undefined),
    });
  const first = await start();
  const account = { username: 'alice', password: 'Drei Räder 7', auth: { type: 'm.login.dummy' } };
  const token = String((await call(first.url, '', 'POST', 'register', account)).access_token);
  const roomId = encodeURIComponent(String((await call(first.url, token, 'POST', 'createRoom', {})).room_id));
  const message = { msgtype: 'm.text', body: 'später' };
  await call(first.url, token, 'PUT', `rooms/${roomId}/send/m.room.message/1?${delayMs}=500`, message);
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, 600));
  for (const _start of [1, 2]) {
    const again = await start();
    const bodies = async () => JSON.stringify(await call(again.url, token, 'GET', `rooms/${roomId}/messages?dir=b`));
    await expect.poll(bodies, { timeout: 5000 }).toContain('später');
    expect((await bodies()).split('später')).toHaveLength(2);
    await again.close();
  }
  await database.close();
});
