import { beforeAll, expect, test } from 'vitest';
import { Client, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, API Standards" and "Web Browser Clients". */
const target = useTarget();
let person: Client;
beforeAll(async () => {
  person = await register(target);
});

test.each(['/v3/nonsense', '/v99/sync', '/nonsense', '/_matrix/nonsense', '/v3/account/whoami/more'])(
  'the endpoint %s is not recognised',
  async (path) => {
    await person.refused(404, 'M_UNRECOGNIZED', 'GET', path);
    await new Client(target).refused(404, 'M_UNRECOGNIZED', 'GET', path);
  },
);

test.each([
  ['DELETE', '/v3/sync'],
  ['PUT', '/v3/createRoom'],
  ['POST', '/v3/account/whoami'],
  ['PATCH', '/v3/devices'],
])('%s %s is the wrong method', async (method, path) => {
  await person.refused(405, 'M_UNRECOGNIZED', method, path, {});
});

test.each(['{', 'nonsense', '{"a":1,}', "{'a': 1}", '{"a": NaN}'])('the body %j is not JSON', async (raw) => {
  await person.refused(400, 'M_NOT_JSON', 'POST', '/v3/createRoom', undefined, { raw });
});

test('a body that is not UTF-8 is not JSON', async () => {
  const raw = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
  await person.refused(400, ['M_NOT_JSON', 'M_BAD_JSON'], 'POST', '/v3/createRoom', undefined, { raw });
});

test.each(['[]', '"text"', '7', 'null', 'true'])('the body %s is JSON, and no object', async (raw) => {
  await person.refused(400, ['M_BAD_JSON', 'M_NOT_JSON'], 'POST', '/v3/createRoom', undefined, { raw });
});

test('a body is JSON whatever its content type says', async () => {
  const options = { raw: '{}', headers: { 'content-type': 'text/plain' } };
  expect((await person.call('POST', '/v3/createRoom', undefined, options)).status).toBe(200);
});

test('an error has a code and a sentence', async () => {
  const body = await person.refused(404, 'M_NOT_FOUND', 'GET', '/v3/devices/NONE');
  expect(body.error).toMatch(/\w+/);
});

test('every browser page may call, errors included', async () => {
  for (const path of ['/versions', '/v3/account/whoami', '/v3/nonsense']) {
    const { headers } = await new Client(target).call('GET', path);
    expect(headers.get('access-control-allow-origin')).toBe('*');
  }
});

test.each(['/v3/sync', '/v3/rooms/!nowhere/send/m.room.message/1', '/v3/nonsense'])(
  'a browser asks first whether it may call %s, without a token',
  async (path) => {
    const headers = { origin: 'https://element.example', 'access-control-request-method': 'PUT' };
    const answer = await new Client(target).call('OPTIONS', path, undefined, { headers });
    expect([200, 204]).toContain(answer.status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const methods = answer.headers.get('access-control-allow-methods');
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']) expect(methods).toContain(method);
    const allowed = answer.headers.get('access-control-allow-headers')?.toLowerCase();
    for (const name of ['x-requested-with', 'content-type', 'authorization']) expect(allowed).toContain(name);
  },
);

test('answers are JSON in UTF-8', async () => {
  const roomId = await person.createRoom({ name: 'Großer Sitzungssaal ☕' });
  const { headers, body } = await person.call('GET', room(roomId, 'state', 'm.room.name', ''));
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(body).toEqual({ name: 'Großer Sitzungssaal ☕' });
});

test('a path may have its parts encoded, and what is encoded wrongly is no server failure', async () => {
  const roomId = await person.createRoom({ name: 'Saal' });
  const encoded = roomId.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  expect(await person.get(`/v3/rooms/${encoded}/state/m.room.name`)).toEqual({ name: 'Saal' });
  const { status } = await person.call('GET', '/v3/rooms/%ff%/state/m.room.name');
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});
