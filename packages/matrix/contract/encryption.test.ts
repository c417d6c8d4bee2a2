import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, ChatMessage, MatrixAccess, Timeline } from '../client/index.ts';
import { closeAll, newAccount, now, openAs, sees, talkOf, textsOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// The port against our own homeserver: Alice on a laptop and a phone, and Bob. The tests build on each other.
let server: HomeserverProcess;
let laptop: Chat;
let phone: Chat;
let bob: Chat;
let room: string;
let access: MatrixAccess;
let alice: ReturnType<typeof newAccount>;
let recoveryKey: string;

beforeAll(async () => {
  server = await startHomeserverProcess();
  alice = newAccount(server.url);
  const openSession = async () => {
    access = await alice.open('KONTORLAPTOP');
    return access;
  };
  const replaceKeys = (keys: unknown) => alice.replaceKeys(access, keys);
  [laptop, bob] = await Promise.all([openAs(server.url, { openSession, replaceKeys }), openAs(server.url)]);
  room = await talkOf(laptop, bob);
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

async function setUp(chat: Chat): Promise<string> {
  expect(await chat.encryption.wake()).toBe('absent');
  const key = await chat.encryption.makeRecoveryKey();
  await chat.encryption.setUp(key);
  expect(chat.encryption.stage.value).toBe('ready');
  return key.text;
}

function say(chat: Chat, text: string): Promise<void> {
  return chat.sendText({ room }, { text, mentions: [] });
}

async function ask(path: string): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${access.accessToken}` };
  return Object(await (await fetch(`${server.url}/_matrix/client/v3/${path}`, { headers })).json());
}

/** The events of the room as the homeserver has them. */
async function rawEvents(): Promise<unknown> {
  return (await ask(`rooms/${encodeURIComponent(room)}/messages?dir=b&limit=200`)).chunk;
}

/** How many keys are in Alice's backup; each who writes in a room has one. */
async function countSaved(): Promise<unknown> {
  return (await ask('room_keys/version')).count;
}

async function unreadable(timeline: Timeline, reason: string): Promise<ChatMessage> {
  const isMeant = ({ content }: ChatMessage) => content.kind === 'unreadable' && content.reason === reason;
  await expect.poll(() => timeline.state.value.messages.some(isMeant), { timeout: 10_000 }).toBe(true);
  const found = timeline.state.value.messages.find(isMeant);
  if (!found) throw new Error('It was there a moment ago');
  return found;
}

test('nothing of encryption is loaded before somebody asks, and asking twice loads it once', async () => {
  expect(laptop.encryption.stage.value).toBe('asleep');
  const stages = await Promise.all([laptop.encryption.wake(), laptop.encryption.wake()]);
  expect(stages).toEqual(['absent', 'absent']);
});

test('who has not set it up is named as somebody who will read nothing', async () => {
  recoveryKey = await setUp(laptop);
  expect(recoveryKey).toMatch(/^E[A-Za-z0-9 ]{50,}$/);
  expect(await laptop.encryption.readReaders(room)).toEqual({ unable: [bob.userId], changed: [] });
  await setUp(bob);
  await expect.poll(async () => (await laptop.encryption.readReaders(room)).unable, { timeout: 10_000 }).toEqual([]);
}, 60_000);

test('from then on the room carries no words, and both read each other', async () => {
  await say(laptop, 'noch offen');
  expect(laptop.findRoom(room)).toMatchObject({ isEncrypted: false, canEncrypt: true });
  await laptop.encryption.turnOn(room);
  await expect.poll(() => bob.findRoom(room)).toMatchObject({ isEncrypted: true, canEncrypt: false });
  await expect.poll(() => laptop.findRoom(room)?.isEncrypted).toBe(true);
  await say(laptop, 'streng vertraulich');
  const message = await sees(timelineOf(bob, room), 'streng vertraulich');
  await bob.sendText({ room }, { text: 'habe verstanden', mentions: [] }, message);
  const reply = await sees(timelineOf(laptop, room), 'habe verstanden');
  expect(reply.replyTo?.text).toBe('streng vertraulich');
  await expect.poll(() => laptop.findRoom(room)?.lastMessage?.text).toBe('habe verstanden');
  const raw = JSON.stringify(await rawEvents());
  expect(raw).toContain('noch offen');
  expect(raw).not.toMatch(/vertraulich|verstanden/);
}, 60_000);

test('edits, reactions, threads and deletions work as elsewhere, and mentions count', async () => {
  const hers = timelineOf(laptop, room);
  const his = timelineOf(bob, room);
  await say(laptop, 'um zehn');
  const message = await sees(hers, 'um zehn');
  await expect.poll(() => now(hers, message)?.state).toBe('sent');
  await laptop.edit(room, now(hers, message) ?? message, { text: 'um elf', mentions: [] });
  expect((await sees(his, 'um elf')).isEdited).toBe(true);
  const seen = await sees(his, 'um elf');
  await bob.react(room, seen, '👍');
  await expect.poll(() => now(hers, message)?.reactions).toMatchObject([{ sign: '👍', count: 1 }]);
  await bob.sendText({ room, thread: seen.id }, { text: 'im Faden', mentions: [] });
  const thread = timelineOf(laptop, room, seen.id);
  await sees(thread, 'im Faden');
  expect(textsOf(hers)).not.toContain('im Faden');
  const mentions = [{ name: 'Bob', userId: bob.userId }];
  await laptop.sendText({ room }, { text: 'Siehst du, @Bob?', mentions });
  expect((await sees(his, 'Siehst du, @Bob?')).isMention).toBe(true);
  await expect.poll(() => bob.findRoom(room)?.mentions).toBe(1);
  await laptop.remove(room, seen.id);
  await expect.poll(() => his.state.value.messages.find(({ id }) => id === seen.id)?.content.kind).toBe('deleted');
}, 60_000);

test('a file lies encrypted on the homeserver, without its name, and is read by the other', async () => {
  const description = { name: 'gehalt.txt', type: 'text/plain', size: 9 };
  const upload = laptop.sendFile({ room }, { file: new Blob(['4.200 EUR']), description });
  expect(await upload.sent).toBe(true);
  const { content } = await sees(timelineOf(bob, room), 'gehalt.txt');
  if (content.kind !== 'file') throw new Error('It is a file');
  const { address } = content.file;
  const read = await bob.fetchFile({ address, size: 64 });
  expect([await read.text(), read.type]).toEqual(['4.200 EUR', 'text/plain']);
  const lies = await bob.fetchFile({ address: address.replace(/#.*$/, '') });
  expect(await lies.text()).not.toContain('EUR');
  expect(JSON.stringify(await rawEvents())).not.toContain('gehalt');
});

test('a file that is passed on into an open room lies there as a file of its own, and its key stays', async () => {
  const carol = await openAs(server.url);
  const open = await talkOf(laptop, carol);
  const message = now(timelineOf(laptop, room), await sees(timelineOf(laptop, room), 'gehalt.txt'))?.id ?? '';
  expect(await laptop.forward({ room, message, to: open, attribution: 'Von Bob' })).toBe(true);
  const { content } = await sees(timelineOf(carol, open), 'gehalt.txt');
  if (content.kind !== 'file') throw new Error('It is a file');
  expect(content.file.address).not.toContain('#');
  expect(await (await carol.fetchFile({ address: content.file.address })).text()).toBe('4.200 EUR');
});

test('who is invited reads what was written before they came', async () => {
  const carol = await openAs(server.url);
  await setUp(carol);
  const invited = await laptop.openDirect(carol.userId);
  await laptop.encryption.turnOn(invited);
  await expect.poll(() => laptop.findRoom(invited)?.isEncrypted).toBe(true);
  await laptop.sendText({ room: invited }, { text: 'vor dem Beitritt', mentions: [] });
  await expect.poll(() => carol.findRoom(invited)?.membership).toBe('invite');
  await carol.join(invited);
  await expect.poll(() => carol.findRoom(invited)?.membership).toBe('join');
  await sees(timelineOf(carol, invited), 'vor dem Beitritt');
});

test('a second device reads nothing until the right key is entered, then everything', async () => {
  phone = await openAs(server.url, { openSession: () => alice.open('KONTORPHONE') });
  expect(await phone.encryption.wake()).toBe('unconfirmed');
  const timeline = timelineOf(phone, room);
  await unreadable(timeline, 'unconfirmed');
  expect(textsOf(timeline)).not.toContain('streng vertraulich');
  await expect(phone.encryption.recover('kein Schlüssel')).rejects.toMatchObject({ reason: 'malformed' });
  const other = await phone.encryption.makeRecoveryKey();
  await expect(phone.encryption.recover(other.text)).rejects.toMatchObject({ reason: 'other-key' });
  expect(phone.encryption.stage.value).toBe('unconfirmed');
  // What a device has written is in the backup some seconds later.
  await expect.poll(countSaved, { timeout: 30_000, interval: 300 }).toBe(3);
  await phone.encryption.recover(` ${recoveryKey.replaceAll(' ', '-')} `);
  expect(phone.encryption.stage.value).toBe('ready');
  await sees(timeline, 'streng vertraulich');
  await sees(timeline, 'gehalt.txt');
  const devices = await phone.encryption.listDevices();
  expect(devices.map(({ id, trust, isThis }) => [id, trust, isThis])).toEqual([
    ['KONTORPHONE', 'confirmed', true],
    ['KONTORLAPTOP', 'confirmed', false],
  ]);
}, 90_000);

test('what is written now reaches both devices, whoever writes', async () => {
  await say(phone, 'vom Telefon');
  for (const chat of [laptop, bob]) await sees(timelineOf(chat, room), 'vom Telefon');
  await say(bob, 'an beide');
  for (const chat of [laptop, phone]) await sees(timelineOf(chat, room), 'an beide');
}, 60_000);

test('a device that somebody adds without the key is written to by nobody', async () => {
  const added = await openAs(server.url, { openSession: () => alice.open('KONTORSPY') });
  expect(await added.encryption.wake()).toBe('unconfirmed');
  await say(bob, 'nicht für alle');
  await sees(timelineOf(laptop, room), 'nicht für alle');
  const timeline = timelineOf(added, room);
  await expect.poll(() => timeline.state.value.messages.at(-1)?.content.kind, { timeout: 10_000 }).toBe('unreadable');
  await expect(added.encryption.turnOn(room)).rejects.toThrow('not confirmed');
  await say(added, 'von fremder Hand').catch(() => undefined);
  await say(laptop, 'danach');
  await sees(timelineOf(bob, room), 'danach');
  expect(textsOf(timelineOf(bob, room))).not.toContain('von fremder Hand');
}, 60_000);

test('who lost the key begins anew: others are told, the other devices have to be confirmed again', async () => {
  const key = await laptop.encryption.makeRecoveryKey();
  await laptop.encryption.startOver(key);
  expect(laptop.encryption.stage.value).toBe('ready');
  await expect.poll(() => phone.encryption.stage.value, { timeout: 15_000 }).toBe('unconfirmed');
  const changed = async () => (await bob.encryption.readReaders(room)).changed;
  await expect.poll(changed, { timeout: 15_000 }).toEqual([laptop.userId]);
  await bob.encryption.acceptKeys(laptop.userId);
  expect(await changed()).toEqual([]);
  await say(bob, 'mit neuem Schlüssel');
  await sees(timelineOf(laptop, room), 'mit neuem Schlüssel');
  await expect(phone.encryption.recover(recoveryKey)).rejects.toMatchObject({ reason: 'other-key' });
  await phone.encryption.recover(key.text);
  await say(bob, 'wieder an beide');
  await sees(timelineOf(phone, room), 'wieder an beide');
}, 90_000);

test('another recovery key takes the place of the first, and nothing is lost', async () => {
  const key = await laptop.encryption.makeRecoveryKey();
  await laptop.encryption.setUp(key);
  const tablet = await openAs(server.url, { openSession: () => alice.open('KONTORTABLET') });
  expect(await tablet.encryption.wake()).toBe('unconfirmed');
  await expect(tablet.encryption.setUp(key)).rejects.toThrow('Another device');
  await tablet.encryption.recover(key.text);
  // Its key may come into the backup only now.
  const timeline = timelineOf(tablet, room);
  await expect.poll(() => textsOf(timeline), { timeout: 40_000 }).toContain('mit neuem Schlüssel');
}, 90_000);

test('a device asks for keys now and then, not in a circle', async () => {
  let asked = 0;
  const counting: typeof fetch = async (input, init) => {
    if (/\/keys\/query/.test(String(input))) asked += 1;
    return fetch(input, init);
  };
  const chat = await openAs(server.url, { fetch: counting });
  await setUp(chat);
  const talk = await talkOf(chat, bob);
  await chat.encryption.turnOn(talk);
  await expect.poll(() => chat.findRoom(talk)?.isEncrypted).toBe(true);
  for (const text of ['eins', 'zwei', 'drei']) await chat.sendText({ room: talk }, { text, mentions: [] });
  await sees(timelineOf(bob, talk), 'drei');
  expect(asked).toBeLessThan(25);
}, 60_000);
