import { expect, test } from 'vitest';
import { Client, password, register, signInAgain } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const whoami = '/v3/account/whoami';
const target = useTarget();

test('without a token one is told that it is missing', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', whoami);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/sync');
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/createRoom', {});
});

test('a made-up token is unknown, and that is no soft logout', async () => {
  const body = await new Client(target, { token: 'made-up' }).refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  expect(body.soft_logout ?? false).toBe(false);
});

test.each(['Basic abc', 'Bearer', 'bearer-less'])('the authorisation "%s" carries no token', async (authorization) => {
  const options = { headers: { authorization } };
  await new Client(target).refused(401, ['M_MISSING_TOKEN', 'M_UNKNOWN_TOKEN'], 'GET', whoami, undefined, options);
});

test('whoami tells person, device and that they are no guest', async () => {
  const person = await register(target);
  const answer = await person.get(whoami);
  expect(answer).toMatchObject({ user_id: person.userId, device_id: person.deviceId });
  expect(answer.is_guest ?? false).toBe(false);
});

test('logout ends this device only', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  expect(await other.post('/v3/logout')).toEqual({});
  await other.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  expect((await person.get('/v3/devices')).devices).toHaveLength(1);
});

test('logout of all ends every device', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  expect(await other.post('/v3/logout/all')).toEqual({});
  for (const device of [person, other]) await device.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  expect((await (await signInAgain(person)).get('/v3/devices')).devices).toHaveLength(1);
});

test('a second logout with the same token is refused', async () => {
  const person = await register(target);
  await person.post('/v3/logout');
  await person.refused(401, 'M_UNKNOWN_TOKEN', 'POST', '/v3/logout', {});
});

async function signInForRefresh() {
  const person = await register(target);
  const answer = await person.post('/v3/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: person.userId },
    password,
    refresh_token: true,
  });
  return { ...answer, client: new Client(target, { userId: person.userId, token: answer.access_token }) };
}
const refresh = (refresh_token: string) => new Client(target).post('/v3/refresh', { refresh_token });
const refused = (refresh_token: string) =>
  new Client(target).refused([401, 403], ['M_UNKNOWN_TOKEN', 'M_FORBIDDEN'], 'POST', '/v3/refresh', { refresh_token });

test('without being asked for, a login has no refresh token', async () => {
  const person = await register(target);
  const identifier = { type: 'm.id.user', user: person.userId };
  const answer = await person.post('/v3/login', { type: 'm.login.password', identifier, password });
  expect(answer.refresh_token).toBeUndefined();
});

test('a refresh token gives new tokens of the same device', async () => {
  const first = await signInForRefresh();
  const second = await refresh(first.refresh_token);
  expect(second.access_token).not.toBe(first.access_token);
  const renewed = new Client(target, { token: second.access_token });
  expect((await renewed.get(whoami)).device_id).toBe(first.device_id);
});

test('a refresh token can be used again until what it gave is used', async () => {
  const first = await signInForRefresh();
  await refresh(first.refresh_token);
  const second = await refresh(first.refresh_token);
  await new Client(target, { token: second.access_token }).get(whoami);
  await refused(first.refresh_token);
});

test('using the next refresh token ends the one before', async () => {
  const first = await signInForRefresh();
  const second = await refresh(first.refresh_token);
  await refresh(second.refresh_token);
  await refused(first.refresh_token);
});

test('refresh tokens end with the logout', async () => {
  const { client, refresh_token } = await signInForRefresh();
  await client.post('/v3/logout');
  await refused(refresh_token);
});

test('a made-up refresh token and none are refused', async () => {
  await refused('made-up');
  await new Client(target).refused(400, ['M_MISSING_PARAM', 'M_BAD_JSON'], 'POST', '/v3/refresh', {});
});

test('an access token is no refresh token', async () => {
  await refused((await signInForRefresh()).access_token);
});

test('an access token that has ended is a soft logout, and a refresh brings the device back', async () => {
  const { client, refresh_token, expires_in_ms } = await signInForRefresh();
  expect(expires_in_ms, 'the README says how the servers under test are configured').toBeLessThanOrEqual(3000);
  await expect.poll(async () => (await client.call('GET', whoami)).status, { timeout: 10_000 }).toBe(401);
  expect(await client.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami)).toMatchObject({ soft_logout: true });
  client.token = (await refresh(refresh_token)).access_token;
  expect((await client.get(whoami)).user_id).toBe(client.userId);
});
