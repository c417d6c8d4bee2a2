import { expect, test } from 'vitest';
import { Client, fresh, register, signInAgain } from './harness/client.ts';
import { asksWhoIAm, confirmed, passwordStage } from './harness/interactive-auth.ts';
import { useTarget } from './harness/target.ts';

const whoami = '/v3/account/whoami';
const target = useTarget();
const ids = (answer: { devices: { device_id: string }[] }) => answer.devices.map(({ device_id }) => device_id).sort();

test('the list has all devices of the person and no other', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  const answer = await person.get('/v3/devices');
  expect(ids(answer)).toEqual([person.deviceId, other.deviceId].sort());
});

test('a device of one’s own can be looked at from another', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  expect(await person.get(`/v3/devices/${other.deviceId}`)).toMatchObject({ device_id: other.deviceId });
});

test('a device can be renamed', async () => {
  const person = await register(target);
  expect(await person.put(`/v3/devices/${person.deviceId}`, { display_name: 'Dienstgerät' })).toEqual({});
  expect((await person.get('/v3/devices')).devices[0].display_name).toBe('Dienstgerät');
});

test('a name left out stays as it is', async () => {
  const person = await register(target);
  await person.put(`/v3/devices/${person.deviceId}`, { display_name: 'Dienstgerät' });
  await person.put(`/v3/devices/${person.deviceId}`, {});
  expect((await person.get(`/v3/devices/${person.deviceId}`)).display_name).toBe('Dienstgerät');
});

test('a name that is no text is refused', async () => {
  const person = await register(target);
  const codes = ['M_BAD_JSON', 'M_INVALID_PARAM'];
  await person.refused(400, codes, 'PUT', `/v3/devices/${person.deviceId}`, { display_name: 7 });
});

test('devices of others and devices that are none are not found', async () => {
  const [person, other] = [await register(target), await register(target)];
  for (const deviceId of [other.deviceId, 'NONE']) {
    await person.refused(404, 'M_NOT_FOUND', 'GET', `/v3/devices/${deviceId}`);
    await person.refused(404, 'M_NOT_FOUND', 'PUT', `/v3/devices/${deviceId}`, { display_name: 'mine' });
  }
});

test('a device is deleted with the password, and its token ends', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  const { status, body } = await confirmed(person, 'DELETE', `/v3/devices/${other.deviceId}`);
  expect({ status, body }).toEqual({ status: 200, body: {} });
  await other.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
  await person.refused(404, 'M_NOT_FOUND', 'GET', `/v3/devices/${other.deviceId}`);
});

test('a device is not deleted with a wrong password', async () => {
  const person = await register(target);
  const other = await signInAgain(person);
  const { status } = await confirmed(person, 'DELETE', `/v3/devices/${other.deviceId}`, {}, 'wrong');
  expect(status).toBe(401);
  await other.get(whoami);
});

test('deleting a device of somebody else deletes nothing', async () => {
  const [person, other] = [await register(target), await register(target)];
  await confirmed(person, 'DELETE', `/v3/devices/${other.deviceId}`);
  await confirmed(person, 'POST', '/v3/delete_devices', { devices: [other.deviceId] });
  await other.get(whoami);
});

test('a device that is gone already is deleted with success', async () => {
  const person = await register(target);
  expect((await confirmed(person, 'DELETE', `/v3/devices/${fresh('GONE')}`)).status).toBe(200);
  expect((await confirmed(person, 'POST', '/v3/delete_devices', { devices: [fresh('GONE')] })).status).toBe(200);
});

test('several devices are deleted at once', async () => {
  const person = await register(target);
  const others = [await signInAgain(person), await signInAgain(person)];
  const kept = await signInAgain(person);
  const devices = others.map(({ deviceId }) => deviceId);
  expect(await confirmed(person, 'POST', '/v3/delete_devices', { devices })).toMatchObject({ status: 200, body: {} });
  expect(ids(await person.get('/v3/devices'))).toEqual([person.deviceId, kept.deviceId].sort());
  for (const gone of others) await gone.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
});

test('one can delete the device one is using', async () => {
  const person = await register(target);
  expect((await confirmed(person, 'DELETE', `/v3/devices/${person.deviceId}`)).status).toBe(200);
  await person.refused(401, 'M_UNKNOWN_TOKEN', 'GET', whoami);
});

test('a confirmation for one device deletes no other', async () => {
  const person = await register(target);
  const [one, other] = [await signInAgain(person), await signInAgain(person)];
  const { session } = await asksWhoIAm(person, 'DELETE', `/v3/devices/${one.deviceId}`);
  const body = { auth: passwordStage(person, session) };
  const { status } = await person.call('DELETE', `/v3/devices/${other.deviceId}`, body);
  expect([400, 401, 403]).toContain(status);
  await other.get(whoami);
});

test.each([{}, { devices: 'all' }, { devices: [7] }])('delete_devices with %j is a bad request', async (body) => {
  const person = await register(target);
  const codes = ['M_BAD_JSON', 'M_MISSING_PARAM', 'M_INVALID_PARAM'];
  await person.refused(400, codes, 'POST', '/v3/delete_devices', body);
});

test('devices are only for signed-in people', async () => {
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/devices');
  await nobody.refused(401, 'M_MISSING_TOKEN', 'DELETE', '/v3/devices/ANY', {});
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/delete_devices', { devices: [] });
});
