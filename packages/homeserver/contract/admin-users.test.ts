import { beforeAll, expect, test } from 'vitest';
import { admin, adminUser, registerAdministrator, signIn } from './harness/administration.ts';
import { Client, fresh, part, password, register, signInAgain } from './harness/client.ts';
import { inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Synapse's admin API, Users
const target = useTarget();

let administrator: Client;
beforeAll(async () => {
  administrator = await registerAdministrator(target);
});
const idOf = (name: string) => `@${name}:${target.serverName}`;

test('an account is created with name, password and rights', async () => {
  const userId = idOf(fresh('made'));
  const body = { password, displayname: 'Neue Kraft', admin: false };
  const created = await administrator.call('PUT', adminUser(userId), body);
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ name: userId, displayname: 'Neue Kraft', admin: false, deactivated: false });
  expect((await signIn(target, userId)).status).toBe(200);
});

test('an account without a password cannot be signed in with one', async () => {
  const userId = idOf(fresh('made'));
  expect((await administrator.call('PUT', adminUser(userId), {})).status).toBe(201);
  expect((await signIn(target, userId)).status).toBe(403);
});

test('an account that exists is changed', async () => {
  const [alice] = await people(target, 1);
  const body = { displayname: 'Umbenannt', avatar_url: 'mxc://localhost/abc' };
  const changed = await administrator.call('PUT', adminUser(alice.userId), body);
  expect(changed.status).toBe(200);
  expect(await alice.get(`/v3/profile/${part(alice.userId)}`)).toMatchObject(body);
});

test('a new password ends the sessions of the account', async () => {
  const [alice] = await people(target, 1);
  await administrator.put(adminUser(alice.userId), { password: 'Ein anderes Wort 9' });
  await alice.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
  expect((await signIn(target, alice.userId, 'Ein anderes Wort 9')).status).toBe(200);
});

test('an account is looked up', async () => {
  const [alice] = await people(target, 1);
  expect(await administrator.get(adminUser(alice.userId))).toMatchObject({
    name: alice.userId,
    admin: false,
    deactivated: false,
    locked: false,
    suspended: false,
    creation_ts: expect.any(Number),
  });
  await administrator.refused(404, 'M_NOT_FOUND', 'GET', adminUser(idOf(fresh('nobody'))));
});

test('accounts are listed by name, in pages', async () => {
  const word = fresh('listed');
  const all = [await register(target, word), await register(target, word), await register(target, word)];
  const first = await administrator.get(admin('users', 'v2'), { name: word, limit: 2 });
  expect(first.total).toBe(3);
  expect(first.users).toHaveLength(2);
  const second = await administrator.get(admin('users', 'v2'), { name: word, limit: 2, from: first.next_token });
  const names = [...first.users, ...second.users].map((user: { name: string }) => user.name);
  expect(names.sort()).toEqual(all.map((each) => each.userId).sort());
  expect(second).not.toHaveProperty('next_token');
});

test('deactivated accounts are listed only if asked for', async () => {
  const word = fresh('listed');
  const gone = await register(target, word);
  await administrator.post(admin(`deactivate/${part(gone.userId)}`), {});
  const total = async (more = {}) => (await administrator.get(admin('users', 'v2'), { name: word, ...more })).total;
  expect(await total()).toBe(0);
  expect(await total({ deactivated: true })).toBe(1);
});

test('rights are read, given and taken', async () => {
  const [alice] = await people(target, 1);
  const path = admin(`users/${part(alice.userId)}/admin`);
  expect(await administrator.get(path)).toEqual({ admin: false });
  await administrator.put(path, { admin: true });
  expect(await alice.get(path)).toEqual({ admin: true });
  await administrator.put(path, { admin: false });
  await alice.refused(403, 'M_FORBIDDEN', 'GET', path);
});

test('nobody takes their own rights', async () => {
  const path = admin(`users/${part(administrator.userId)}/admin`);
  expect((await administrator.call('PUT', path, { admin: false })).status).toBe(400);
});

test('a password is reset, and the devices stay if asked for', async () => {
  const [alice] = await people(target, 1);
  const path = admin(`reset_password/${part(alice.userId)}`);
  await administrator.post(path, { new_password: 'Erstes neues 1', logout_devices: false });
  await alice.get('/v3/account/whoami');
  await administrator.post(path, { new_password: 'Zweites neues 2', logout_devices: true });
  await alice.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
  expect((await signIn(target, alice.userId, 'Zweites neues 2')).status).toBe(200);
  expect((await signIn(target, alice.userId, 'Erstes neues 1')).status).toBe(403);
});

test('a deactivated account has left its rooms and cannot sign in', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(bob, [alice]);
  await administrator.post(admin(`deactivate/${part(alice.userId)}`), { erase: false });
  await alice.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
  expect((await signIn(target, alice.userId)).body.errcode).toMatch(/M_USER_DEACTIVATED|M_FORBIDDEN/);
  const members = async () => Object.keys((await bob.get(inRoom(roomId, 'joined_members'))).joined);
  await expect.poll(members).toEqual([bob.userId]);
  expect((await administrator.get(adminUser(alice.userId))).deactivated).toBe(true);
});

test('a deactivated account is brought back with a password', async () => {
  const [alice] = await people(target, 1);
  await administrator.post(admin(`deactivate/${part(alice.userId)}`), {});
  await administrator.put(adminUser(alice.userId), { deactivated: false, password: 'Wieder da 3' });
  expect((await signIn(target, alice.userId, 'Wieder da 3')).status).toBe(200);
});

test('a locked account is kept out until it is unlocked', async () => {
  const [alice] = await people(target, 1);
  await administrator.put(adminUser(alice.userId), { locked: true });
  const refused = await alice.refused(401, 'M_USER_LOCKED', 'GET', '/v3/sync');
  expect(refused.soft_logout).toBe(true);
  expect((await administrator.get(adminUser(alice.userId))).locked).toBe(true);
  await administrator.put(adminUser(alice.userId), { locked: false });
  await alice.get('/v3/account/whoami');
});

test('a suspended account reads, but neither speaks, joins nor invites', async () => {
  const [alice, bob] = await people(target, 2);
  const [roomId, other] = [await roomOf(alice, [bob]), await roomOf(bob)];
  await administrator.put(admin(`suspend/${part(alice.userId)}`), { suspend: true });
  const text = { msgtype: 'm.text', body: 'x' };
  await alice.refused(403, 'M_USER_SUSPENDED', 'PUT', inRoom(roomId, 'send/m.room.message/1'), text);
  await alice.refused(403, 'M_USER_SUSPENDED', 'POST', `/v3/join/${part(other)}`, {});
  const invitation = { user_id: administrator.userId };
  await alice.refused(403, 'M_USER_SUSPENDED', 'POST', inRoom(roomId, 'invite'), invitation);
  await bob.sendText(roomId, 'lesbar');
  expect((await alice.get(inRoom(roomId, 'messages'), { dir: 'b', limit: 1 })).chunk[0].content.body).toBe('lesbar');
  expect((await administrator.get(adminUser(alice.userId))).suspended).toBe(true);
  await administrator.put(admin(`suspend/${part(alice.userId)}`), { suspend: false });
  await alice.sendText(roomId, 'wieder da');
});

test('an administrator signs in for somebody, without a device of theirs', async () => {
  const [alice] = await people(target, 1);
  const { access_token: token } = await administrator.post(admin(`users/${part(alice.userId)}/login`), {});
  expect((await new Client(target, { token }).get('/v3/account/whoami')).user_id).toBe(alice.userId);
  const { devices } = await alice.get('/v3/devices');
  expect(devices.map((device: { device_id: string }) => device.device_id)).toEqual([alice.deviceId]);
});

test('devices of an account are listed and signed out', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const path = `${adminUser(alice.userId)}/devices`;
  const { devices } = await administrator.get(path);
  expect(devices.map((device: { device_id: string }) => device.device_id).sort()).toEqual(
    [alice.deviceId, phone.deviceId].sort(),
  );
  await administrator.delete(`${path}/${part(phone.deviceId)}`);
  await phone.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
  await administrator.post(`${adminUser(alice.userId)}/delete_devices`, { devices: [alice.deviceId] });
  await alice.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
});

test('the rooms of an account are listed', async () => {
  const [alice] = await people(target, 1);
  const rooms = [await roomOf(alice), await roomOf(alice)];
  const answer = await administrator.get(admin(`users/${part(alice.userId)}/joined_rooms`));
  expect(answer.total).toBe(2);
  expect(answer.joined_rooms.sort()).toEqual(rooms.sort());
});

test('a name is looked up for being free', async () => {
  const [alice] = await people(target, 1);
  const username = alice.userId.slice(1).split(':')[0] ?? '';
  expect(await administrator.get(admin('username_available'), { username: fresh() })).toEqual({ available: true });
  const query = { query: { username } };
  await administrator.refused(400, 'M_USER_IN_USE', 'GET', admin('username_available'), undefined, query);
});

test.each([
  ['a user id that is none', 'nobody', {}],
  ['an account of another server', '@nobody:elsewhere.example', {}],
  ['a password that is a number', undefined, { password: 7 }],
  ['rights that are no yes or no', undefined, { admin: 'yes' }],
])('refuses %s', async (_what, userId, body) => {
  const answer = await administrator.call('PUT', adminUser(userId ?? idOf(fresh('made'))), body);
  expect(answer.status).toBe(400);
});
