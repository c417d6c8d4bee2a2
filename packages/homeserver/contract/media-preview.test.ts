import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, Client } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { download, picture, sizeOf } from './harness/media.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, GET /_matrix/client/v1/media/preview_url
const target = useTarget();

const page = `<!doctype html><html><head><title>Bauamt</title>
<meta property="og:title" content="Sperrung der Brücke"><meta property="og:description" content="Bis Freitag">
<meta property="og:image" content="/bild.png">
</head><body>Text</body></html>`;
let site: Server;
let asked = 0;
beforeAll(async () => {
  const image = await picture(60, 40);
  site = createServer((request, response) => {
    asked += 1;
    if (request.url === '/bild.png') {
      response.writeHead(200, { 'content-type': 'image/png' }).end(image);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => site.close(resolve)));

const address = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
const preview = (client: Client, url: string): Promise<Answer> =>
  client.call('GET', '/v1/media/preview_url', undefined, { query: { url } });

test('an address of the machine itself is not asked on our server', async () => {
  const [alice] = await people(target, 1);
  const before = asked;
  const answer = await preview(alice, address());
  const wanted = expected(target, 'guardedPreviews', { kontor: false, synapse: true });
  expect(answer.status === 200 && answer.body['og:title'] === 'Sperrung der Brücke').toBe(wanted);
  expect(asked > before).toBe(wanted);
});

test('the picture of a page is served from the media of the server', async () => {
  const [alice] = await people(target, 1);
  const { body } = await preview(alice, address());
  if (!expected(target, 'guardedPreviews', { kontor: false, synapse: true })) return;
  expect(body).toMatchObject({ 'og:image:type': 'image/png', 'og:image:width': 60, 'og:image:height': 40 });
  expect(body['og:image']).toMatch(new RegExp(`^mxc://${target.serverName}/`));
  expect(await sizeOf((await download(alice, body['og:image'])).body)).toEqual({ width: 60, height: 40 });
});

test.for([
  'http://10.0.0.1/',
  'http://127.1/',
  'http://0177.0.0.1/',
  'http://0/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[fe80::1]/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://localhost/',
])('%s is refused where previews are guarded', async (url, { skip }) => {
  skip(target.kind === 'synapse', 'Synapse is tested with its lists of private addresses empty');
  const [alice] = await people(target, 1);
  const answer = await preview(alice, url);
  expect([400, 403, 404, 502]).toContain(answer.status);
});

test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'nonsense'])('%s is no address to preview', async (url) => {
  const [alice] = await people(target, 1);
  expect((await preview(alice, url)).status).toBeGreaterThanOrEqual(400);
});

test('an address has to be named', async () => {
  const [alice] = await people(target, 1);
  expect((await alice.call('GET', '/v1/media/preview_url')).status).toBe(400);
});

test('a preview needs a token', async () => {
  const query = { query: { url: 'https://example.org/' } };
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v1/media/preview_url', undefined, query);
});
