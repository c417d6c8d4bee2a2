import { request } from 'node:http';
import { aSignedInPerson, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const json = { 'content-type': 'application/json' };
const securityHeaders = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-frame-options'];

let server: TestServer;
let admin: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer();
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});

afterAll(() => server.stop());

async function countSpaces(): Promise<number> {
  return Number((await server.database.pool.query('select count(*) from spaces_spaces')).rows[0].count);
}

async function expectRefusal(response: Response, status: number, code: string): Promise<void> {
  const text = await response.text();
  expect(response.status, text).toBe(status);
  const { error } = JSON.parse(text) as { error: { code: string; message: string; requestId: string } };
  expect(error.code).toBe(code);
  expect(error.message.length).toBeGreaterThan(10);
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(text).not.toMatch(/node_modules|\.ts:\d|SELECT|stack/);
  for (const header of securityHeaders) expect(response.headers.get(header), header).not.toBeNull();
}

describe('bad input to a route', () => {
  const bodies: readonly (readonly [string, string | Buffer])[] = [
    ['truncated JSON', '{"slug":"a","name":"b"'],
    ['an array', '[]'],
    ['a string', '"text"'],
    ['a number', '7'],
    ['null', 'null'],
    ['nothing', ''],
    ['an unknown field', '{"slug":"bad-input","name":"A","surprise":1}'],
    ['an object where a string is meant', '{"slug":{"$ne":""},"name":"A"}'],
    ['an array where a string is meant', '{"slug":["a","b"],"name":"A"}'],
    ['a prototype', '{"slug":"bad-input","name":"A","__proto__":{"admin":true}}'],
    ['a NUL byte in a text', '{"slug":"bad-input","name":"A\\u0000B"}'],
    ['an id that is none', '{"slug":"bad-input","name":"A","parent":"1 or 1=1"}'],
    ['100,000 nested arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a])],
  ];

  it.each(bodies)('refuses %s and changes nothing', async (_what, body) => {
    const before = await countSpaces();
    const response = await admin.client.fetch('/api/spaces', { method: 'POST', body, headers: json });
    await expectRefusal(response, 400, 'http.invalid_input');
    expect(await countSpaces()).toBe(before);
  });

  it('names the fields that do not fit', async () => {
    const response = await admin.client.fetch('/api/spaces', {
      method: 'POST',
      body: '{"slug":"Ü","name":""}',
      headers: json,
    });
    const { error } = (await response.json()) as { error: { details: { issues: { field: string }[] } } };
    expect(error.details.issues.map(({ field }) => field).sort()).toEqual(['name', 'slug']);
  });

  it('refuses a body that is no JSON by its type', async () => {
    const body = 'slug=a&name=b';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await expectRefusal(
      await admin.client.fetch('/api/spaces', { method: 'POST', body, headers }),
      400,
      'http.invalid_input',
    );
  });

  it('stops reading a body of 100 MB early and stays small', async () => {
    const before = process.memoryUsage().rss;
    const sent = await sendEndlessly(100 * 1024 * 1024);
    expect(sent.status).toBe(413);
    expect(sent.code).toBe('http.body_too_large');
    expect(sent.bytes).toBeLessThan(20 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it.each(['?limit=0', '?limit=1e9', '?limit=abc', '?limit[]=1', `?q=${'x'.repeat(5000)}`, '?surprise=1'])(
    'refuses the query %s',
    async (query) => {
      await expectRefusal(await admin.client.fetch(`/api/accounts${query}`), 400, 'http.invalid_input');
    },
  );

  it('answers unknown ids like what does not exist', async () => {
    const path = '/api/spaces/01900000-0000-7000-8000-000000000000/archive';
    const response = await admin.client.fetch(path, { method: 'POST', body: '{"archived":true}', headers: json });
    await expectRefusal(response, 404, 'spaces.not_found');
    await expectRefusal(await admin.client.fetch('/api/nowhere'), 404, 'http.not_found');
  });
});

describe('requests from elsewhere', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses a write with %o', async (headers) => {
    const before = await countSpaces();
    const body = '{"slug":"from-elsewhere","name":"A"}';
    const response = await admin.client.fetch('/api/spaces', {
      method: 'POST',
      body,
      headers: { ...json, ...headers },
    });
    await expectRefusal(response, 403, 'http.foreign_origin');
    expect(await countSpaces()).toBe(before);
  });

  it.each([
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/.kontor-build',
    '/assets/%00.js',
  ])('gives no file outside the client for %s', async (path) => {
    const text = await (await rawGet(path)).text;
    expect(text).not.toContain('"workspaces"');
    expect(text).not.toContain('"devDependencies"');
  });
});

/** Writes until the server answers or everything is out. */
function sendEndlessly(total: number): Promise<{ status: number; code: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server.url}/api/spaces`, {
      method: 'POST',
      headers: { ...json, cookie: admin.client.cookie, 'transfer-encoding': 'chunked' },
    });
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let bytes = 0;
    let answered = false;
    const write = () => {
      while (!answered && bytes < total) {
        bytes += chunk.length;
        if (!outgoing.write(chunk)) {
          outgoing.once('drain', write);
          return;
        }
      }
    };
    outgoing.once('response', (response) => {
      answered = true;
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.once('close', () => {
        outgoing.destroy();
        resolve({
          status: response.statusCode ?? 0,
          code: (JSON.parse(text) as { error: { code: string } }).error.code,
          bytes,
        });
      });
    });
    outgoing.once('error', (failure) => {
      if (!answered) reject(failure);
    });
    write();
  });
}

/** `fetch` would tidy the path up first. */
function rawGet(path: string): Promise<{ text: string }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ port, path, host: '127.0.0.1' }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.once('end', () => resolve({ text }));
    })
      .once('error', reject)
      .end();
  });
}
