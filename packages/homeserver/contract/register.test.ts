import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, part, password, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let nobody: Client;
beforeAll(() => {
  nobody = new Client(target);
});

/** Registers over the dummy stage. */
async function complete(asked: object, query = {}) {
  const { body } = await nobody.call('POST', '/v3/register', asked, { query });
  return nobody.call(
    'POST',
    '/v3/register',
    { ...asked, auth: { type: 'm.login.dummy', session: body.session } },
    { query },
  );
}

test('registration first says which stages it wants', async () => {
  const { status, body } = await nobody.call('POST', '/v3/register', { username: fresh(), password });
  expect(status).toBe(401);
  expect(body.flows).toContainEqual({ stages: ['m.login.dummy'] });
  expect(body.session).toBeTypeOf('string');
  expect(body.params).toBeTypeOf('object');
  expect(body.access_token).toBeUndefined();
});

test('with its stage done, registration makes the account and signs a device in', async () => {
  const username = fresh();
  const { status, body } = await complete({ username, password });
  expect(status).toBe(200);
  expect(body.user_id).toBe(`@${username}:${target.serverName}`);
  const whoami = await new Client(target, { token: body.access_token }).get('/v3/account/whoami');
  expect(whoami).toMatchObject({ user_id: body.user_id, device_id: body.device_id });
});

test('without a username the server makes one', async () => {
  const { body } = await complete({ password });
  expect(body.user_id).toMatch(new RegExp(`^@[a-z0-9._=/+-]+:${target.serverName}$`));
});

test('with inhibit_login there is an account and no device', async () => {
  const { body } = await complete({ username: fresh(), password, inhibit_login: true });
  expect(body.user_id).toBeTypeOf('string');
  expect(body.access_token).toBeUndefined();
  expect(body.device_id).toBeUndefined();
});

test('the device gets the id and the name that were asked for', async () => {
  const asked = { username: fresh(), password, device_id: 'SCHREIBTISCH', initial_device_display_name: 'Schreibtisch' };
  const { body } = await complete(asked);
  expect(body.device_id).toBe('SCHREIBTISCH');
  const client = new Client(target, { token: body.access_token });
  expect(await client.get('/v3/devices/SCHREIBTISCH')).toMatchObject({ display_name: 'Schreibtisch' });
});

test('a taken username is refused before and after the stage', async () => {
  const taken = (await register(target)).userId.slice(1).split(':')[0];
  await nobody.refused(400, 'M_USER_IN_USE', 'POST', '/v3/register', { username: taken, password });
  await nobody.refused(400, 'M_USER_IN_USE', 'GET', '/v3/register/available', undefined, {
    query: { username: taken },
  });
});

test.each([['with space'], ['über'], ['Straße'], ['a:b'], ['a@b'], ['x'.repeat(256)]])(
  'the username %s is against the grammar ("appendices, User Identifiers")',
  async (username) => {
    await nobody.refused(400, 'M_INVALID_USERNAME', 'POST', '/v3/register', { username, password });
    // Servers may refuse a query that is not ASCII before they look at what it says.
    const codes = /^[ -~]*$/.test(username) ? ['M_INVALID_USERNAME'] : ['M_INVALID_USERNAME', 'M_UNKNOWN'];
    await nobody.refused(400, codes, 'GET', '/v3/register/available', undefined, { query: { username } });
  },
);

test('a username of the application service is exclusive', async () => {
  const username = fresh(target.appservice.prefix);
  await nobody.refused(400, 'M_EXCLUSIVE', 'POST', '/v3/register', { username, password });
  await nobody.refused(400, 'M_EXCLUSIVE', 'GET', '/v3/register/available', undefined, { query: { username } });
});

test('a free username is available, and asking does not take it', async () => {
  const query = { username: fresh() };
  expect(await nobody.get('/v3/register/available', query)).toEqual({ available: true });
  expect(await nobody.get('/v3/register/available', query)).toEqual({ available: true });
});

test('asking whether nothing is available is an error', async () => {
  await nobody.refused(400, ['M_MISSING_PARAM', 'M_INVALID_USERNAME'], 'GET', '/v3/register/available');
});

test.each([{ username: 7 }, { username: ['a'] }, { password: 7 }, { device_id: {} }, { auth: 'dummy' }, { auth: {} }])(
  'registration with %o makes no account',
  async (wrong) => {
    const { status, body } = await nobody.call('POST', '/v3/register', { username: fresh(), password, ...wrong });
    expect([400, 401]).toContain(status);
    expect(body.access_token).toBeUndefined();
  },
);

test('a stage that is not offered leads nowhere', async () => {
  const asked = { username: fresh(), password };
  const { session } = (await nobody.call('POST', '/v3/register', asked)).body;
  const auth = { type: 'm.login.secret_handshake', session };
  const { status, body } = await nobody.call('POST', '/v3/register', { ...asked, auth });
  expect([400, 401, 403]).toContain(status);
  expect(body.access_token).toBeUndefined();
});

test('a session that was never begun leads nowhere', async () => {
  const auth = { type: 'm.login.dummy', session: 'no-such-session' };
  const { status, body } = await nobody.call('POST', '/v3/register', { username: fresh(), password, auth });
  expect([400, 401, 403]).toContain(status);
  expect(body.access_token).toBeUndefined();
});

test('two registrations of one name at once make one account', async () => {
  const username = fresh();
  const answers = await Promise.all([complete({ username, password }), complete({ username, password })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(answers.find(({ status }) => status === 400)?.body.errcode).toBe('M_USER_IN_USE');
});

test('an unknown kind of account is refused', async () => {
  const { status } = await nobody.call('POST', '/v3/register', {}, { query: { kind: 'king' } });
  expect([400, 403, 404]).toContain(status);
});

test('guests get an account of their own, or are not wanted ("client-server API, Guest Access")', async () => {
  const { status, body } = await nobody.call('POST', '/v3/register', {}, { query: { kind: 'guest' } });
  if (status !== 200) {
    expect({ status, errcode: body.errcode }).toEqual({ status: 403, errcode: expect.stringMatching(/FORBIDDEN$/) });
    return;
  }
  const guest = new Client(target, { token: body.access_token });
  expect(await guest.get('/v3/account/whoami')).toMatchObject({ user_id: body.user_id, is_guest: true });
  await guest.refused(403, 'M_GUEST_ACCESS_FORBIDDEN', 'POST', '/v3/createRoom', {});
});

test('registration for a refresh token gives one and says when the access token ends', async () => {
  const { body } = await complete({ username: fresh(), password, refresh_token: true });
  expect(body.refresh_token).toBeTypeOf('string');
  expect(body.expires_in_ms).toBeGreaterThan(0);
});

test('a registration token nobody made is not valid', async () => {
  const path = '/v1/register/m.login.registration_token/validity';
  expect(await nobody.get(path, { token: 'no-such-token' })).toEqual({ valid: false });
  await nobody.refused(400, ['M_MISSING_PARAM', 'M_INVALID_PARAM'], 'GET', path);
});

test('the new person has a profile named after them', async () => {
  const person = await register(target);
  const profile = await person.get(`/v3/profile/${part(person.userId)}`);
  expect(profile.displayname).toBe(person.userId.slice(1).split(':')[0]);
});
