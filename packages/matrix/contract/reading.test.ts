import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat } from '../client/index.ts';
import { closeAll, newAccount, openAs, sees, talkOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// What of a room is unread, on every device of a person. The tests build on one room.
let server: HomeserverProcess;
let alice: Chat;
let tablet: Chat;
let bob: Chat;
let room: string;

beforeAll(async () => {
  server = await startHomeserverProcess();
  const account = newAccount(server.url);
  alice = await openAs(server.url, { openSession: () => account.open() });
  bob = await openAs(server.url);
  tablet = await openAs(server.url, { openSession: () => account.open('TABLET') });
  room = await talkOf(alice, bob);
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

const say = (text: string, isMention = false, thread?: string) => {
  const mentions = isMention ? [{ name: 'Alice', userId: alice.userId }] : [];
  return bob.sendText({ room, thread }, { text: isMention ? `@Alice ${text}` : text, mentions });
};
const has = (chat: Chat) => chat.findRoom(room);

test('counts are the same on both devices, and go on both when one has read', async () => {
  await say('eins');
  await say('zwei', true);
  for (const device of [alice, tablet]) await expect.poll(() => has(device)).toMatchObject({ unread: 2, mentions: 1 });
  const shown = timelineOf(alice, room);
  const { id } = await sees(shown, '@Alice zwei');
  expect(tablet.reading.findState(room, id)).toBe('unread');
  await alice.reading.mark(shown);
  for (const device of [alice, tablet]) {
    await expect.poll(() => has(device)).toMatchObject({ unread: 0, mentions: 0, isUnread: false });
    expect(device.reading.findState(room, id)).toBe('read');
    expect(device.reading.findState(room, '$not-here')).toBe('unseen');
  }
  expect(alice.reading.findState('!not-here', id)).toBe('unread');
  shown.close();
});

test('who wants to hear of mentions alone has those counted, and sees that something else came', async () => {
  await alice.setNotify(room, 'mentions');
  for (const device of [alice, tablet]) await expect.poll(() => has(device)?.notify).toBe('mentions');
  await say('leise');
  await expect.poll(() => has(alice)?.lastMessage?.text).toBe('leise');
  expect(has(alice)).toMatchObject({ unread: 0, isUnread: true, isMuted: false });
  await say('laut', true);
  await expect.poll(() => has(alice)).toMatchObject({ unread: 1, mentions: 1 });
});

test('a room that is muted counts nothing, not even a mention, until it is heard again', async () => {
  await alice.setNotify(room, 'none');
  await alice.reading.markRoom(room);
  await expect.poll(() => has(tablet)).toMatchObject({ notify: 'none', isMuted: true, unread: 0 });
  await say('stumm', true);
  await expect.poll(() => has(alice)?.lastMessage?.text).toBe('@Alice stumm');
  expect(has(alice)).toMatchObject({ unread: 0, mentions: 0, isUnread: false });
  await alice.setNotify(room, 'all');
  await expect.poll(() => has(tablet)).toMatchObject({ notify: 'all', isMuted: false });
  await say('wieder da');
  await expect.poll(() => has(tablet)?.unread).toBeGreaterThan(0);
});

test('a room is marked as unread on every device, and reading it takes the mark away', async () => {
  await alice.reading.markRoom(room);
  await expect.poll(() => has(tablet)?.isUnread).toBe(false);
  await alice.reading.markUnread(room);
  await expect.poll(() => has(tablet)).toMatchObject({ isMarked: true, isUnread: true, unread: 0 });
  const shown = timelineOf(tablet, room);
  await sees(shown, 'wieder da');
  await tablet.reading.mark(shown);
  await expect.poll(() => has(alice)).toMatchObject({ isMarked: false, isUnread: false });
  shown.close();
});

test('all rooms are read at once, with what is in their threads', async () => {
  const other = await talkOf(alice, await openAs(server.url));
  await alice.reading.markUnread(other);
  await say('Faden');
  const shown = timelineOf(bob, room);
  const root = await sees(shown, 'Faden');
  await expect.poll(() => shown.state.value.messages.at(-1)?.state).toBe('sent');
  const sent = shown.state.value.messages.find(({ key }) => key === root.key);
  await say('im Faden', true, sent?.id);
  await expect.poll(() => has(tablet)).toMatchObject({ unread: 2, mentions: 1 });
  await expect.poll(() => tablet.findRoom(other)?.isUnread).toBe(true);
  await tablet.reading.markAll();
  for (const device of [alice, tablet]) {
    await expect.poll(() => device.rooms.value.filter(({ isUnread }) => isUnread)).toEqual([]);
    expect(has(device)).toMatchObject({ unread: 0, mentions: 0 });
  }
  shown.close();
});
