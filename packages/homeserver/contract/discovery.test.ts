import { expect, test } from 'vitest';
import { Client, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

test('the versions that are spoken are told to anybody', async () => {
  const { versions, unstable_features: features } = await new Client(target).get('/versions');
  expect(versions).toContain('v1.11');
  expect(versions.every((version: string) => /^[rv]\d+\.\d+(\.\d+)?$/.test(version))).toBe(true);
  for (const value of Object.values(features ?? {})) expect(value).toBeTypeOf('boolean');
});

test('a signed-in person is told the same versions', async () => {
  const person = await register(target);
  const { versions } = await person.get('/versions');
  expect(versions).toEqual((await new Client(target).get('/versions')).versions);
});

test('a well-known file names the base address, or there is none', async () => {
  const answer = await new Client(target).call('GET', '/.well-known/matrix/client');
  expect([200, 404]).toContain(answer.status);
  if (answer.status === 200) expect(answer.body['m.homeserver'].base_url).toMatch(/^https?:\/\//);
});

test('capabilities tell the room versions, and that a password can be changed', async () => {
  const { capabilities } = await (await register(target)).get('/v3/capabilities');
  const { default: usual, available } = capabilities['m.room_versions'];
  expect(available).toMatchObject({ 10: 'stable', 11: 'stable', 12: 'stable' });
  expect(available[usual]).toBe('stable');
  expect(capabilities['m.change_password']).toEqual({ enabled: true });
});

test('capabilities are only for signed-in people', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/capabilities');
});

test('the flows of a login are told to anybody', async () => {
  const { flows } = await new Client(target).get('/v3/login');
  const types = flows.map(({ type }: { type: string }) => type);
  expect(types).toContain('m.login.password');
  expect(types).toContain('m.login.application_service');
});

test('who can log in with a login token can also get one, if the flow says so', async () => {
  const person = await register(target);
  const { capabilities } = await person.get('/v3/capabilities');
  const { flows } = await new Client(target).get('/v3/login');
  const token = flows.find(({ type }: { type: string }) => type === 'm.login.token');
  expect(token?.get_login_token ?? false).toBe(capabilities['m.get_login_token']?.enabled ?? false);
});
