import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { isObject } from '../json.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';
import { addRegistrationToken, findRegistrationToken } from '../storage/registration-token-table.ts';

// client-server API, Token-authenticated registration: where nobody registers without a token
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let homeserver: Homeserver;
beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  const config = { ...defaultConfig, serverName: 'stadt.example', registration: 'token', rateLimits: false } as const;
  homeserver = await startHomeserver({ database, config, host: '127.0.0.1', port: 0, onFailure: () => undefined });
  await database.transaction((tx) =>
    addRegistrationToken(tx, { token: 'zweimal', uses_allowed: 2, expiry_time: Date.now() + 60_000 }),
  );
});
afterAll(async () => {
  await homeserver.close();
  await database.close();
});

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(body: object, query = ''): Promise<Answer> {
  const url = `${homeserver.url}/_matrix/client/v3/register${query}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const json: unknown = await response.json();
  return { status: response.status, body: isObject(json) ? json : {} };
}

async function registerWith(username: string, token: unknown): Promise<Answer> {
  const asked = { username, password: 'Drei Räder im Regen 7' };
  const { session } = (await ask(asked)).body;
  return ask({ ...asked, auth: { type: 'm.login.registration_token', session, token } });
}
const completed = async () => (await database.transaction((tx) => findRegistrationToken(tx, 'zweimal')))?.completed;

test('the token is the one stage, and there are no guests', async () => {
  const { status, body } = await ask({ username: 'anna', password: 'x' });
  expect({ status, flows: body.flows }).toEqual({ status: 401, flows: [{ stages: ['m.login.registration_token'] }] });
  expect((await ask({}, '?kind=guest')).status).toBe(403);
});

test('a token lets in as often as it is said to, counting accounts alone', async () => {
  const [wrong, none] = [await registerWith('anna', 'falsch'), await registerWith('anna', 7)];
  expect([wrong.status, wrong.body.errcode]).toEqual([401, 'M_UNAUTHORIZED']);
  expect(none.status).toBe(401);
  expect(await registerWith('anna', 'zweimal')).toMatchObject({
    status: 200,
    body: { user_id: '@anna:stadt.example' },
  });
  expect((await registerWith('anna', 'zweimal')).status).toBe(400);
  expect(await completed()).toBe(1);
  const both = await Promise.all([registerWith('ben', 'zweimal'), registerWith('cora', 'zweimal')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await completed()).toBe(2);
  expect((await registerWith('dora', 'zweimal')).status).toBe(401);
});
