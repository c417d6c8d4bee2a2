import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, password, register, signInAgain } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();
let nobody: Client;
let person: Client;
let localpart: string;
beforeAll(async () => {
  nobody = new Client(target);
  person = await register(target);
  localpart = person.userId.slice(1, person.userId.indexOf(':'));
});

const withPassword = (user: Json, secret: Json = password): Json => ({
  type: 'm.login.password',
  identifier: { type: 'm.id.user', user },
  password: secret,
});

test('a password signs in by the name alone and by the full id', async () => {
  for (const user of [localpart, person.userId]) {
    const answer = await nobody.post('/v3/login', withPassword(user));
    expect(answer.user_id).toBe(person.userId);
    const whoami = await new Client(target, { token: answer.access_token }).get('/v3/account/whoami');
    expect(whoami).toMatchObject({ user_id: person.userId, device_id: answer.device_id });
  }
});

test('the old field "user" still signs in', async () => {
  const answer = await nobody.post('/v3/login', { type: 'm.login.password', user: localpart, password });
  expect(answer.user_id).toBe(person.userId);
});

test('each sign-in without a device id is a device of its own', async () => {
  const [one, other] = [await signInAgain(person), await signInAgain(person)];
  expect(one.deviceId).not.toBe(other.deviceId);
  await one.get('/v3/account/whoami');
});

test('signing a device in again ends its earlier token', async () => {
  const deviceId = fresh('DEV');
  const earlier = await signInAgain(person, deviceId);
  const later = await signInAgain(person, deviceId);
  expect(later.deviceId).toBe(deviceId);
  const { status } = await earlier.call('GET', '/v3/account/whoami');
  expect(status).toBe(expected(target, 'oneTokenPerDevice', { kontor: 401, synapse: 200 }));
  await later.get('/v3/account/whoami');
});

test('a device keeps its first name when it signs in again', async () => {
  const deviceId = fresh('DEV');
  const named = (initial_device_display_name: string) =>
    nobody.post('/v3/login', { ...withPassword(localpart), device_id: deviceId, initial_device_display_name });
  await named('Erster');
  await named('Zweiter');
  expect((await person.get(`/v3/devices/${deviceId}`)).display_name).toBe('Erster');
});

test('one device id of two persons are two devices', async () => {
  const deviceId = fresh('DEV');
  const [mine, theirs] = [await signInAgain(person, deviceId), await signInAgain(await register(target), deviceId)];
  expect((await mine.get('/v3/account/whoami')).user_id).toBe(person.userId);
  expect((await theirs.get('/v3/account/whoami')).user_id).toBe(theirs.userId);
});

test('a wrong password and an unknown name are refused alike', async () => {
  const wrong = await nobody.refused(403, 'M_FORBIDDEN', 'POST', '/v3/login', withPassword(localpart, 'wrong'));
  const unknown = await nobody.refused(403, 'M_FORBIDDEN', 'POST', '/v3/login', withPassword(fresh()));
  expect(unknown).toEqual(wrong);
});

test('a person of another server is refused', async () => {
  const foreign = withPassword(`@${localpart}:elsewhere.example`);
  await nobody.refused([400, 403], ['M_FORBIDDEN', 'M_UNKNOWN', 'M_INVALID_PARAM'], 'POST', '/v3/login', foreign);
});

test('a kind of login that does not exist is refused', async () => {
  const codes = ['M_UNKNOWN', 'M_UNRECOGNIZED', 'M_INVALID_PARAM'];
  await nobody.refused(400, codes, 'POST', '/v3/login', { ...withPassword(localpart), type: 'm.login.nonsense' });
});

test('a kind of identifier that does not exist is refused', async () => {
  const identifier = { type: 'm.id.nonsense', user: localpart };
  const codes = ['M_UNKNOWN', 'M_UNRECOGNIZED', 'M_INVALID_PARAM'];
  await nobody.refused(400, codes, 'POST', '/v3/login', { ...withPassword(localpart), identifier });
});

test.each([
  {},
  { type: 'm.login.password' },
  { type: 7, password },
  { type: 'm.login.password', identifier: 'name', password },
  { type: 'm.login.password', identifier: { type: 'm.id.user' }, password },
  { type: 'm.login.password', identifier: { type: 'm.id.user', user: 'x' } },
  { type: 'm.login.password', identifier: { type: 'm.id.user', user: 'x' }, password: 7 },
])('a login of the form %j is a bad request', async (asked) => {
  const codes = ['M_BAD_JSON', 'M_MISSING_PARAM', 'M_INVALID_PARAM', 'M_UNKNOWN', 'M_FORBIDDEN'];
  await nobody.refused([400, 403], codes, 'POST', '/v3/login', asked);
});

test('a login with a name that is no text is a bad request', async () => {
  const { status } = await nobody.call('POST', '/v3/login', withPassword(7));
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 500 }));
});

test('a made-up login token is refused', async () => {
  await nobody.refused([400, 403], ['M_FORBIDDEN', 'M_UNKNOWN'], 'POST', '/v3/login', {
    type: 'm.login.token',
    token: 'made up',
  });
});

test('an application service signs its own persons in without a password', async () => {
  const service = new Client(target, { token: target.appservice.asToken });
  const username = fresh(target.appservice.prefix);
  const type = 'm.login.application_service';
  const registered = await service.post('/v3/register', { type, username });
  expect(registered.user_id).toBe(`@${username}:${target.serverName}`);
  const answer = await service.post('/v3/login', { type, identifier: { type: 'm.id.user', user: username } });
  expect(answer.user_id).toBe(registered.user_id);
  expect(await new Client(target, { token: answer.access_token }).get('/v3/account/whoami')).toMatchObject({
    user_id: registered.user_id,
    device_id: answer.device_id,
  });
});

test('an application service signs nobody else in, and nobody without its token signs in so', async () => {
  const asked = { type: 'm.login.application_service', identifier: { type: 'm.id.user', user: localpart } };
  const service = new Client(target, { token: target.appservice.asToken });
  await service.refused(403, ['M_EXCLUSIVE', 'M_FORBIDDEN'], 'POST', '/v3/login', asked);
  await nobody.refused([401, 403], ['M_MISSING_TOKEN', 'M_FORBIDDEN'], 'POST', '/v3/login', asked);
  await person.refused([401, 403], ['M_UNKNOWN_TOKEN', 'M_FORBIDDEN'], 'POST', '/v3/login', asked);
});

test('an application service registers nobody outside its namespace', async () => {
  const service = new Client(target, { token: target.appservice.asToken });
  const asked = { type: 'm.login.application_service', username: fresh() };
  await service.refused([400, 403], 'M_EXCLUSIVE', 'POST', '/v3/register', asked);
});
