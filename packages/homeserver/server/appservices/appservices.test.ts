import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Database } from '@kontor/database';
import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { type Homeserver, startHomeserver } from '../homeserver.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';

interface Transaction {
  readonly path: string;
  readonly events: readonly { readonly content: { readonly body?: string } }[];
  readonly ephemeral?: readonly { readonly type: string; readonly content: unknown }[];
  readonly to_device?: readonly unknown[];
}

let database: Database;
let service: Server;
/** What the service was sent, and whether it takes it. */
const received: Transaction[] = [];
let takes = true;
/** Under their numbers: a server that stops while it is answered sends again, and the service knows it. */
const taken = new Set<string>();

beforeAll(async () => {
  database = await openTestDatabase({ migrations: homeserverMigrations });
  service = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    if (!taken.has(path)) received.push({ path, ...JSON.parse(String(Buffer.concat(chunks))) });
    if (takes) taken.add(path);
    response.writeHead(takes ? 200 : 500).end('{}');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  service.close();
  await database.close();
});

function start({ rateLimits = false } = {}): Promise<Homeserver> {
  const users = [{ isExclusive: true, pattern: /^@bot_/ }];
  return startHomeserver({
    database,
    host: '127.0.0.1',
    port: 0,
    onFailure: (failure) => {
      throw failure;
    },
    config: {
      ...defaultConfig,
      serverName: 'stadt.example',
      rateLimits,
      appservices: [
        {
          id: 'bots',
          url: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, // it listens on TCP
          asToken: 'as',
          hsToken: 'hs',
          senderLocalpart: 'bots',
          isRateLimited: false,
          receivesEphemeral: true,
          protocols: [],
          namespaces: { users, aliases: [], rooms: [] },
        },
      ],
    },
  });
}

async function call(server: Homeserver, method: string, path: string, body: unknown): Promise<Record<string, string>> {
  const response = await fetch(`${server.url}/_matrix/client${path}`, {
    method,
    headers: { authorization: 'Bearer as' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Record<string, string>; // what the endpoints used here answer
}

const say = (server: Homeserver, room: string, text: string) =>
  call(server, 'PUT', `/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${text}`, { body: text });
const texts = () => received.flatMap(({ events }) => events.flatMap(({ content }) => content.body ?? []));

test('what a service did not take it gets after a restart, under the same number, and nothing twice', async () => {
  const first = await start();
  const { room_id: room = '' } = await call(first, 'POST', '/v3/createRoom', {});
  await say(first, room, 'eins');
  await expect.poll(texts).toEqual(['eins']);
  takes = false;
  await say(first, room, 'zwei');
  await expect.poll(texts).toEqual(['eins', 'zwei']);
  const refused = received.at(-1)?.path;
  await say(first, room, 'drei');
  await first.close();

  takes = true;
  received.length = 0;
  const second = await start();
  await expect.poll(texts).toEqual(['zwei', 'drei']);
  expect(received[0]?.path).toBe(refused);
  await say(second, room, 'vier');
  await expect.poll(texts).toEqual(['zwei', 'drei', 'vier']);
  await second.close();

  received.length = 0;
  const third = await start();
  await say(third, room, 'fünf');
  await expect.poll(texts).toEqual(['fünf']);
  await third.close();
});

test('typing and messages to devices reach the service, and what it has taken is not kept', async () => {
  const server = await start();
  await call(server, 'POST', '/v3/register', { type: 'm.login.application_service', username: 'bot_1' });
  await call(server, 'PUT', '/v3/devices/ROBOT?user_id=@bot_1:stadt.example', {});
  const { room_id: room = '' } = await call(server, 'POST', '/v3/createRoom', {});
  const typing = `/v3/rooms/${encodeURIComponent(room)}/typing/${encodeURIComponent('@bots:stadt.example')}`;
  await call(server, 'PUT', typing, { typing: true, timeout: 20_000 });
  await expect
    .poll(() => received.flatMap(({ ephemeral = [] }) => ephemeral))
    .toContainEqual({ type: 'm.typing', room_id: room, content: { user_ids: ['@bots:stadt.example'] } });
  const messages = { '@bot_1:stadt.example': { ROBOT: { n: 1 } } };
  await call(server, 'PUT', '/v3/sendToDevice/x.test/1', { messages });
  await expect
    .poll(() => received.flatMap((each) => each.to_device ?? []))
    .toEqual([
      {
        type: 'x.test',
        sender: '@bots:stadt.example',
        to_user_id: '@bot_1:stadt.example',
        to_device_id: 'ROBOT',
        content: { n: 1 },
      },
    ]);
  const kept = () => database.transaction((tx) => sql`select 1 from homeserver.to_device_messages`.execute(tx));
  await expect.poll(async () => (await kept()).rows).toEqual([]);
  await server.close();
});

test('a service that is not limited makes as many users as it likes, though strangers may not', async () => {
  const server = await start({ rateLimits: true });
  const type = 'm.login.application_service';
  for (let number = 0; number < 80; number += 1)
    await call(server, 'POST', '/v3/register', { type, username: `bot_many${number}`, inhibit_login: true });
  const asStranger = () => fetch(`${server.url}/_matrix/client/v3/register`, { method: 'POST', body: '{}' });
  const statuses = await Promise.all(Array.from({ length: 80 }, async () => (await asStranger()).status));
  expect(statuses).toContain(429);
  await server.close();
});
