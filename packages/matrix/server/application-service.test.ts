import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApplicationService } from './application-service.ts';
import { MatrixAway, MatrixRefusal } from './matrix-failure.ts';

type Answer = [status: number, body: object | string];

let server: Server;
let url: string;
/** What is answered next; the last one again and again. */
let answers: Answer[];
let asked: { method: string; url: string; token: string; body: string }[];

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { method = '', url: path = '', headers } = request;
  asked.push({ method, url: path, token: headers.authorization ?? '', body });
  const [status, answer] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500, ''];
  if (status === 0) request.socket.destroy();
  else response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
}

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
beforeEach(() => {
  answers = [[200, {}]];
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const service = (timeoutMs = 5000) => new ApplicationService({ url: () => url, timeoutMs }, 'secret');
const unknown: Answer = [404, { errcode: 'M_NOT_FOUND', error: 'There is none' }];

test('ids go into paths encoded, the token into a header, the user into the query', async () => {
  await service().join('!a/b:c?d#e', '@k-x:stadt.example');
  expect(asked).toEqual([
    {
      method: 'POST',
      url: '/_matrix/client/v3/rooms/!a%2Fb%3Ac%3Fd%23e/join?user_id=%40k-x%3Astadt.example',
      token: 'Bearer secret',
      body: '{}',
    },
  ]);
});

test('a refusal says why, and is not asked for again', async () => {
  answers = [unknown];
  const refused = service().readState('!none');
  await expect(refused).rejects.toBeInstanceOf(MatrixRefusal);
  await expect(refused).rejects.toMatchObject({ status: 404, errcode: 'M_NOT_FOUND' });
  expect(asked).toHaveLength(1);
});

test('a user who is there already is as good as a new one', async () => {
  answers = [[400, { errcode: 'M_USER_IN_USE', error: 'taken' }]];
  await service().register('k-x');
  answers = [[400, { errcode: 'M_EXCLUSIVE', error: 'not yours' }]];
  await expect(service().register('other')).rejects.toMatchObject({ errcode: 'M_EXCLUSIVE' });
});

test.each<[string, Answer]>([
  ['breaks off', [0, '']],
  ['is in trouble', [502, '<html>']],
  ['talks of something else', [200, 'Welcome!']],
])('a homeserver that %s is asked again where that does no harm', async (_what, trouble) => {
  answers = [trouble, trouble, [200, { joined_rooms: ['!a'] }]];
  expect(await service().listJoinedRooms()).toEqual(['!a']);
  answers = [trouble];
  asked = [];
  await expect(service().kick('!a', '@b:c')).rejects.toBeInstanceOf(MatrixAway);
  expect(asked).toHaveLength(1);
});

test('three times are enough', async () => {
  answers = [[503, '']];
  await expect(service().listJoinedRooms()).rejects.toBeInstanceOf(MatrixAway);
  expect(asked).toHaveLength(3);
});

test('who is told to wait waits, and asks again', async () => {
  answers = [
    [429, { errcode: 'M_LIMIT_EXCEEDED', error: 'slowly', retry_after_ms: 300 }],
    [200, {}],
  ];
  const before = performance.now();
  await service().kick('!a', '@b:c');
  expect(performance.now() - before).toBeGreaterThan(290);
  answers = [[429, { errcode: 'M_LIMIT_EXCEEDED', error: 'slowly', retry_after_ms: 60_000 }]];
  await expect(service().kick('!a', '@b:c')).rejects.toMatchObject({ errcode: 'M_LIMIT_EXCEEDED' });
});

test('an answer that never comes is given up, and no address is none', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo; // it listens on TCP
  const target = { url: () => `http://127.0.0.1:${port}`, timeoutMs: 50 };
  await expect(new ApplicationService(target, 'secret').invite('!a', '@b:c')).rejects.toBeInstanceOf(MatrixAway);
  silent.closeAllConnections();
  silent.close();
  const nowhere = new ApplicationService({ url: () => undefined }, 'secret');
  await expect(nowhere.invite('!a', '@b:c')).rejects.toBeInstanceOf(MatrixAway);
});
