import { expect, test } from 'vitest';
import { Client, password, register, signInAgain } from './harness/client.ts';
import { asksWhoIAm, confirmed, passwordStage } from './harness/interactive-auth.ts';
import { useTarget } from './harness/target.ts';

const path = '/v3/account/password';
const whoami = '/v3/account/whoami';
const target = useTarget();
const another = 'Sieben Möwen am Kai 3';

const login = (person: Client, secret: string) =>
  new Client(target).call('POST', '/v3/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: person.userId },
    password: secret,
  });

test('a new password replaces the old one', async () => {
  const person = await register(target);
  expect((await confirmed(person, 'POST', path, { new_password: another })).status).toBe(200);
  expect((await login(person, another)).status).toBe(200);
  expect(await login(person, password)).toMatchObject({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
});

test('a new password ends the other devices and keeps this one', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  await confirmed(person, 'POST', path, { new_password: another });
  await other.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  await person.get(whoami);
});

test('the other devices stay if that is asked for', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  await confirmed(person, 'POST', path, { new_password: another, logout_devices: false });
  await other.get(whoami);
});

test('with the wrong old password nothing changes, and one may try again in the same session', async () => {
  const person = await register(target);
  const { session } = await asksWhoIAm(person, 'POST', path, { new_password: another });
  const wrong = { new_password: another, auth: passwordStage(person, session, 'wrong') };
  const body = await person.refused(401, 'M_FORBIDDEN', 'POST', path, wrong);
  expect(body).toMatchObject({ session, flows: [{ stages: ['m.login.password'] }] });
  expect((await login(person, password)).status).toBe(200);
  await person.post(path, { new_password: another, auth: passwordStage(person, session) });
});

test('a stage that was not offered confirms nothing', async () => {
  const person = await register(target);
  const { session } = await asksWhoIAm(person, 'POST', path, { new_password: another });
  const auth = { type: 'm.login.dummy', session };
  const { status } = await person.call('POST', path, { new_password: another, auth });
  expect([400, 401, 403]).toContain(status);
  expect((await login(person, password)).status).toBe(200);
});

test("somebody else's password does not confirm it", async () => {
  const [person, other] = [await register(target), await register(target)];
  const { session } = await asksWhoIAm(person, 'POST', path, { new_password: another });
  const { status } = await person.call('POST', path, { new_password: another, auth: passwordStage(other, session) });
  expect([401, 403]).toContain(status);
  expect((await login(person, another)).status).toBe(403);
});

test('a session that was confirmed for one thing does not do another', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  const { session } = await asksWhoIAm(person, 'POST', '/v3/delete_devices', { devices: [other.deviceId] });
  const auth = passwordStage(person, session);
  const { status } = await person.call('POST', path, { new_password: another, auth });
  expect([400, 401, 403]).toContain(status);
  expect((await login(person, password)).status).toBe(200);
});

test('a new password that is no text is refused', async () => {
  const person = await register(target);
  const { status } = await confirmed(person, 'POST', path, { new_password: 7 }).catch(() => ({ status: 400 }));
  expect(status).toBe(400);
  expect((await login(person, password)).status).toBe(200);
});

test('deactivation ends the account for good', async () => {
  const person = await register(target);
  const { status, body } = await confirmed(person, 'POST', '/v3/account/deactivate');
  expect(status).toBe(200);
  expect(['success', 'no-support']).toContain(body.id_server_unbind_result);
  await person.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  const again = await login(person, password);
  expect(again.status).toBe(403);
  expect(['M_USER_DEACTIVATED', 'M_FORBIDDEN']).toContain(again.body.errcode);
});

test('the name of a deactivated person is never given again', async () => {
  const person = await register(target);
  await confirmed(person, 'POST', '/v3/account/deactivate', { erase: true });
  const username = person.userId.slice(1, person.userId.indexOf(':'));
  await new Client(target).refused(400, 'M_USER_IN_USE', 'POST', '/v3/register', { username, password });
});

test('a deactivated person leaves their rooms', async () => {
  const [person, other] = [await register(target), await register(target)];
  const roomId = await other.createRoom({ invite: [person.userId] });
  await person.join(roomId);
  await confirmed(person, 'POST', '/v3/account/deactivate');
  const membership = async () => (await other.getState(roomId, 'm.room.member', person.userId)).membership;
  await expect.poll(membership).toBe('leave');
});

test('without the password nobody is deactivated', async () => {
  const person = await register(target);
  expect((await confirmed(person, 'POST', '/v3/account/deactivate', {}, 'wrong')).status).toBe(401);
  await person.get(whoami);
});

test('password and deactivation are only for signed-in people', async () => {
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/account/deactivate', {});
  expect((await nobody.call('POST', path, { new_password: another })).status).toBe(401);
});
