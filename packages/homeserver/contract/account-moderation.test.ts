import { beforeAll, expect, test } from 'vitest';
import { registerAdministrator } from './harness/administration.ts';
import { type Client, part, register, signInAgain } from './harness/client.ts';
import { inRoom, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Server Administration": servers that know it say so to administrators in the capabilities. */
const target = useTarget();
let administrator: Client;
let may: { lock?: boolean; suspend?: boolean };
beforeAll(async () => {
  administrator = await registerAdministrator(target);
  may = (await administrator.get('/v3/capabilities')).capabilities['m.account_moderation'] ?? {};
});
const lockOf = (person: Client) => `/v1/admin/lock/${part(person.userId)}`;
const suspensionOf = (person: Client) => `/v1/admin/suspend/${part(person.userId)}`;

test('only administrators are told that they may', async () => {
  const { capabilities } = await (await register(target)).get('/v3/capabilities');
  expect(capabilities).not.toHaveProperty(['m.account_moderation']);
});

test('a locked account is kept out without being signed out, until it is unlocked', async () => {
  if (!may.lock) return;
  const person = await register(target);
  expect(await administrator.get(lockOf(person))).toEqual({ locked: false });
  expect(await administrator.put(lockOf(person), { locked: true })).toEqual({ locked: true });
  expect(await person.refused(401, 'M_USER_LOCKED', 'GET', '/v3/sync')).toMatchObject({ soft_logout: true });
  expect(await administrator.get(lockOf(person))).toEqual({ locked: true });
  await administrator.put(lockOf(person), { locked: false });
  await person.get('/v3/account/whoami');
});

test('a locked account can be signed out', async () => {
  if (!may.lock) return;
  const person = await register(target);
  await administrator.put(lockOf(person), { locked: true });
  await person.post('/v3/logout');
  await administrator.put(lockOf(person), { locked: false });
  await person.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
});

test('a suspended account reads, leaves and takes back what it wrote, and does nothing else that others see', async () => {
  if (!may.suspend) return;
  const [person, other] = [await register(target), await register(target)];
  const roomId = await roomOf(other, [person]);
  const own = await person.sendText(roomId, 'vorschnell');
  const theirs = await other.sendText(roomId, 'sachlich');
  expect(await administrator.put(suspensionOf(person), { suspended: true })).toEqual({ suspended: true });
  expect(await administrator.get(suspensionOf(person))).toEqual({ suspended: true });
  const refused = (method: string, path: string, body: object) =>
    person.refused(403, 'M_USER_SUSPENDED', method, path, body);
  await refused('PUT', inRoom(roomId, 'send/m.room.message/1'), { body: 'x' });
  await refused('PUT', inRoom(roomId, 'state/m.room.topic/'), { topic: 'x' });
  await refused('POST', '/v3/createRoom', {});
  await refused('PUT', `/v3/profile/${part(person.userId)}/displayname`, { displayname: 'x' });
  const status = `/v3/presence/${part(person.userId)}/status`;
  if (target.kind === 'kontor') await refused('PUT', status, { presence: 'online', status_msg: 'x' });
  const codes = ['M_USER_SUSPENDED', 'M_FORBIDDEN'];
  await person.refused(403, codes, 'PUT', inRoom(roomId, `redact/${part(theirs)}/2`), {});
  await person.redact(roomId, own);
  await (await signInAgain(person)).sync();
  await person.leave(roomId);
});

test('administrators do not shut each other out, and nobody whom the server does not know', async () => {
  if (!may.lock) return;
  const other = await registerAdministrator(target);
  await administrator.refused(403, 'M_FORBIDDEN', 'PUT', lockOf(other), { locked: true });
  await administrator.refused(400, 'M_INVALID_PARAM', 'GET', `/v1/admin/lock/${part('@a:elsewhere.example')}`);
  const nobody = `/v1/admin/lock/${part(`@nobody-here:${target.serverName}`)}`;
  await administrator.refused(404, 'M_NOT_FOUND', 'GET', nobody);
});

test('others may not ask and not act', async () => {
  if (!may.lock) return;
  const [person, other] = [await register(target), await register(target)];
  await person.refused(403, 'M_FORBIDDEN', 'GET', lockOf(other));
  await person.refused(403, 'M_FORBIDDEN', 'PUT', suspensionOf(other), { suspended: true });
});

test('one may ask what is known of oneself, and administrators of everybody', async () => {
  const [person, other] = [await register(target), await register(target)];
  const path = `/v3/admin/whois/${part(person.userId)}`;
  expect(await person.get(path)).toMatchObject({ user_id: person.userId });
  expect(await administrator.get(path)).toMatchObject({ user_id: person.userId });
  await other.refused(403, 'M_FORBIDDEN', 'GET', path);
});
