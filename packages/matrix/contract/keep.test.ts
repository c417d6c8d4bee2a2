import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, Timeline } from '../client/index.ts';
import { closeAll, now, openAs, sees, talkOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// What is searched and passed on: Alice talks with Bob, and tells Carol.
let server: HomeserverProcess;
let alice: Chat;
let bob: Chat;
let carol: Chat;
let room: string;
let other: string;
let hers: Timeline;

beforeAll(async () => {
  server = await startHomeserverProcess();
  [alice, bob, carol] = await Promise.all([openAs(server.url), openAs(server.url), openAs(server.url)]);
  room = await talkOf(alice, bob);
  other = await talkOf(alice, carol);
  hers = timelineOf(alice, room);
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

async function say(text: string): Promise<string> {
  await alice.sendText({ room }, { text, mentions: [] });
  const message = await sees(hers, text);
  await expect.poll(() => now(hers, message)?.state).toBe('sent');
  return now(hers, message)?.id ?? '';
}

test('a message goes on with who said it, as a quote, and mentions nobody anew', async () => {
  const mentions = [{ name: 'Bob', userId: bob.userId }];
  await alice.sendText({ room }, { text: '**Plan** für @Bob', mentions });
  const message = await sees(hers, '**Plan** für @Bob');
  await expect.poll(() => now(hers, message)?.state).toBe('sent');
  const attribution = 'Weitergeleitet von Alice';
  expect(await alice.forward({ room, message: now(hers, message)?.id ?? '', to: other, attribution })).toBe(true);
  const theirs = timelineOf(carol, other);
  await expect.poll(() => theirs.state.value.messages.at(-1)?.content.kind).toBe('text');
  const { content, isMention } = theirs.state.value.messages.at(-1) ?? {};
  expect(content).toMatchObject({
    text: `${attribution}\n\n> **Plan** für @Bob`,
    html: expect.stringMatching(/Weitergeleitet von Alice.*<blockquote>.*<strong>Plan<\/strong>/),
  });
  expect(isMention).toBe(false);
});

test('a file goes on and can be read there', async () => {
  const description = { name: 'liste.txt', type: 'text/plain', size: 5 };
  await alice.sendFile({ room }, { file: new Blob(['Hallo'], { type: 'text/plain' }), description }).sent;
  const message = await sees(hers, 'liste.txt');
  await expect.poll(() => now(hers, message)?.state).toBe('sent');
  await alice.forward({ room, message: now(hers, message)?.id ?? '', to: other, attribution: 'Von Alice' });
  const theirs = timelineOf(carol, other);
  const there = await sees(theirs, 'liste.txt');
  if (there.content.kind !== 'file') throw new Error('It is a file');
  expect(await (await carol.fetchFile({ address: there.content.file.address })).text()).toBe('Hallo');
});

test('what is gone is not passed on', async () => {
  const id = await say('nicht für andere');
  await alice.remove(room, id);
  expect(await alice.forward({ room, message: id, to: other, attribution: 'Von Alice' })).toBe(false);
  expect(await alice.forward({ room, message: '$nowhere', to: other, attribution: 'Von Alice' })).toBe(false);
});

test('a photo arrives without the place where it was taken', async () => {
  const { default: sharp } = await import('sharp');
  const plain = { create: { width: 8, height: 8, channels: 3 as const, background: '#0a0' } };
  const exif = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '50/1 55/1 0/1', GPSLatitudeRef: 'N' } };
  const photo = await sharp(plain).withExif(exif).jpeg().toBuffer();
  const description = { name: 'foto.jpg', type: 'image/jpeg', size: photo.length };
  await alice.sendFile({ room }, { file: new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), description }).sent;
  const message = await sees(timelineOf(bob, room), 'foto.jpg');
  if (message.content.kind !== 'file') throw new Error('It is a file');
  const { address, size } = message.content.file;
  const received = Buffer.from(await (await bob.fetchFile({ address })).arrayBuffer());
  expect(received.includes('SecretCamera')).toBe(false);
  expect((await sharp(received).metadata()).exif).toBeUndefined();
  expect(size).toBe(received.length);
});

test('messages of a room are found by their words, in pages, and those of others are not', async () => {
  for (let at = 0; at < 25; at += 1) await alice.sendText({ room }, { text: `Haushalt ${at}`, mentions: [] });
  await alice.sendText({ room: other }, { text: 'Haushalt woanders', mentions: [] });
  await expect.poll(async () => (await bob.search(room, 'Haushalt')).count).toBe(25);
  const first = await bob.search(room, 'Haushalt');
  expect(first.messages).toHaveLength(20);
  expect(first.words.map((word) => word.toLowerCase())).toContain('haushalt');
  const second = await bob.search(room, 'Haushalt', first.next);
  const texts = [...first.messages, ...second.messages].map(({ content }) => content.kind === 'text' && content.text);
  expect(new Set(texts).size).toBe(25);
  expect(texts).not.toContain('Haushalt woanders');
  expect((await carol.search(room, 'Haushalt')).messages).toEqual([]);
});

test('what is written about a file stands with it for all, goes on with it, and can be taken back', async () => {
  const description = { name: 'plan.png', type: 'image/png', size: 3 };
  await alice.sendFile({ room }, { file: new Blob(['abc'], { type: 'image/png' }), description }).sent;
  const sent = await sees(hers, 'plan.png');
  await expect.poll(() => now(hers, sent)?.state).toBe('sent');
  const own = now(hers, sent);
  if (own?.content.kind !== 'file') throw new Error('It is a file');
  expect(own.content.file.caption).toBeUndefined();
  await alice.care.writeCaption(room, own.id, ' Der Plan für das Erdgeschoss ');
  const his = timelineOf(bob, room);
  const seen = () => {
    const content = his.state.value.messages.find(({ id }) => id === own.id)?.content;
    return content?.kind === 'file' ? content.file : undefined;
  };
  const caption = { text: 'Der Plan für das Erdgeschoss', html: undefined };
  await expect.poll(seen).toMatchObject({ name: 'plan.png', caption, address: own.content.file.address });
  expect(await alice.forward({ room, message: own.id, to: other, attribution: 'Von Alice' })).toBe(true);
  const theirs = timelineOf(carol, other);
  await expect.poll(() => theirs.state.value.messages.at(-1)?.content).toMatchObject({ file: { caption } });
  await alice.care.writeCaption(room, own.id, '');
  await expect.poll(() => seen()?.caption).toBeUndefined();
  expect(seen()?.name).toBe('plan.png');
  await expect(alice.care.writeCaption(room, '$no-file', 'x')).rejects.toThrow('no file');
});
