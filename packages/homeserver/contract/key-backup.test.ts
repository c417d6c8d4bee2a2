import { expect, test } from 'vitest';
import { Client, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { expectRefused, people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Server-side key backups
const target = useTarget();

const algorithm = 'm.megolm_backup.v1.curve25519-aes-sha2';
const authData = (public_key = 'abcdefg') => ({ public_key, signatures: {} });
const room = '!backup:localhost';
const key = (more: Json = {}): Json => ({
  first_message_index: 5,
  forwarded_count: 1,
  is_verified: false,
  session_data: { ephemeral: 'a', ciphertext: 'b', mac: 'c' },
  ...more,
});
const begin = async (client: Client): Promise<string> =>
  (await client.post('/v3/room_keys/version', { algorithm, auth_data: authData() })).version;
const keys = (rest = '') => `/v3/room_keys/keys${rest}`;
const session = (id: string, roomId = room) => keys(`/${part(roomId)}/${part(id)}`);
const inVersion = (version: string) => ({ query: { version } });

test('without a backup there is none', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', '/v3/room_keys/version');
});

test('a new backup is empty and tells what it was made with', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const told = { version, algorithm, auth_data: authData(), count: 0, etag: expect.any(String) };
  expect(await alice.get('/v3/room_keys/version')).toEqual(told);
  expect(await alice.get(`/v3/room_keys/version/${version}`)).toEqual(told);
});

test('a newer backup takes the place of the older', async () => {
  const [alice] = await people(target, 1);
  const [old, current] = [await begin(alice), await begin(alice)];
  expect(current).not.toBe(old);
  expect((await alice.get('/v3/room_keys/version')).version).toBe(current);
  expect((await alice.get(`/v3/room_keys/version/${old}`)).version).toBe(old);
});

test('the data of a backup is changed, its kind is not', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const path = `/v3/room_keys/version/${version}`;
  expect(await alice.put(path, { algorithm, auth_data: authData('neu'), version })).toEqual({});
  expect((await alice.get(path)).auth_data).toEqual(authData('neu'));
  const other = { algorithm: 'org.example.other', auth_data: authData() };
  await alice.refused(400, 'M_INVALID_PARAM', 'PUT', path, other);
});

test('a change that names another version is refused', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const body = { algorithm, auth_data: authData(), version: `${version}9` };
  await alice.refused(400, 'M_INVALID_PARAM', 'PUT', `/v3/room_keys/version/${version}`, body);
});

test('a deleted backup is gone with its keys', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  await alice.put(session('s1'), key(), inVersion(version));
  await alice.delete(`/v3/room_keys/version/${version}`);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', '/v3/room_keys/version');
  await alice.refused(404, 'M_NOT_FOUND', 'GET', session('s1'), undefined, inVersion(version));
});

test.each(['GET', 'PUT', 'DELETE'])('%s of a backup that is not there is not found', async (method) => {
  const [alice] = await people(target, 1);
  const body = method === 'PUT' ? { algorithm, auth_data: authData() } : undefined;
  await alice.refused(404, 'M_NOT_FOUND', method, '/v3/room_keys/version/987654', body);
});

test('a key is stored and read', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const stored = await alice.put(session('s1'), key(), inVersion(version));
  expect(stored).toEqual({ count: 1, etag: expect.any(String) });
  expect(await alice.get(session('s1'), { version })).toEqual(key());
});

test('keys of a room are stored and read together', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const sessions = { s1: key(), s2: key({ first_message_index: 9 }) };
  expect((await alice.put(keys(`/${part(room)}`), { sessions }, inVersion(version))).count).toBe(2);
  expect(await alice.get(keys(`/${part(room)}`), { version })).toEqual({ sessions });
});

test('keys of many rooms are stored and read together', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const rooms = { [room]: { sessions: { s1: key() } }, '!other:localhost': { sessions: { s2: key() } } };
  expect((await alice.put(keys(), { rooms }, inVersion(version))).count).toBe(2);
  expect(await alice.get(keys(), { version })).toEqual({ rooms });
});

test('a room or a backup without keys reads as empty, a single key is not found', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  expect(await alice.get(keys(), { version })).toEqual({ rooms: {} });
  expect(await alice.get(keys(`/${part(room)}`), { version })).toEqual({ sessions: {} });
  await alice.refused(404, 'M_NOT_FOUND', 'GET', session('s1'), undefined, inVersion(version));
});

test('the etag changes with the keys, and only with them', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const etag = async () => (await alice.get('/v3/room_keys/version')).etag;
  const before = await etag();
  const { etag: stored } = await alice.put(session('s1'), key(), inVersion(version));
  expect(stored).not.toBe(before);
  expect(await etag()).toBe(stored);
  await alice.get(keys(), { version });
  expect(await etag()).toBe(stored);
});

test.each([
  ['a verified key replaces one that is not', {}, { is_verified: true }, true],
  ['a key that is not verified does not replace one that is', { is_verified: true }, {}, false],
  ['a key that reaches further back replaces another', {}, { first_message_index: 1 }, true],
  ['a key that reaches less far back does not', {}, { first_message_index: 8 }, false],
  ['a key forwarded less often replaces another', {}, { forwarded_count: 0 }, true],
  ['a key forwarded more often does not', {}, { forwarded_count: 4 }, false],
  ['verified counts more than the first index', {}, { is_verified: true, first_message_index: 8 }, true],
  ['the first index counts more than the forwarding', {}, { first_message_index: 1, forwarded_count: 4 }, true],
])('%s', async (_what, first, second, replaced) => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  await alice.put(session('s1'), key(first), inVersion(version));
  expect((await alice.put(session('s1'), key(second), inVersion(version))).count).toBe(1);
  expect(await alice.get(session('s1'), { version })).toEqual(key(replaced ? second : first));
});

test('keys are deleted one by one, by room and all together', async () => {
  const [alice] = await people(target, 1);
  const version = await begin(alice);
  const rooms = {
    [room]: { sessions: { s1: key(), s2: key() } },
    '!other:localhost': { sessions: { s3: key() } },
    '!third:localhost': { sessions: { s4: key() } },
  };
  await alice.put(keys(), { rooms }, inVersion(version));
  const remove = async (path: string) => (await alice.ok('DELETE', path, undefined, inVersion(version))).count;
  expect(await remove(session('s1'))).toBe(3);
  expect(await remove(keys('/!other%3Alocalhost'))).toBe(2);
  expect(await remove(keys())).toBe(0);
  expect((await alice.get('/v3/room_keys/version')).count).toBe(0);
});

test('only the newest backup takes keys, and the answer names it', async () => {
  const [alice] = await people(target, 1);
  const old = await begin(alice);
  await alice.put(session('s1'), key(), inVersion(old));
  const current = await begin(alice);
  for (const [path, body] of [
    [session('s2'), key()],
    [keys(`/${part(room)}`), { sessions: { s2: key() } }],
    [keys(), { rooms: { [room]: { sessions: { s2: key() } } } }],
  ] as const) {
    const refused = await alice.refused(403, 'M_WRONG_ROOM_KEYS_VERSION', 'PUT', path, body, inVersion(old));
    expect(refused.current_version).toBe(expected(target, 'currentBackupVersion', { kontor: current, synapse: old }));
  }
  expect(await alice.get(session('s1'), { version: old })).toEqual(key());
});

test('keys for a backup that is not there are not found', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'PUT', session('s1'), key(), inVersion('987654'));
});

test('backups are each person’s own', async () => {
  const [alice, bob] = await people(target, 2);
  const version = await begin(alice);
  await alice.put(session('s1'), key(), inVersion(version));
  await bob.refused(404, 'M_NOT_FOUND', 'GET', '/v3/room_keys/version');
  const answer = await bob.call('GET', keys(), undefined, inVersion(version));
  expect(answer.status === 404 || Object.keys(answer.body.rooms).length === 0).toBe(true);
});

test.each([
  ['no algorithm', { auth_data: authData() }],
  ['no data', { algorithm }],
])('refuses a backup with %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expectRefused(target, (await alice.call('POST', '/v3/room_keys/version', body)).status);
});

test.each(['first_message_index', 'forwarded_count', 'is_verified', 'session_data'])(
  'refuses a key without %s',
  async (name) => {
    const [alice] = await people(target, 1);
    const version = await begin(alice);
    const { [name]: _left, ...rest } = key();
    expectRefused(target, (await alice.call('PUT', session('s1'), rest, inVersion(version))).status);
  },
);

test('a version has to be named', async () => {
  const [alice] = await people(target, 1);
  await begin(alice);
  expect((await alice.call('PUT', session('s1'), key())).status).toBe(400);
});

test('backups need a token', async () => {
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/room_keys/version');
  await nobody.refused(401, 'M_MISSING_TOKEN', 'GET', keys(), undefined, inVersion('1'));
});
