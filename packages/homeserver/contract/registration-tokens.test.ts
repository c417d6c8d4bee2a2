import { beforeAll, expect, test } from 'vitest';
import { admin, registerAdministrator } from './harness/administration.ts';
import { Client, fresh, type Json, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Token-authenticated registration; Synapse's administration, Registration Tokens
const target = useTarget();
let administrator: Client;
beforeAll(async () => {
  administrator = await registerAdministrator(target);
});

const path = (token = '') => admin(`registration_tokens${token === '' ? '' : `/${token}`}`);
const make = (body: Json = {}): Promise<Json> => administrator.post(path('new'), body);
const isValid = async (token: string): Promise<boolean> =>
  (await new Client(target).get('/v1/register/m.login.registration_token/validity', { token })).valid;
const listed = async (query: Json = {}): Promise<string[]> =>
  (await administrator.get(path(), query)).registration_tokens.map(({ token }: Json) => token);

test('a token is made at random, good for ever and as often as one likes', async () => {
  const made = await make();
  expect(made.token).toMatch(/^[A-Za-z0-9._~-]{16}$/);
  expect(made).toEqual({ token: made.token, uses_allowed: null, pending: 0, completed: 0, expiry_time: null });
  expect(await isValid(made.token)).toBe(true);
  expect(await administrator.get(path(made.token))).toEqual(made);
});

test('a token may be chosen, or its length', async () => {
  const token = fresh('willkommen-');
  expect((await make({ token })).token).toBe(token);
  expect((await make({ length: 5 })).token).toHaveLength(5);
  await administrator.refused(400, 'M_INVALID_PARAM', 'POST', path('new'), { token });
});

test('limits are set and taken away', async () => {
  const until = Date.now() + 60_000;
  const { token } = await make({ uses_allowed: 1, expiry_time: until });
  expect(await administrator.get(path(token))).toMatchObject({ uses_allowed: 1, expiry_time: until });
  expect(await administrator.put(path(token), { uses_allowed: 2 })).toMatchObject({
    uses_allowed: 2,
    expiry_time: until,
  });
  await administrator.put(path(token), { expiry_time: Date.now() + 500 });
  await expect.poll(() => isValid(token)).toBe(false);
  const free = await administrator.put(path(token), { uses_allowed: null, expiry_time: null });
  expect(free).toMatchObject({ uses_allowed: null, expiry_time: null });
  expect(await isValid(token)).toBe(true);
});

test('tokens are listed, also those alone that are good or are not', async () => {
  const [good, spent] = [(await make()).token, (await make({ uses_allowed: 0 })).token];
  expect(await listed()).toEqual(expect.arrayContaining([good, spent]));
  const [valid, invalid] = [await listed({ valid: true }), await listed({ valid: false })];
  expect([valid.includes(good), valid.includes(spent)]).toEqual([true, false]);
  expect([invalid.includes(good), invalid.includes(spent)]).toEqual([false, true]);
});

test('a deleted token is no more', async () => {
  const { token } = await make();
  expect(await administrator.delete(path(token))).toEqual({});
  expect(await isValid(token)).toBe(false);
  for (const method of ['GET', 'DELETE', 'PUT'])
    await administrator.refused(404, 'M_NOT_FOUND', method, path(token), method === 'PUT' ? {} : undefined);
});

test.each([
  { token: 'mit Leerzeichen' },
  { token: 'x'.repeat(65) },
  { token: 7 },
  { length: 0 },
  { length: 65 },
  { length: 'lang' },
  { uses_allowed: -1 },
  { uses_allowed: 1.5 },
  { uses_allowed: 'oft' },
  { expiry_time: 1000 },
  { expiry_time: 'morgen' },
])('a token with %o is not made', async (wrong) => {
  const before = await listed();
  const answer = await administrator.call('POST', path('new'), wrong);
  expect(answer.status).toBe(400);
  expect(answer.body.errcode).toMatch(/^M_/);
  expect(await listed()).toEqual(before);
});

test('only administrators see and make tokens', async () => {
  const person = await register(target);
  await person.refused(403, 'M_FORBIDDEN', 'GET', path());
  await person.refused(403, 'M_FORBIDDEN', 'POST', path('new'), {});
});
