import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { Client, type Json } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { download, mediaPath, picture, textOf, upload } from './harness/media.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Content repository
const target = useTarget();

test('what was uploaded is downloaded byte by byte, with its type', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, 'Grüße aus dem Rathaus', 'text/plain');
  expect(address).toMatch(new RegExp(`^mxc://${target.serverName}/[A-Za-z0-9_-]+$`));
  const answer = await download(alice, address);
  expect(answer.status).toBe(200);
  expect(textOf(answer)).toBe('Grüße aus dem Rathaus');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength('Grüße aus dem Rathaus'));
});

test('bytes of any kind come back as they are', async () => {
  const [alice] = await people(target, 1);
  const bytes = Uint8Array.from({ length: 70_000 }, (_nothing, index) => (index * 7) % 256);
  const answer = await download(alice, await upload(alice, bytes));
  expect(Buffer.from(answer.body).equals(Buffer.from(bytes))).toBe(true);
});

test('the name given at the upload is the name of the download', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, 'x', 'text/plain', 'plan.txt');
  const { headers } = await download(alice, address);
  expect(headers.get('content-disposition')).toMatch(/^(inline|attachment); ?filename="?plan\.txt"?$/);
});

test('without a name none is told', async () => {
  const [alice] = await people(target, 1);
  const { headers } = await download(alice, await upload(alice, 'x', 'text/plain'));
  expect(headers.get('content-disposition')).not.toContain('filename');
});

test('a name in other letters is told in UTF-8', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, 'x', 'text/plain', 'Straßenplan für Köln.txt');
  const { headers } = await download(alice, address);
  expect(headers.get('content-disposition')).toMatch(/filename\*=utf-8''Stra%C3%9Fenplan%20f%C3%BCr%20K%C3%B6ln\.txt/i);
});

test('a name cannot smuggle in another header', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, 'x', 'text/plain', 'a"\r\nx-evil: 1');
  const { headers } = await download(alice, address);
  expect(headers.get('x-evil')).toBeNull();
});

test('the name in the path wins', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, 'x', 'text/plain', 'plan.txt');
  const { headers } = await download(alice, address, 'anders.txt');
  expect(headers.get('content-disposition')).toContain('anders.txt');
});

test.each([
  ['image/png', 'inline'],
  ['text/plain', 'inline'],
  ['text/html', 'attachment'],
  ['image/svg+xml', 'attachment'],
  ['application/octet-stream', 'attachment'],
])('%s is served %s', async (type, disposition) => {
  const [alice] = await people(target, 1);
  const content = type === 'image/png' ? await picture(2, 2) : '<svg onload="alert(1)"/>';
  const { headers } = await download(alice, await upload(alice, content, type));
  expect(headers.get('content-disposition')?.split(';')[0]).toBe(disposition);
});

test('what is served cannot run, and may be shown by other origins', async () => {
  const [alice] = await people(target, 1);
  const { headers } = await download(alice, await upload(alice, '<script>1</script>', 'text/html'));
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
});

test('a download needs a token', async () => {
  const [alice] = await people(target, 1);
  const path = `/v1/media/download/${mediaPath(await upload(alice, 'x'))}`;
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', path);
});

test('the old addresses without a token do not know new media', async () => {
  const [alice] = await people(target, 1);
  const media = mediaPath(await upload(alice, await picture(64, 64), 'image/png'));
  const nobody = new Client(target);
  await nobody.refused(404, 'M_NOT_FOUND', 'GET', `/_matrix/media/v3/download/${media}`);
  const query = { query: { width: 32, height: 32 } };
  await nobody.refused(404, 'M_NOT_FOUND', 'GET', `/_matrix/media/v3/thumbnail/${media}`, undefined, query);
});

test('an upload needs a token', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', '/_matrix/media/v3/upload', undefined, { raw: 'x' });
});

test('media that does not exist is not found', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', `/v1/media/download/${target.serverName}/doesnotexist`);
});

test.each(['../../etc/passwd', '..%2F..%2Fetc%2Fpasswd', 'a%00b'])('the path %s leads nowhere', async (id) => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('GET', `/v1/media/download/${target.serverName}/${id}`);
  expect([400, 404]).toContain(answer.status);
});

test('the limit of uploads is told to those signed in', async () => {
  const [alice] = await people(target, 1);
  expect((await alice.get('/v1/media/config'))['m.upload.size']).toBeGreaterThan(0);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v1/media/config');
});

test('an upload that says it is too large is refused before it is sent', async ({ skip }) => {
  skip(target.kind === 'synapse', 'Synapse ends the connection without an answer');
  const [alice] = await people(target, 1);
  const limit = (await alice.get('/v1/media/config'))['m.upload.size'];
  const asked = request(`${target.url}/_matrix/media/v3/upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-length': limit + 1 },
  });
  asked.flushHeaders();
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(413);
  const body = JSON.parse(Buffer.concat(await answer.toArray()).toString());
  expect(body.errcode).toBe('M_TOO_LARGE');
  asked.destroy();
});

test('a part of a file may be asked for', async () => {
  const [alice] = await people(target, 1);
  const address = await upload(alice, '0123456789', 'text/plain');
  const answer = await download(alice, address, undefined, { range: 'bytes=2-4' });
  expect({ 200: '0123456789', 206: '234' }[answer.status]).toBe(textOf(answer));
});

test('an address is reserved, filled once, and then downloaded', async () => {
  const [alice] = await people(target, 1);
  const reserved = await alice.post('/_matrix/media/v1/create');
  expect(reserved.content_uri).toMatch(/^mxc:\/\//);
  const path = `/_matrix/media/v3/upload/${mediaPath(reserved.content_uri)}`;
  const headers = { 'content-type': 'text/plain' };
  expect(await alice.ok('PUT', path, undefined, { raw: 'später', headers })).toEqual({});
  expect(textOf(await download(alice, reserved.content_uri))).toBe('später');
  await alice.refused(409, 'M_CANNOT_OVERWRITE_MEDIA', 'PUT', path, undefined, { raw: 'anders', headers });
});

test('what is reserved but not filled yet says so', async () => {
  const [alice] = await people(target, 1);
  const { content_uri: address } = await alice.post('/_matrix/media/v1/create');
  const path = `/v1/media/download/${mediaPath(address)}`;
  await alice.refused(504, 'M_NOT_YET_UPLOADED', 'GET', path, undefined, { query: { timeout_ms: 50 } });
});

test('who asks early waits until it is filled', async () => {
  const [alice, bob] = await people(target, 2);
  const { content_uri: address } = await alice.post('/_matrix/media/v1/create');
  const waiting = bob.call('GET', `/v1/media/download/${mediaPath(address)}`, undefined, {
    query: { timeout_ms: 8000 },
  });
  await alice.ok('PUT', `/_matrix/media/v3/upload/${mediaPath(address)}`, undefined, {
    raw: 'nun da',
    headers: { 'content-type': 'text/plain' },
  });
  expect(textOf(await waiting)).toBe('nun da');
});

test('nobody fills what somebody else reserved', async () => {
  const [alice, bob] = await people(target, 2);
  const { content_uri: address } = await alice.post('/_matrix/media/v1/create');
  const path = `/_matrix/media/v3/upload/${mediaPath(address)}`;
  await bob.refused(403, 'M_FORBIDDEN', 'PUT', path, undefined, { raw: 'x' });
});

test('what was never reserved cannot be filled', async () => {
  const [alice] = await people(target, 1);
  const path = `/_matrix/media/v3/upload/${target.serverName}/neverreserved`;
  await alice.refused(404, 'M_NOT_FOUND', 'PUT', path, undefined, { raw: 'x' });
});

test('media of a room goes with the room', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const url = await upload(alice, 'vertraulich', 'text/plain', 'akte.txt');
  await alice.send(roomId, { msgtype: 'm.file', body: 'akte.txt', url } as Json);
  expect((await download(bob, url)).status).toBe(200);
  await bob.leave(roomId);
  const allowed = (await download(bob, url)).status === 200;
  expect(allowed).toBe(expected(target, 'mediaRights', { kontor: false, synapse: true }));
});
