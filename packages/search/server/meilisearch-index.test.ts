import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MeilisearchIndex } from './index.ts';

const asked: IncomingHttpHeaders[] = [];
const broken = createServer((request, response) => {
  asked.push(request.headers);
  response.writeHead(503).end();
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => broken.close(resolve)));

const query = { text: 'amt', tokens: ['everyone'], limit: 10 };
const unavailable = { code: 'search.unavailable', kind: 'unavailable' };

it('says that search is unavailable when Meilisearch fails or cannot be reached', async () => {
  const failing = new MeilisearchIndex({ url, key: 'key' });
  await expect(failing.open()).rejects.toMatchObject(unavailable);
  await expect(failing.search(query)).rejects.toMatchObject(unavailable);
  await expect(failing.remove(['wiki/page/1'])).rejects.toMatchObject(unavailable);
  expect(await failing.state()).toMatchObject({ ok: false });
  const unreachable = new MeilisearchIndex({ url: 'http://127.0.0.1:1', key: 'key' });
  await expect(unreachable.search(query)).rejects.toMatchObject(unavailable);
});

it('asks for answers without compression', async () => {
  await expect(new MeilisearchIndex({ url, key: 'key' }).search(query)).rejects.toMatchObject(unavailable);
  expect(asked.at(-1)?.['accept-encoding']).toBe('identity');
});
