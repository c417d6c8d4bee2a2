import { expect, test } from 'vitest';
import { Client, type Json, part, signInAgain } from './harness/client.ts';
import { deviceKeys, oneTimeKeys, publishDevice } from './harness/encryption.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, End-to-end encryption, key management
const target = useTarget();

const upload = (client: Client, body: Json): Promise<Json> => client.post('/v3/keys/upload', body);
const query = (client: Client, device_keys: Json): Promise<Json> => client.post('/v3/keys/query', { device_keys });
const claim = async (by: Client, of: Client, algorithm = 'signed_curve25519'): Promise<Json> => {
  const answer = await by.post('/v3/keys/claim', { one_time_keys: { [of.userId]: { [of.deviceId]: algorithm } } });
  return answer.one_time_keys[of.userId]?.[of.deviceId] ?? {};
};

test('keys of a device are published and read by others', async () => {
  const [alice, bob] = await people(target, 2);
  const keys = await publishDevice(alice);
  const { device_keys: found } = await query(bob, { [alice.userId]: [] });
  const { unsigned, ...rest } = found[alice.userId][alice.deviceId];
  expect(rest).toEqual(keys);
  expect(unsigned ?? {}).toEqual(expect.any(Object));
});

test('a device without keys is not listed', async () => {
  const [alice, bob] = await people(target, 2);
  const { device_keys: found } = await query(bob, { [alice.userId]: [] });
  expect(found[alice.userId] ?? {}).toEqual({});
});

test('only the devices that were named are listed', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  for (const device of [alice, phone]) await publishDevice(device);
  const { device_keys: found } = await query(bob, { [alice.userId]: [phone.deviceId] });
  expect(Object.keys(found[alice.userId])).toEqual([phone.deviceId]);
});

test('a person who does not exist is passed over', async () => {
  const [alice] = await people(target, 1);
  const nobody = `@nobody-at-all:${target.serverName}`;
  const answer = await query(alice, { [nobody]: [] });
  expect(answer.device_keys[nobody] ?? {}).toEqual({});
  expect(answer.failures ?? {}).toEqual({});
});

test('the keys of a device go with it', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(alice);
  await publishDevice(phone);
  await phone.post('/v3/logout');
  const { device_keys: found } = await query(bob, { [alice.userId]: [] });
  expect(found[alice.userId] ?? {}).toEqual({});
});

test('keys for another device or person are refused', async () => {
  const [alice, bob] = await people(target, 2);
  for (const other of [bob, new Client(target, { userId: alice.userId, deviceId: 'OTHER' })]) {
    const answer = await alice.call('POST', '/v3/keys/upload', { device_keys: deviceKeys(other) });
    expect(answer.status).toBe(400);
  }
});

test('uploading tells how many one-time keys there are', async () => {
  const [alice] = await people(target, 1);
  expect(await upload(alice, {})).toEqual({ one_time_key_counts: expect.any(Object) });
  const { one_time_key_counts: counts } = await upload(alice, { one_time_keys: oneTimeKeys(3) });
  expect(counts.signed_curve25519).toBe(3);
  expect((await upload(alice, { one_time_keys: oneTimeKeys(2) })).one_time_key_counts.signed_curve25519).toBe(5);
});

test('the sync tells the count to the device that has the keys', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  await upload(alice, { one_time_keys: oneTimeKeys(2) });
  expect((await alice.sync()).device_one_time_keys_count.signed_curve25519).toBe(2);
  expect((await phone.sync()).device_one_time_keys_count?.signed_curve25519 ?? 0).toBe(0);
});

test('each one-time key is given away once', async () => {
  const [alice, bob] = await people(target, 2);
  const keys = oneTimeKeys(2);
  await upload(alice, { one_time_keys: keys });
  const given = { ...(await claim(bob, alice)), ...(await claim(bob, alice)) };
  expect(given).toEqual(keys);
  expect(await claim(bob, alice)).toEqual({});
  expect((await upload(alice, {})).one_time_key_counts.signed_curve25519 ?? 0).toBe(0);
});

test('two who claim at once get different keys', async () => {
  const [alice, bob, carol] = await people(target, 3);
  await upload(alice, { one_time_keys: oneTimeKeys(6) });
  const claims = await Promise.all([bob, carol, bob, carol, bob, carol].map((who) => claim(who, alice)));
  expect(new Set(claims.flatMap((each) => Object.keys(each))).size).toBe(6);
});

test('keys are given away in the order of their uploads', async () => {
  const [alice, bob] = await people(target, 2);
  const uploads = [oneTimeKeys(1), oneTimeKeys(1), oneTimeKeys(1)];
  for (const one_time_keys of uploads) await upload(alice, { one_time_keys });
  for (const one of uploads) expect(await claim(bob, alice)).toEqual(one);
});

test('the same key uploaded again changes nothing', async () => {
  const [alice] = await people(target, 1);
  const one_time_keys = oneTimeKeys(1);
  await upload(alice, { one_time_keys });
  expect((await upload(alice, { one_time_keys })).one_time_key_counts.signed_curve25519).toBe(1);
});

test('another key under the same id is refused', async () => {
  const [alice] = await people(target, 1);
  const [id = ''] = Object.keys(oneTimeKeys(1));
  await upload(alice, { one_time_keys: { [id]: { key: 'a', signatures: {} } } });
  const again = { one_time_keys: { [id]: { key: 'b', signatures: {} } } };
  expect((await alice.call('POST', '/v3/keys/upload', again)).status).toBe(400);
});

test('claiming an algorithm that was not uploaded gives nothing', async () => {
  const [alice, bob] = await people(target, 2);
  await upload(alice, { one_time_keys: oneTimeKeys(1) });
  expect(await claim(bob, alice, 'org.example.other')).toEqual({});
});

test('a fallback key is given again and again once the others are gone', async () => {
  const [alice, bob] = await people(target, 2);
  const [once, fallback] = [oneTimeKeys(1), oneTimeKeys(1, { fallback: true })];
  await upload(alice, { one_time_keys: once, fallback_keys: fallback });
  expect(await claim(bob, alice)).toEqual(once);
  for (const _time of [1, 2]) expect(await claim(bob, alice)).toEqual(fallback);
});

test('a fallback key does not count as a one-time key', async () => {
  const [alice] = await people(target, 1);
  const { one_time_key_counts: counts } = await upload(alice, { fallback_keys: oneTimeKeys(1, { fallback: true }) });
  expect(counts.signed_curve25519 ?? 0).toBe(0);
});

test('the sync tells which fallback keys were not used yet', async () => {
  const [alice, bob] = await people(target, 2);
  const types = async () => (await alice.sync()).device_unused_fallback_key_types;
  expect(await types()).toEqual([]);
  await upload(alice, { fallback_keys: oneTimeKeys(1, { fallback: true }) });
  expect(await types()).toEqual(['signed_curve25519']);
  await claim(bob, alice);
  expect(await types()).toEqual([]);
  await upload(alice, { fallback_keys: oneTimeKeys(1, { fallback: true }) });
  expect(await types()).toEqual(['signed_curve25519']);
});

test('a new fallback key replaces the old one', async () => {
  const [alice, bob] = await people(target, 2);
  await upload(alice, { fallback_keys: oneTimeKeys(1, { fallback: true }) });
  const current = oneTimeKeys(1, { fallback: true });
  await upload(alice, { fallback_keys: current });
  expect(await claim(bob, alice)).toEqual(current);
});

test('the name of a device is among what others read at most as unsigned', async () => {
  const [alice, bob] = await people(target, 2);
  await alice.put(`/v3/devices/${part(alice.deviceId)}`, { display_name: 'Diensttelefon' });
  await publishDevice(alice);
  const { device_keys: found } = await query(bob, { [alice.userId]: [] });
  const { unsigned, ...signed } = found[alice.userId][alice.deviceId];
  expect(JSON.stringify(signed)).not.toContain('Diensttelefon');
  expect([undefined, 'Diensttelefon']).toContain(unsigned?.device_display_name);
});

test.each([
  ['/v3/keys/query', {}],
  ['/v3/keys/query', { device_keys: [] }],
  ['/v3/keys/upload', { device_keys: 'x' }],
])('%s refuses %j', async (path, body) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('POST', path, body)).status).toBe(400);
});

test.each(['upload', 'query', 'claim'])('keys/%s needs a token', async (name) => {
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', `/v3/keys/${name}`, {});
});
