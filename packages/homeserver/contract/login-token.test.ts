import { expect, test } from 'vitest';
import { Client, register } from './harness/client.ts';
import { asksWhoIAm, confirmed } from './harness/interactive-auth.ts';
import { useTarget } from './harness/target.ts';

const path = '/v1/login/get_token';
const target = useTarget();

test('a login token asks for the password first and signs another device in, once', async () => {
  const person = await register(target);
  const { status, body } = await confirmed(person, 'POST', path);
  expect(status).toBe(200);
  expect(body.expires_in_ms).toBeGreaterThan(0);
  const login = { type: 'm.login.token', token: body.login_token };
  const answer = await new Client(target).post('/v3/login', login);
  expect(answer.user_id).toBe(person.userId);
  expect(answer.device_id).not.toBe(person.deviceId);
  await new Client(target).refused(403, 'M_FORBIDDEN', 'POST', '/v3/login', login);
});

test('with a wrong password there is no login token', async () => {
  const person = await register(target);
  const { status, body } = await confirmed(person, 'POST', path, {}, 'wrong');
  expect(status).toBe(401);
  expect(body).toMatchObject({ errcode: 'M_FORBIDDEN', flows: expect.anything(), session: expect.any(String) });
});

test('each login token is another', async () => {
  const person = await register(target);
  const [one, other] = [await confirmed(person, 'POST', path), await confirmed(person, 'POST', path)];
  expect(one.body.login_token).not.toBe(other.body.login_token);
});

test('somebody else cannot confirm the session', async () => {
  const [person, other] = [await register(target), await register(target)];
  const { session } = await asksWhoIAm(person, 'POST', path);
  const auth = {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: other.userId },
    password: 'Drei Räder im Regen 7',
    session,
  };
  const { status, body } = await person.call('POST', path, { auth });
  expect([401, 403]).toContain(status);
  expect(body.login_token).toBeUndefined();
});

test('without a token nobody gets a login token', async () => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', path, {});
});
