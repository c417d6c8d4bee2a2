import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aSignedInPerson, aSpace, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { messageSent } from '../shared/index.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let tokens: { as_token: string; hs_token: string };
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  // The file as the homeserver reads it.
  const file = readFileSync(join(server.dataFolder, 'homeserver-registration.yaml'), 'utf8');
  const field = (name: string) => new RegExp(`^${name}: "?([\\w-]+)`, 'm').exec(file)?.[1] ?? '';
  tokens = { as_token: field('as_token'), hs_token: field('hs_token') };
});
afterAll(() => server.stop());

async function announced() {
  const { rows } = await sql<{ payload: Record<string, string>; audience: unknown }>`
    select payload, audience from events where kind = ${messageSent.kind} order by id`.execute(server.database.kysely);
  return rows;
}

async function aRoom() {
  const { client, person } = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: person.id });
  const browser = await MatrixBrowser.open(client);
  const { rows } = await sql<{ room: string }>`
    select room from homeserver_rooms where space = ${space.id} and kind = 'room'`.execute(server.database.kysely);
  return { browser, person, space, room: rows[0]?.room ?? '' };
}

function tell(path: string, init: { token?: string; method?: string; body?: unknown } = {}): Promise<Response> {
  const { token = tokens.hs_token, method = 'PUT', body } = init;
  return fetch(`${server.url}/_matrix/app/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

function message(room: string, sender: string, event: string) {
  const content = { msgtype: 'm.text', body: 'Geheim' };
  return { type: 'm.room.message', room_id: room, sender, event_id: event, origin_server_ts: Date.now(), content };
}

test('what is said in a room of a space becomes an event for the space, without what it was', async () => {
  const { browser, person, space, room } = await aRoom();
  const event = await browser.send(room, 'Streng vertraulich');
  await expect
    .poll(async () => (await announced()).filter(({ payload }) => payload.event === event))
    .toEqual([{ payload: { room, event, sender: person.id }, audience: { space: space.id } }]);
  expect(JSON.stringify(await announced())).not.toContain('vertraulich');
});

test('what is said in direct rooms is nobody’s business here', async () => {
  const { browser, room } = await aRoom();
  const { room_id: direct } = await browser.call('POST', '/v3/createRoom', { is_direct: true });
  const quiet = await browser.send(direct, 'Unter uns');
  const loud = await browser.send(room, 'An alle');
  await expect.poll(async () => (await announced()).map(({ payload }) => payload.event)).toContain(loud);
  expect((await announced()).map(({ payload }) => payload.event)).not.toContain(quiet);
});

test('a transaction that comes twice counts once', async () => {
  const { browser, room } = await aRoom();
  const body = { events: [message(room, browser.userId, '$twice')] };
  for (const _time of [1, 2]) expect((await tell('/transactions/twice', { body })).status).toBe(200);
  expect((await announced()).filter(({ payload }) => payload.event === '$twice')).toHaveLength(1);
});

test('another homeserver, which counts from the beginning again, is heard', async () => {
  const { browser, room } = await aRoom();
  for (const event of ['$one', '$other']) {
    const body = { events: [message(room, browser.userId, event)] };
    expect((await tell('/transactions/1', { body })).status).toBe(200);
  }
  const heard = (await announced()).map(({ payload }) => payload.event);
  expect(heard.filter((event) => event === '$one' || event === '$other')).toHaveLength(2);
});

test('nobody but the homeserver tells anything', async () => {
  const { browser, room } = await aRoom();
  const body = { events: [message(room, browser.userId, '$forged')] };
  expect((await tell('/transactions/f1', { body, token: '' })).status).toBe(401);
  for (const token of [
    'x',
    tokens.as_token,
    `${tokens.hs_token}x`,
    tokens.hs_token.slice(0, -1),
    browser.session.accessToken,
  ]) {
    const response = await tell('/transactions/f2', { body, token });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errcode: 'M_FORBIDDEN' });
  }
  expect((await announced()).filter(({ payload }) => payload.event === '$forged')).toEqual([]);
});

test('ping, queries and nonsense are answered as the specification says', async () => {
  expect((await tell('/ping', { method: 'POST', body: { transaction_id: 'a' } })).status).toBe(200);
  expect((await tell('/users/%40k-nobody%3Ax', { method: 'GET' })).status).toBe(404);
  expect((await tell('/rooms/%23none%3Ax', { method: 'GET' })).status).toBe(404);
  expect((await tell('/thirdparty/protocol/irc', { method: 'GET' })).status).toBe(404);
  for (const body of ['', 'null', '[]', '{"events":1}', '{"no":']) {
    expect((await tell('/transactions/bad', { body })).status, body).toBe(400);
  }
  const odd = { events: [null, 1, {}, { type: 'm.room.message' }] };
  expect((await tell('/transactions/odd', { body: odd })).status).toBe(200);
});

test('the file with the secrets is its owner’s alone', () => {
  expect(statSync(join(server.dataFolder, 'homeserver-registration.yaml')).mode & 0o777).toBe(0o600);
});
