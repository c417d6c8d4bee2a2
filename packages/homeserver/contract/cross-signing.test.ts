import { expect, test } from 'vitest';
import { admin, registerAdministrator } from './harness/administration.ts';
import { Client, type Json, part, password } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { CrossSigning, publishDevice, SigningKey } from './harness/encryption.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Cross-signing
const target = useTarget();

const path = '/v3/keys/device_signing/upload';
const query = (client: Client, user: Client): Promise<Json> =>
  client.post('/v3/keys/query', { device_keys: { [user.userId]: [] } });
async function signedUp(client: Client): Promise<CrossSigning> {
  const keys = new CrossSigning(client.userId);
  await client.post(path, keys.upload);
  return keys;
}
const signatures = (client: Client, body: Json): Promise<Json> => client.post('/v3/keys/signatures/upload', body);

test('the first keys are taken without asking for the password', async () => {
  const [alice, bob] = await people(target, 2);
  const { upload } = await signedUp(alice);
  const found = await query(bob, alice);
  expect(found.master_keys[alice.userId]).toEqual(upload.master_key);
  expect(found.self_signing_keys[alice.userId]).toEqual(upload.self_signing_key);
});

test('the key that signs others is shown to its owner only', async () => {
  const [alice, bob] = await people(target, 2);
  const { upload } = await signedUp(alice);
  expect((await query(alice, alice)).user_signing_keys[alice.userId]).toEqual(upload.user_signing_key);
  expect((await query(bob, alice)).user_signing_keys?.[alice.userId]).toBeUndefined();
});

test('the same keys again are taken without asking', async () => {
  const [alice] = await people(target, 1);
  const { upload } = await signedUp(alice);
  expect(await alice.post(path, upload)).toEqual({});
});

test('other keys need the password', async () => {
  const [alice, bob] = await people(target, 2);
  await signedUp(alice);
  const { upload } = new CrossSigning(alice.userId);
  const asked = await alice.call('POST', path, upload);
  expect(asked.status).toBe(401);
  expect(asked.body).toMatchObject({ session: expect.any(String), flows: expect.any(Array) });
  const auth = {
    type: 'm.login.password',
    session: asked.body.session,
    identifier: { type: 'm.id.user', user: alice.userId },
    password,
  };
  await alice.post(path, { ...upload, auth });
  expect((await query(bob, alice)).master_keys[alice.userId]).toEqual(upload.master_key);
});

test('a wrong password changes nothing', async () => {
  const [alice] = await people(target, 1);
  const { upload: kept } = await signedUp(alice);
  const { upload } = new CrossSigning(alice.userId);
  const { body } = await alice.call('POST', path, upload);
  const identifier = { type: 'm.id.user', user: alice.userId };
  const auth = { type: 'm.login.password', session: body.session, identifier, password: 'falsch' };
  expect((await alice.call('POST', path, { ...upload, auth })).status).toBe(401);
  expect((await query(alice, alice)).master_keys[alice.userId]).toEqual(kept.master_key);
});

test('keys not signed by the master key are refused', async () => {
  const [alice] = await people(target, 1);
  const [one, other] = [new CrossSigning(alice.userId), new CrossSigning(alice.userId)];
  const mixed = { master_key: one.upload.master_key, self_signing_key: other.upload.self_signing_key };
  await alice.refused(400, 'M_INVALID_SIGNATURE', 'POST', path, mixed);
});

test('a self-signing key without any master key is refused', async () => {
  const [alice] = await people(target, 1);
  const { upload } = new CrossSigning(alice.userId);
  const answer = await alice.call('POST', path, { self_signing_key: upload.self_signing_key });
  expect(answer.status).toBe(400);
});

test('keys of somebody else are refused', async () => {
  const [alice, bob] = await people(target, 2);
  const { upload } = new CrossSigning(bob.userId);
  expect([400, 403]).toContain((await alice.call('POST', path, { master_key: upload.master_key })).status);
});

test('a device is signed by the self-signing key, which others see', async () => {
  const [alice, bob] = await people(target, 2);
  const device = await publishDevice(alice);
  const { selfSigning } = await signedUp(alice);
  const signed = selfSigning.sign({ ...device, signatures: {} }, alice.userId, selfSigning.publicKey);
  expect((await signatures(alice, { [alice.userId]: { [alice.deviceId]: signed } })).failures ?? {}).toEqual({});
  const found = (await query(bob, alice)).device_keys[alice.userId][alice.deviceId].signatures[alice.userId];
  expect(Object.keys(found).sort()).toEqual([`ed25519:${alice.deviceId}`, `ed25519:${selfSigning.publicKey}`].sort());
});

test('the master key is signed by a device', async () => {
  const [alice] = await people(target, 1);
  const deviceKey = new SigningKey();
  await publishDevice(alice, deviceKey);
  const { master, upload } = await signedUp(alice);
  const signed = deviceKey.sign(upload.master_key, alice.userId, alice.deviceId);
  expect((await signatures(alice, { [alice.userId]: { [master.publicKey]: signed } })).failures ?? {}).toEqual({});
  const { master_keys: found } = await query(alice, alice);
  expect(found[alice.userId].signatures[alice.userId]).toEqual(signed.signatures[alice.userId]);
});

test('somebody else’s master key is signed, which only the two of them see', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const { userSigning } = await signedUp(alice);
  const { master, upload } = await signedUp(bob);
  const signed = userSigning.sign(upload.master_key, alice.userId, userSigning.publicKey);
  expect((await signatures(alice, { [bob.userId]: { [master.publicKey]: signed } })).failures ?? {}).toEqual({});
  const seenBy = async (client: Client) =>
    (await query(client, bob)).master_keys[bob.userId].signatures?.[alice.userId] ?? {};
  expect(await seenBy(alice)).toEqual(signed.signatures[alice.userId]);
  expect(await seenBy(carol)).toEqual({});
});

test('a false signature is named among the failures and not kept', async () => {
  const [alice] = await people(target, 1);
  const device = await publishDevice(alice);
  const { selfSigning } = await signedUp(alice);
  const forged = new SigningKey().sign({ ...device, signatures: {} }, alice.userId, selfSigning.publicKey);
  const { failures } = await signatures(alice, { [alice.userId]: { [alice.deviceId]: forged } });
  expect(failures[alice.userId][alice.deviceId].errcode).toBe('M_INVALID_SIGNATURE');
  const found = (await query(alice, alice)).device_keys[alice.userId][alice.deviceId].signatures[alice.userId];
  expect(Object.keys(found)).toEqual([`ed25519:${alice.deviceId}`]);
});

test('a signature on other content than what was uploaded is a failure', async () => {
  const [alice] = await people(target, 1);
  const device = await publishDevice(alice);
  const { selfSigning } = await signedUp(alice);
  const changed = { ...device, algorithms: ['org.example.weak'], signatures: {} };
  const signed = selfSigning.sign(changed, alice.userId, selfSigning.publicKey);
  const { failures } = await signatures(alice, { [alice.userId]: { [alice.deviceId]: signed } });
  expect(failures[alice.userId]).toHaveProperty(alice.deviceId);
});

test('a signature of a device that does not exist is a failure', async () => {
  const [alice] = await people(target, 1);
  const { selfSigning } = await signedUp(alice);
  const ghost = { user_id: alice.userId, device_id: 'GHOST', algorithms: [], keys: {} };
  const signed = selfSigning.sign(ghost, alice.userId, selfSigning.publicKey);
  const { failures } = await signatures(alice, { [alice.userId]: { GHOST: signed } });
  expect(failures[alice.userId].GHOST).toMatchObject({ errcode: expect.any(String) });
});

test('cross-signing needs a token', async () => {
  const nobody = new Client(target);
  for (const each of [path, '/v3/keys/signatures/upload'])
    await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', each, {});
});

test('an administrator lets somebody replace their keys without the password for a while', async () => {
  const [alice] = await people(target, 1);
  const administrator = await registerAdministrator(target);
  const allow = admin(`users/${part(alice.userId)}/_allow_cross_signing_replacement_without_uia`);
  await administrator.refused(404, 'M_NOT_FOUND', 'POST', allow, {});
  await signedUp(alice);
  const answer = await administrator.post(allow, {});
  expect(answer.updatable_without_uia_before_ms).toBeGreaterThan(Date.now());
  const { upload } = new CrossSigning(alice.userId);
  const replaced = await alice.call('POST', path, upload);
  expect(replaced.status).toBe(expected(target, 'crossSigningReset', { kontor: 200, synapse: 401 }));
});
