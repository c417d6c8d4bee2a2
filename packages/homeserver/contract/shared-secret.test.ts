import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, part, password } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** Synapse's registration of accounts by who knows the server's secret (its documentation, "Shared-Secret Registration"). */
const path = '/_synapse/admin/v1/register';
const target = useTarget();
let nobody: Client;
beforeAll(() => {
  nobody = new Client(target);
});

async function signed(asked: Json, secret = target.sharedSecret): Promise<Json> {
  const { nonce } = await nobody.get(path);
  const parts = [nonce, asked.username, asked.password, asked.admin ? 'admin' : 'notadmin'];
  if (asked.user_type !== undefined) parts.push(asked.user_type);
  return { ...asked, nonce, mac: createHmac('sha1', secret).update(parts.join('\0')).digest('hex') };
}

test('who knows the secret makes an account', async () => {
  const username = fresh();
  const answer = await nobody.post(path, await signed({ username, password, displayname: 'Frau Ampel' }));
  expect(answer).toMatchObject({ user_id: `@${username}:${target.serverName}`, home_server: target.serverName });
  const person = new Client(target, { token: answer.access_token });
  expect(await person.get('/v3/account/whoami')).toMatchObject({ device_id: answer.device_id });
  expect((await person.get(`/v3/profile/${part(answer.user_id)}`)).displayname).toBe('Frau Ampel');
});

test('an administrator made so may use the administration, somebody else not', async () => {
  const made = async (admin: boolean) => {
    const answer = await nobody.post(path, await signed({ username: fresh(), password, admin }));
    return new Client(target, { userId: answer.user_id, token: answer.access_token });
  };
  const [administrator, person] = [await made(true), await made(false)];
  const users = `/_synapse/admin/v2/users/${part(person.userId)}`;
  expect(await administrator.get(users)).toMatchObject({ name: person.userId, admin: false });
  await person.refused(403, 'M_FORBIDDEN', 'GET', users);
});

test('a signature with another secret makes nothing', async () => {
  const asked = await signed({ username: fresh(), password }, 'another secret');
  await nobody.refused(403, ['M_UNKNOWN', 'M_FORBIDDEN'], 'POST', path, asked);
});

test('a signature is for what it signs: making oneself an administrator breaks it', async () => {
  const asked = await signed({ username: fresh(), password });
  await nobody.refused(403, ['M_UNKNOWN', 'M_FORBIDDEN'], 'POST', path, { ...asked, admin: true });
});

test('a nonce serves once', async () => {
  const asked = await signed({ username: fresh(), password });
  await nobody.post(path, asked);
  await nobody.refused(400, ['M_UNKNOWN', 'M_INVALID_PARAM'], 'POST', path, asked);
});

test('a nonce that was not given out is refused', async () => {
  const asked = await signed({ username: fresh(), password });
  await nobody.refused(400, ['M_UNKNOWN', 'M_INVALID_PARAM'], 'POST', path, { ...asked, nonce: 'made up' });
});

test('a taken name is refused', async () => {
  const username = fresh();
  await nobody.post(path, await signed({ username, password }));
  await nobody.refused(400, 'M_USER_IN_USE', 'POST', path, await signed({ username, password }));
});

test.each(['nonce', 'username', 'password', 'mac'])('a request without %s is refused', async (missing) => {
  const asked = await signed({ username: fresh(), password });
  await nobody.refused(400, ['M_BAD_JSON', 'M_MISSING_PARAM'], 'POST', path, { ...asked, [missing]: undefined });
});

test.each([
  { username: 7 },
  { username: 'nul\0byte' },
  { password: 7 },
  { password: 'nul\0byte' },
  { password: 'x'.repeat(1000) },
])('a request with %o is refused', async (wrong) => {
  const asked = await signed({ username: fresh(), password });
  await nobody.refused([400, 403], ['M_UNKNOWN', 'M_BAD_JSON', 'M_INVALID_PARAM', 'M_FORBIDDEN'], 'POST', path, {
    ...asked,
    ...wrong,
  });
});
