import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, MatrixAccess, Verification, VerificationState } from '../client/index.ts';
import { closeAll, newAccount, openAs, sees, talkOf, textsOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// Alice on a laptop and on other devices, and Bob: how they make sure of each other's keys by signs.
let server: HomeserverProcess;
let laptop: Chat;
let bob: Chat;
let room: string;
let alice: ReturnType<typeof newAccount>;

beforeAll(async () => {
  server = await startHomeserverProcess();
  alice = newAccount(server.url);
  let access: MatrixAccess;
  const openSession = async () => {
    access = await alice.open('KONTORLAPTOP');
    return access;
  };
  const replaceKeys = (keys: unknown) => alice.replaceKeys(access, keys);
  [laptop, bob] = await Promise.all([openAs(server.url, { openSession, replaceKeys }), openAs(server.url)]);
  room = await talkOf(laptop, bob);
  for (const { encryption } of [laptop, bob]) {
    await encryption.wake();
    await encryption.setUp(await encryption.makeRecoveryKey());
  }
}, 90_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

async function openDevice(name: string): Promise<Chat> {
  const chat = await openAs(server.url, { openSession: () => alice.open(name) });
  expect(await chat.encryption.wake()).toBe('unconfirmed');
  return chat;
}

async function step(chat: Chat, wanted: VerificationState['step']): Promise<VerificationState> {
  const read = () => chat.encryption.verifications.current.value?.state.value;
  await expect.poll(() => read()?.step, { timeout: 20_000 }).toBe(wanted);
  return read() ?? { step: 'waiting' };
}

async function signsOf(chat: Chat) {
  const state = await step(chat, 'comparing');
  return state.step === 'comparing' ? state.signs : [];
}

function running(chat: Chat): Verification {
  const verification = chat.encryption.verifications.current.value;
  if (!verification) throw new Error('None runs');
  return verification;
}

test('a group is confidential from its first word on', async () => {
  const invite = [bob.userId];
  const group = await laptop.settings.createGroup({ name: 'Personalrat', topic: '', invite, isConfidential: true });
  await expect.poll(() => bob.findRoom(group)?.membership).toBe('invite');
  await bob.join(group);
  await expect.poll(() => bob.findRoom(group)?.isEncrypted).toBe(true);
  await laptop.sendText({ room: group }, { text: 'unter uns', mentions: [] });
  await sees(timelineOf(bob, group), 'unter uns');
}, 60_000);

test('a new device is confirmed by another one without the key, and reads what was written before', async () => {
  await laptop.encryption.turnOn(room);
  await expect.poll(() => bob.findRoom(room)?.isEncrypted).toBe(true);
  await laptop.sendText({ room }, { text: 'von früher', mentions: [] });
  await sees(timelineOf(bob, room), 'von früher');
  const added = await openDevice('KONTORNEW');
  const timeline = timelineOf(added, room);
  const others = async () => (await added.encryption.listDevices()).filter(({ canConfirm }) => canConfirm);
  await expect.poll(async () => (await others()).map(({ id }) => id), { timeout: 10_000 }).toEqual(['KONTORLAPTOP']);
  await added.encryption.verifications.confirmThisDevice();
  await step(laptop, 'asked');
  expect(running(laptop)).toMatchObject({ isOwn: true, userId: laptop.userId });
  await running(laptop).accept();
  const [one, other] = await Promise.all([signsOf(added), signsOf(laptop)]);
  expect(one).toHaveLength(7);
  expect(one).toEqual(other);
  await running(added).agree();
  await step(added, 'confirming');
  // One side alone confirms nothing.
  expect(added.encryption.stage.value).toBe('unconfirmed');
  await running(laptop).agree();
  await Promise.all([step(added, 'done'), step(laptop, 'done')]);
  await expect.poll(() => added.encryption.stage.value, { timeout: 20_000 }).toBe('ready');
  await expect.poll(() => textsOf(timeline), { timeout: 40_000 }).toContain('von früher');
  const devices = await laptop.encryption.listDevices();
  expect(devices.find(({ id }) => id === 'KONTORNEW')?.trust).toBe('confirmed');
}, 120_000);

test('a device that is confirmed asks another one, too', async () => {
  const added = await openDevice('KONTORTABLET');
  // Offered in the list of devices, once that names it.
  const trust = async () => (await laptop.encryption.listDevices()).find(({ id }) => id === 'KONTORTABLET')?.trust;
  await expect.poll(trust, { timeout: 20_000 }).toBe('unconfirmed');
  await laptop.encryption.verifications.confirmDevice('KONTORTABLET');
  await step(added, 'asked');
  await running(added).accept();
  expect(await signsOf(added)).toEqual(await signsOf(laptop));
  await Promise.all([running(added).agree(), running(laptop).agree()]);
  await expect.poll(() => added.encryption.stage.value, { timeout: 20_000 }).toBe('ready');
}, 90_000);

test('who says that the signs differ confirms nothing, and both are told', async () => {
  const stranger = await openDevice('KONTORSTRANGER');
  const { verifications } = stranger.encryption;
  await verifications.confirmThisDevice();
  await step(laptop, 'asked');
  await running(laptop).accept();
  await Promise.all([signsOf(stranger), signsOf(laptop)]);
  running(laptop).differ();
  expect(await step(stranger, 'ended')).toEqual({ step: 'ended', reason: 'different' });
  expect(await step(laptop, 'ended')).toEqual({ step: 'ended', reason: 'different' });
  expect(stranger.encryption.stage.value).toBe('unconfirmed');
  // Asked again, and called off by the one who asked.
  await verifications.confirmThisDevice();
  await step(laptop, 'asked');
  await verifications.putAway(running(stranger));
  expect(verifications.current.value).toBeUndefined();
  expect(await step(laptop, 'ended')).toEqual({ step: 'ended', reason: 'cancelled' });
}, 90_000);

test('two people make sure of each other in their room, and nothing of it stands among what they say', async () => {
  const { verifications } = bob.encryption;
  const [his, hers] = [timelineOf(bob, room), timelineOf(laptop, room)];
  await Promise.all([sees(his, 'von früher'), sees(hers, 'von früher')]);
  expect(await verifications.isPersonConfirmed(laptop.userId)).toBe(false);
  await verifications.confirmPerson(laptop.userId, room);
  await step(laptop, 'asked');
  expect(running(laptop)).toMatchObject({ isOwn: false, userId: bob.userId });
  await running(laptop).accept();
  expect(await signsOf(bob)).toEqual(await signsOf(laptop));
  await Promise.all([running(bob).agree(), running(laptop).agree()]);
  await Promise.all([step(bob, 'done'), step(laptop, 'done')]);
  await expect.poll(() => verifications.isPersonConfirmed(laptop.userId), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => laptop.encryption.verifications.isPersonConfirmed(bob.userId)).toBe(true);
  await bob.sendText({ room }, { text: 'nach der Prüfung', mentions: [] });
  for (const timeline of [his, hers]) {
    await sees(timeline, 'nach der Prüfung');
    expect(textsOf(timeline)).toEqual(['von früher', 'nach der Prüfung']);
  }
  await expect.poll(() => laptop.findRoom(room)?.lastMessage?.text).toBe('nach der Prüfung');
}, 90_000);
