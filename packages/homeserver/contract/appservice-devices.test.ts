import { expect, test } from 'vitest';
import { AppserviceClient, registerAppserviceUser } from './harness/appservice.ts';
import { Client, type Json, part } from './harness/client.ts';
import { oneTimeKeys } from './harness/encryption.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// application service API, Identity assertion: acting for a device
const target = useTarget();

/** A user of the namespace with a device, and the call options that act for it. */
async function withDevice(): Promise<{ bot: AppserviceClient; deviceId: string; as: Json; session: Client }> {
  const bot = await registerAppserviceUser(target);
  const { device_id: deviceId, access_token: token } = await new AppserviceClient(target).post('/v3/login', {
    type: 'm.login.application_service',
    identifier: { type: 'm.id.user', user: bot.userId },
  });
  const session = new Client(target, { userId: bot.userId, deviceId, token });
  return { bot, deviceId, as: { query: { device_id: deviceId } }, session };
}

test('device_id acts for a device of the user', async () => {
  const { bot, deviceId, as } = await withDevice();
  const answer = await bot.ok('GET', '/v3/account/whoami', undefined, as);
  expect(answer).toMatchObject({ user_id: bot.userId, device_id: deviceId });
});

test('without device_id there is no device', async () => {
  const { bot } = await withDevice();
  expect((await bot.get('/v3/account/whoami')).device_id).toBeUndefined();
});

test('a device that the user does not have is refused', async () => {
  const { bot } = await withDevice();
  const answer = await bot.call('GET', '/v3/account/whoami', undefined, { query: { device_id: 'NOSUCHDEVICE' } });
  expect(answer.status).toBe(400);
  expect(answer.body.errcode).toMatch(/M_UNKNOWN_DEVICE$/);
});

test('keys are uploaded for the device, and others claim them', async () => {
  const [alice] = await people(target, 1);
  const { bot, deviceId, as } = await withDevice();
  const one_time_keys = oneTimeKeys(1);
  await bot.post('/v3/keys/upload', { one_time_keys }, as);
  const claimed = await alice.post('/v3/keys/claim', {
    one_time_keys: { [bot.userId]: { [deviceId]: 'signed_curve25519' } },
  });
  expect(claimed.one_time_keys[bot.userId][deviceId]).toEqual(one_time_keys);
});

test('the device signs out', async () => {
  const { bot, deviceId, session } = await withDevice();
  await session.post('/v3/logout');
  const path = `/v3/devices/${part(deviceId)}`;
  expect((await bot.call('GET', path)).status).toBe(404);
});
