import { type MatrixClient, Preset } from 'matrix-js-sdk';
import {
  CryptoEvent,
  type ShowSasCallbacks,
  VerificationPhase,
  type VerificationRequest,
  type Verifier,
  VerifierEvent,
} from 'matrix-js-sdk/lib/crypto-api/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, signInAgain } from '../harness/client.ts';
import { people } from '../harness/rooms.ts';
import { useTarget } from '../harness/target.ts';
import { cryptoOf, joinInvited, Recovery, seesText, startSdk } from './sdk-client.ts';

// matrix-js-sdk with its Rust crypto: two people with three devices. The tests build on each other.
const target = useTarget();

let laptop: MatrixClient;
let phone: MatrixClient;
let bob: MatrixClient;
let signedIn: Client;
let roomId: string;
const [ofAlice, ofBob] = [new Recovery(), new Recovery()];

beforeAll(async () => {
  const [one, other] = await people(target, 2);
  signedIn = one;
  laptop = await startSdk(one, { encryption: ofAlice });
  bob = await startSdk(other, { encryption: ofBob });
  for (const client of [laptop, bob]) await setUp(client);
}, 60_000);

afterAll(() => {
  for (const client of [laptop, phone, bob]) client?.stopClient();
});

/** What a client does when somebody signs in for the first time. */
async function setUp(client: MatrixClient): Promise<void> {
  const crypto = cryptoOf(client);
  await crypto.bootstrapCrossSigning({
    authUploadDeviceSigningKeys: async (upload) => {
      await upload(null);
    },
  });
  await crypto.bootstrapSecretStorage({
    createSecretStorageKey: () => crypto.createRecoveryKeyFromPassphrase(),
    setupNewSecretStorage: true,
    setupNewKeyBackup: true,
  });
}

/** Two compare their emoji, and both say that they are the same. */
async function compare(asked: MatrixClient, request: () => Promise<VerificationRequest>) {
  const received = new Promise<VerificationRequest>((resolve) => {
    asked.once(CryptoEvent.VerificationRequestReceived, resolve);
  });
  const outgoing = await request();
  const incoming = await received;
  await incoming.accept();
  await expect.poll(() => outgoing.phase).toBe(VerificationPhase.Ready);
  const verifier = await outgoing.startVerification('m.sas.v1');
  await expect.poll(() => incoming.verifier).toBeDefined();
  const other = incoming.verifier;
  if (!other) throw new Error('It was there a moment ago');
  const shown: unknown[] = [];
  await Promise.all(
    [verifier, other].map(async (each) => {
      const verifying = each.verify();
      const sas = await sasOf(each);
      shown.push(sas.sas.emoji);
      await Promise.all([sas.confirm(), verifying]);
    }),
  );
  expect(shown).toHaveLength(2);
  expect(shown[0]).toEqual(shown[1]);
}

function sasOf(verifier: Verifier): Promise<ShowSasCallbacks> {
  const known = verifier.getShowSasCallbacks();
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    verifier.once(VerifierEvent.ShowSas, resolve);
  });
}

test('cross-signing, secret storage and key backup are set up', async () => {
  for (const client of [laptop, bob]) {
    expect(await cryptoOf(client).isCrossSigningReady()).toBe(true);
    expect(await cryptoOf(client).isSecretStorageReady()).toBe(true);
    expect(await cryptoOf(client).getActiveSessionBackupVersion()).toBe('1');
  }
});

test('an encrypted message is read by the other, and by nobody on the way', async () => {
  const created = await laptop.createRoom({
    preset: Preset.PrivateChat,
    invite: [bob.getSafeUserId()],
    initial_state: [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
  });
  roomId = created.room_id;
  await joinInvited(bob, roomId);
  await expect.poll(() => laptop.getRoom(roomId)?.getJoinedMemberCount()).toBe(2);
  await laptop.sendTextMessage(roomId, 'streng vertraulich');
  const event = await seesText(bob, roomId, 'streng vertraulich');
  expect(event.isEncrypted()).toBe(true);
  expect(JSON.stringify(event.getWireContent())).not.toContain('vertraulich');
  await bob.sendTextMessage(roomId, 'verstanden');
  await seesText(laptop, roomId, 'verstanden');
});

test('a new device is verified by an older one, which signs it for everybody', async () => {
  phone = await startSdk(await signInAgain(signedIn), { encryption: ofAlice });
  const id = phone.getDeviceId() ?? '';
  await expect
    .poll(async () => (await cryptoOf(laptop).getUserDeviceInfo([signedIn.userId])).get(signedIn.userId)?.has(id))
    .toBe(true);
  await compare(laptop, () => cryptoOf(phone).requestOwnUserVerification());
  for (const client of [laptop, phone, bob])
    await expect
      .poll(async () => (await cryptoOf(client).getDeviceVerificationStatus(signedIn.userId, id))?.signedByOwner)
      .toBe(true);
}, 60_000);

test('the new device gets the secrets, and reads from the backup what was before it', async () => {
  await expect.poll(() => cryptoOf(phone).isCrossSigningReady()).toBe(true);
  await cryptoOf(phone).loadSessionBackupPrivateKeyFromSecretStorage();
  // Clients wait for up to ten seconds before they upload, each for another time; how many keys there are they ask once.
  const isUploaded = async () => (await signedIn.get('/v3/room_keys/version')).count;
  await expect.poll(isUploaded, { timeout: 30_000, interval: 500 }).toBe(2);
  const restored = await cryptoOf(phone).restoreKeyBackup();
  expect(restored).toMatchObject({ total: 2, imported: 2 });
  const room = phone.getRoom(roomId);
  if (room) await room.decryptAllEvents();
  await seesText(phone, roomId, 'streng vertraulich');
  await seesText(phone, roomId, 'verstanden');
}, 60_000);

test('a message reaches all three devices', async () => {
  await phone.sendTextMessage(roomId, 'vom Telefon');
  for (const client of [laptop, bob]) await seesText(client, roomId, 'vom Telefon');
  await bob.sendTextMessage(roomId, 'an beide');
  for (const client of [laptop, phone]) await seesText(client, roomId, 'an beide');
});

test('two people verify each other in their room, and all devices of both know it', async () => {
  await compare(laptop, () => cryptoOf(bob).requestVerificationDM(signedIn.userId, roomId));
  const isVerified = async (client: MatrixClient, userId: string) =>
    (await cryptoOf(client).getUserVerificationStatus(userId)).isCrossSigningVerified();
  await expect.poll(() => isVerified(bob, signedIn.userId)).toBe(true);
  for (const client of [laptop, phone]) await expect.poll(() => isVerified(client, bob.getSafeUserId())).toBe(true);
}, 60_000);

test('a device that signed out is gone for everybody, and nothing is encrypted for it any more', async () => {
  const id = phone.getDeviceId() ?? '';
  phone.stopClient();
  await phone.logout(true);
  await expect
    .poll(async () => (await cryptoOf(bob).getUserDeviceInfo([signedIn.userId])).get(signedIn.userId)?.has(id))
    .toBe(false);
  await bob.sendTextMessage(roomId, 'nur noch ans Laptop');
  await seesText(laptop, roomId, 'nur noch ans Laptop');
});
