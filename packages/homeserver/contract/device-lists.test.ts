import { expect, test } from 'vitest';
import { type Client, type Json, part, signInAgain } from './harness/client.ts';
import { CrossSigning, publishDevice } from './harness/encryption.ts';
import { people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, End-to-end encryption, tracking the device list for a user
const target = useTarget();

const changedFor = (userId: string) => (sync: Json) => sync.device_lists?.changed?.includes(userId);
const leftFor = (userId: string) => (sync: Json) => sync.device_lists?.left?.includes(userId);

/** What all syncs since then said, up to one that has nothing left to say. */
async function listsSince(client: Client, since: string): Promise<{ changed: string[]; left: string[] }> {
  const { device_lists: lists = {} } = await client.sync({ since });
  return { changed: lists.changed ?? [], left: lists.left ?? [] };
}

test('keys newly published are told to those who share a room', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await publishDevice(bob);
  const sync = await alice.syncUntil(changedFor(bob.userId), since);
  expect(sync.device_lists.changed).toContain(bob.userId);
});

test('a device that signs out is told', async () => {
  const [alice, bob] = await people(target, 2);
  const phone = await signInAgain(bob);
  await publishDevice(phone);
  await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await phone.post('/v3/logout');
  await alice.syncUntil(changedFor(bob.userId), since);
});

test('who joins a room of one’s own is told', async () => {
  const [alice, bob] = await people(target, 2);
  await publishDevice(bob);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await bob.join(roomId);
  await alice.syncUntil(changedFor(bob.userId), since);
});

test('who is in a room that one joins is told', async () => {
  const [alice, bob] = await people(target, 2);
  await publishDevice(bob);
  const roomId = await roomOf(bob);
  const { next_batch: since } = await alice.sync();
  await alice.join(roomId);
  await alice.syncUntil(changedFor(bob.userId), since);
});

test('who leaves the last shared room is told as left', async () => {
  const [alice, bob] = await people(target, 2);
  await publishDevice(bob);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await bob.leave(roomId);
  await alice.syncUntil(leftFor(bob.userId), since);
});

test('leaving oneself tells the others of the room as left', async () => {
  const [alice, bob] = await people(target, 2);
  await publishDevice(bob);
  const roomId = await roomOf(bob, [alice]);
  const { next_batch: since } = await alice.sync();
  await alice.leave(roomId);
  await alice.syncUntil(leftFor(bob.userId), since);
});

test('who still shares another room is not told as left', async () => {
  const [alice, bob] = await people(target, 2);
  const [one] = [await roomOf(alice, [bob]), await roomOf(alice, [bob])];
  const { next_batch: since } = await alice.sync();
  await bob.leave(one ?? '');
  expect((await listsSince(alice, since)).left).not.toContain(bob.userId);
});

test('strangers are not told', async () => {
  const [alice, bob] = await people(target, 2);
  const { next_batch: since } = await alice.sync();
  await publishDevice(bob);
  await alice.sendText(await roomOf(alice), 'etwas anderes');
  expect((await listsSince(alice, since)).changed).not.toContain(bob.userId);
});

test('one’s own changes are told to one’s other devices', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const { next_batch: since } = await alice.sync();
  await publishDevice(phone);
  await alice.syncUntil(changedFor(alice.userId), since);
});

test('new cross-signing keys are told', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await bob.post('/v3/keys/device_signing/upload', new CrossSigning(bob.userId).upload);
  await alice.syncUntil(changedFor(bob.userId), since);
});

test('keys/changes sums up what changed between two positions', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: from } = await alice.sync();
  await publishDevice(bob);
  await alice.syncUntil(changedFor(bob.userId), from);
  await carol.join(roomId);
  const { next_batch: to } = await alice.sync();
  const { changed } = await alice.get('/v3/keys/changes', { from, to });
  expect(changed).toEqual(expect.arrayContaining([bob.userId]));
  const later = await alice.get('/v3/keys/changes', { from: to, to });
  expect(later.changed).not.toContain(bob.userId);
});

test('keys/changes tells who left', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { next_batch: from } = await alice.sync();
  await bob.leave(roomId);
  const { next_batch: to } = await alice.sync();
  expect((await alice.get('/v3/keys/changes', { from, to })).left).toContain(bob.userId);
});

test.each([{}, { from: 'nonsense', to: 'nonsense' }])('keys/changes refuses %j', async (query) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('GET', '/v3/keys/changes', undefined, { query })).status).toBe(400);
});

test('a renamed device is told or not, but its keys stay', async () => {
  const [alice, bob] = await people(target, 2);
  const keys = await publishDevice(bob);
  await bob.put(`/v3/devices/${part(bob.deviceId)}`, { display_name: 'Neu' });
  const { device_keys: found } = await alice.post('/v3/keys/query', { device_keys: { [bob.userId]: [] } });
  expect(found[bob.userId][bob.deviceId].keys).toEqual(keys.keys);
});

test('who signs somebody else is told of it on their other devices, nobody else is', async () => {
  const [alice, bob, carol] = await people(target, 3);
  await roomOf(alice, [bob, carol]);
  const [ofAlice, ofBob] = [new CrossSigning(alice.userId), new CrossSigning(bob.userId)];
  await alice.post('/v3/keys/device_signing/upload', ofAlice.upload);
  await bob.post('/v3/keys/device_signing/upload', ofBob.upload);
  const phone = await signInAgain(alice);
  const [{ next_batch: since }, { next_batch: ofCarol }] = [await phone.sync(), await carol.sync()];
  const { userSigning } = ofAlice;
  const signed = userSigning.sign(ofBob.upload.master_key, alice.userId, userSigning.publicKey);
  await alice.post('/v3/keys/signatures/upload', { [bob.userId]: { [ofBob.master.publicKey]: signed } });
  await phone.syncUntil(changedFor(bob.userId), since);
  expect((await listsSince(carol, ofCarol)).changed).not.toContain(bob.userId);
});

test('turning an invitation down tells nobody’s name', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const roomId = await roomOf(alice, [carol]);
  await alice.invite(roomId, bob.userId);
  const { next_batch: since } = await bob.sync();
  await bob.leave(roomId);
  expect((await listsSince(bob, since)).left).toEqual([]);
});
