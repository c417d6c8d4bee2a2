import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const uploadLimit = 100_000;
let upstream: Server;
let server: TestServer;
let handle: Handle;
const answerEmpty: Handle = (request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"user_id":"@kontor:127.0.0.1"}');
};

/** A homeserver of somebody else's, of which the test decides what it says. */
beforeAll(async () => {
  handle = answerEmpty;
  upstream = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo; // it listens on TCP
  server = await startTestServer({
    environment: {
      KONTOR_HOMESERVER_URL: `http://127.0.0.1:${port}`,
      KONTOR_UPLOAD_LIMIT: String(uploadLimit),
      KONTOR_TRUST_PROXY: 'false',
    },
  });
});
afterEach(() => {
  handle = answerEmpty;
});
afterAll(async () => {
  upstream.closeAllConnections();
  upstream.close();
  await server.stop();
});

/** The next request that reaches the homeserver. */
function nextRequest(answer: Handle = answerEmpty): Promise<IncomingMessage> {
  return new Promise((resolve) => {
    handle = (request, response) => {
      if (!request.url?.startsWith('/_matrix/client/v3/test')) return answerEmpty(request, response);
      resolve(request);
      answer(request, response);
    };
  });
}

const at = '/_matrix/client/v3/test';

test('address, token and caller reach the homeserver, the cookie of Kontor does not', async () => {
  const { client } = await aSignedInPerson(server);
  const asked = nextRequest();
  const headers = { authorization: 'Bearer theirs', 'x-forwarded-for': '10.9.9.9' };
  await client.fetch(`${at}/a%2Fb?q=%C3%BC`, { headers });
  const request = await asked;
  expect(request.url).toBe(`${at}/a%2Fb?q=%C3%BC`);
  expect(request.headers).toMatchObject({ authorization: 'Bearer theirs', 'x-forwarded-for': '127.0.0.1' });
  expect(request.headers).not.toHaveProperty('cookie');
});

test('an answer comes piece by piece, as it is made', async () => {
  let go: () => void = () => undefined;
  void nextRequest((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write('first');
    go = () => response.end(' second');
  });
  const response = await fetch(`${server.url}${at}`);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe('first');
  go();
  const second = await reader?.read();
  expect(Buffer.from(second?.value ?? []).toString()).toBe(' second');
});

test('a body goes through unread, whatever type it claims to have', async () => {
  const bodies: string[] = [];
  const collect: Handle = (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      bodies.push(body);
      answerEmpty(request, response);
    });
  };
  for (const type of ['application/json', 'multipart/form-data', 'text/weird']) {
    void nextRequest(collect);
    await fetch(`${server.url}${at}`, { method: 'POST', body: '{"no":', headers: { 'content-type': type } });
  }
  expect(bodies).toEqual(Array(3).fill('{"no":'));
});

test('when the client goes, the homeserver is told', async () => {
  const asked = nextRequest(() => undefined);
  const going = new AbortController();
  const polling = fetch(`${server.url}${at}`, { signal: going.signal }).catch(() => undefined);
  const request = await asked;
  const closed = once(request.socket, 'close');
  going.abort();
  await closed;
  await polling;
});

describe('too much', () => {
  test('is refused when it is announced', async () => {
    const body = 'x'.repeat(uploadLimit + 1);
    const response = await fetch(`${server.url}${at}`, { method: 'POST', body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errcode: 'M_TOO_LARGE' });
  });

  test('and when it comes all the same', async () => {
    void nextRequest((request) => request.resume());
    const piece = new TextEncoder().encode('x'.repeat(10_000));
    let pieces = 0;
    const body = new ReadableStream({
      pull(controller) {
        pieces += 1;
        if (pieces > 30) controller.close();
        else controller.enqueue(piece);
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const status = await fetch(`${server.url}${at}`, init).then(
      (response) => response.status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(status);
  });
});

test('JSON is compressed once, parts of files never', async () => {
  const text = JSON.stringify({ text: 'x'.repeat(10_000) });
  void nextRequest((request, response) => {
    expect(request.headers['accept-encoding']).toBe('identity');
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  });
  const json = await fetch(`${server.url}${at}`, { headers: { 'accept-encoding': 'gzip' } });
  expect(json.headers.get('content-encoding')).toBe('gzip');
  expect(await json.text()).toBe(text);
  void nextRequest((_request, response) => {
    const headers = { 'content-type': 'text/plain', 'content-range': 'bytes 0-9999/20000', 'content-length': 10_000 };
    response.writeHead(206, headers).end('x'.repeat(10_000));
  });
  const part = await fetch(`${server.url}${at}`, { headers: { 'accept-encoding': 'gzip', range: 'bytes=0-9999' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-encoding')).toBeNull();
  expect(part.headers.get('content-length')).toBe('10000');
});

test('a short answer is not worth it, and one that breaks off in the middle is none', async () => {
  const text = JSON.stringify({ text: 'x'.repeat(900) });
  const headers = { 'content-type': 'application/json', 'content-length': text.length };
  void nextRequest((_request, response) => response.writeHead(200, headers).end(text));
  const short = await fetch(`${server.url}${at}`, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(short.headers.get('content-encoding')).toBeNull();
  expect(short.headers.get('content-length')).toBe(String(text.length));
  expect(await short.text()).toBe(text);
  void nextRequest((request, response) => {
    response.writeHead(200, headers).write(text.slice(0, 500), () => request.socket.destroy());
  });
  const broken = await fetch(`${server.url}${at}`);
  expect(broken.status).toBe(503);
  expect(await broken.json()).toMatchObject({ errcode: 'M_UNKNOWN' });
});

test('a homeserver that breaks off is told in Matrix’s form', async () => {
  void nextRequest((request) => request.socket.destroy());
  const response = await fetch(`${server.url}${at}`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ errcode: 'M_UNKNOWN' });
});

/** Sends a path as it is: `fetch` would tidy it up before. */
async function rawStatus(path: string): Promise<string> {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text.split(' ')[1] ?? '';
}

test('tricks with the path reach neither the homeserver’s other doors nor Kontor’s', async () => {
  const reached: string[] = [];
  handle = (request, response) => {
    reached.push(request.url ?? '');
    answerEmpty(request, response);
  };
  const tricks = [
    '/_matrix/../api/session',
    '/_matrix/client/../../_synapse/admin/v2/users',
    '/_matrix/client/..%2f..%2f_synapse/admin/v2/users',
    '/_matrix/%61pp/v1/ping',
    '/_matrix/client/%2e%2e/app/v1/ping',
  ];
  for (const path of tricks) expect(await rawStatus(path), path).toMatch(/^40[0-9]$/);
  // Kontor's own pages answer these.
  for (const path of ['/_synapse/admin/v2/users', '//_matrix/client/versions']) await rawStatus(path);
  expect(reached.filter((url) => !url.startsWith('/_matrix/client/v3/'))).toEqual([]);
});

test('who runs no homeserver says so', async () => {
  const off = await startTestServer();
  try {
    const response = await fetch(`${off.url}/_matrix/client/versions`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errcode: 'M_UNKNOWN' });
    expect((await fetch(`${off.url}/.well-known/matrix/client`)).status).toBe(404);
  } finally {
    await off.stop();
  }
});
