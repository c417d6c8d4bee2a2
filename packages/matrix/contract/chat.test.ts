import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, Timeline } from '../client/index.ts';
import { closeAll, newAccount, now, openAs, sees, talkOf, textsOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// The port against our own homeserver: two people in one room. The tests build on the room of the first.
let server: HomeserverProcess;
let alice: Chat;
let bob: Chat;
let room: string;
let hers: Timeline;
let his: Timeline;

beforeAll(async () => {
  server = await startHomeserverProcess();
  [alice, bob] = await Promise.all([openAs(server.url), openAs(server.url)]);
  room = await talkOf(alice, bob);
  hers = timelineOf(alice, room);
  his = timelineOf(bob, room);
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

test('an invitation to a direct room names who it is from, before anybody has joined', async () => {
  const carol = await openAs(server.url);
  const asked = await carol.openDirect(bob.userId);
  await expect
    .poll(() => bob.findRoom(asked))
    .toMatchObject({
      membership: 'invite',
      kind: 'direct',
      partner: carol.userId,
      isUnread: true,
    });
});

test('a direct room is known as that to both, and opened again instead of made anew', async () => {
  await expect.poll(() => alice.findRoom(room)).toMatchObject({ kind: 'direct', partner: bob.userId });
  await expect.poll(() => bob.findRoom(room)).toMatchObject({ kind: 'direct', partner: alice.userId });
  expect(await alice.openDirect(bob.userId)).toBe(room);
  expect(await bob.openDirect(alice.userId)).toBe(room);
});

test('a message shows at once as on its way, then as sent, and stays the same line', async () => {
  const sending = alice.sendText({ room }, { text: 'Guten Morgen', mentions: [] });
  const echo = await sees(hers, 'Guten Morgen');
  await sending;
  await sees(his, 'Guten Morgen');
  await expect.poll(() => now(hers, echo)?.state).toBe('sent');
  expect(textsOf(hers).filter((text) => text === 'Guten Morgen')).toHaveLength(1);
});

test('what stands in the list is the last message, and what was not read', async () => {
  await alice.sendText({ room }, { text: 'Bitte **lesen**', mentions: [] });
  await expect.poll(() => bob.findRoom(room)?.lastMessage?.text).toBe('Bitte **lesen**');
  await expect.poll(() => bob.findRoom(room)?.unread).toBeGreaterThan(0);
  await sees(his, 'Bitte **lesen**');
  await bob.reading.mark(his);
  await expect.poll(() => bob.findRoom(room)?.unread).toBe(0);
});

test('a new message leaves the others the very objects that they were, and a receipt the whole list', async () => {
  await sees(his, 'Bitte **lesen**');
  const before = his.state.value.messages;
  await alice.sendText({ room }, { text: 'Noch eine', mentions: [] });
  await sees(his, 'Noch eine');
  const after = his.state.value.messages;
  expect(after.length).toBe(before.length + 1);
  expect(before.every((message, at) => message === after[at])).toBe(true);
  await bob.reading.mark(his);
  await expect.poll(() => bob.findRoom(room)?.unread).toBe(0);
  expect(his.state.value.messages).toBe(after);
});

test('a receipt is for the own devices alone', async () => {
  expect(alice.findRoom(room)?.unread).toBe(0);
  const seen = await alice.listMembers(room);
  expect(seen.map(({ userId }) => userId).sort()).toEqual([alice.userId, bob.userId].sort());
});

test('somebody who is named is told so, and the name is a mention', async () => {
  const mentions = [{ name: 'Bob Beck', userId: bob.userId }];
  await alice.sendText({ room }, { text: 'Kannst du, @Bob Beck?', mentions });
  const message = await sees(his, 'Kannst du, @Bob Beck?');
  expect(message.isMention).toBe(true);
  expect(message.content).toMatchObject({ html: expect.stringContaining('matrix.to') });
  await expect.poll(() => bob.findRoom(room)?.mentions).toBe(1);
  await bob.reading.mark(his);
  await expect.poll(() => bob.findRoom(room)?.mentions).toBe(0);
});

test('a reply names what it answers', async () => {
  const question = await sees(his, 'Guten Morgen');
  await bob.sendText({ room }, { text: 'Moin', mentions: [] }, question);
  const reply = await sees(hers, 'Moin');
  expect(reply.replyTo).toMatchObject({ id: question.id, sender: alice.userId, text: 'Guten Morgen' });
  expect(reply.isMention).toBe(true);
});

test('a reaction is counted once and taken back', async () => {
  const message = await sees(his, 'Guten Morgen');
  await bob.react(room, message, '👍');
  await expect
    .poll(() => now(hers, message)?.reactions ?? hers.state.value.messages[0]?.reactions)
    .toMatchObject([{ sign: '👍', count: 1 }]);
  const own = now(his, message);
  expect(own?.reactions[0]?.own).toBeDefined();
  if (own) await bob.react(room, own, '👍');
  await expect.poll(() => hers.state.value.messages[0]?.reactions).toEqual([]);
});

test('an edited message shows its new text and says so', async () => {
  await alice.sendText({ room }, { text: 'Sitzung um zehn', mentions: [] });
  const message = await sees(hers, 'Sitzung um zehn');
  await expect.poll(() => now(hers, message)?.state).toBe('sent');
  const sent = now(hers, message);
  if (sent) await alice.edit(room, sent, { text: 'Sitzung um elf', mentions: [] });
  expect((await sees(his, 'Sitzung um elf')).isEdited).toBe(true);
  expect(textsOf(his)).not.toContain('Sitzung um zehn');
  expect(textsOf(his)).not.toContain('* Sitzung um elf');
});

test('a deleted message is marked and holds no words', async () => {
  await alice.sendText({ room }, { text: 'versehentlich', mentions: [] });
  const message = await sees(his, 'versehentlich');
  await alice.remove(room, message.id);
  await expect.poll(() => now(his, message)?.content).toEqual({ kind: 'deleted', isByOther: false, reason: '' });
});

test('answers in a thread are counted at its beginning and stand in the thread alone', async () => {
  const root = await sees(his, 'Guten Morgen');
  await bob.sendText({ room, thread: root.id }, { text: 'im Faden', mentions: [] });
  await expect.poll(() => hers.state.value.messages.find(({ id }) => id === root.id)?.thread?.count).toBe(1);
  const thread = timelineOf(alice, room, root.id);
  await sees(thread, 'im Faden');
  await alice.sendText({ room, thread: root.id }, { text: 'auch im Faden', mentions: [] });
  await expect.poll(() => textsOf(thread)).toEqual(['im Faden', 'auch im Faden']);
  expect(textsOf(hers)).not.toContain('im Faden');
  thread.close();
});

test('a file is sent with its progress and read back with the token', async () => {
  const description = { name: 'plan.txt', type: 'text/plain', size: 5 };
  const upload = alice.sendFile({ room }, { file: new Blob(['Hallo'], { type: 'text/plain' }), description });
  expect(await upload.sent).toBe(true);
  const message = await sees(his, 'plan.txt');
  if (message.content.kind !== 'file') throw new Error('It is a file');
  const file = await bob.fetchFile({ address: message.content.file.address });
  expect(await file.text()).toBe('Hallo');
});

test('an upload that was cancelled sends nothing', async () => {
  const description = { name: 'doch-nicht.txt', type: 'text/plain', size: 5 };
  const upload = alice.sendFile({ room }, { file: new Blob(['Hallo']), description });
  upload.cancel();
  expect(await upload.sent).toBe(false);
  await alice.sendText({ room }, { text: 'danach', mentions: [] });
  await sees(his, 'danach');
  expect(textsOf(his)).not.toContain('doch-nicht.txt');
});

test('a room is muted and a favourite for the person alone', async () => {
  await alice.setNotify(room, 'none');
  await alice.setFavourite(room, true);
  await expect.poll(() => alice.findRoom(room)).toMatchObject({ isMuted: true, isFavourite: true });
  expect(bob.findRoom(room)).toMatchObject({ isMuted: false, isFavourite: false });
  await alice.setNotify(room, 'all');
  await expect.poll(() => alice.findRoom(room)?.isMuted).toBe(false);
});

test('who opens the room later, with little of it, may write as before', async () => {
  const again = newAccount(server.url);
  const carol = await openAs(server.url, { openSession: again.open });
  const mine = await talkOf(carol, bob);
  for (let count = 0; count < 25; count += 1) await bob.sendText({ room: mine }, { text: `${count}`, mentions: [] });
  await carol.close();
  const later = await openAs(server.url, { openSession: again.open });
  await expect.poll(() => later.findRoom(mine)?.canWrite).toBe(true);
  expect(later.canModerate(mine)).toBe(true);
});
