import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Chat } from '../client/index.ts';
import { closeAll, newAccount, openAs, sees, talkOf, textsOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

// A long conversation, of which somebody who opens it anew knows only the end.
const count = 180;
let server: HomeserverProcess;
let alice: Chat;
let bob: Chat;
let room: string;
let ids: readonly string[];
let middleAt: number;

beforeAll(async () => {
  server = await startHomeserverProcess();
  const account = newAccount(server.url);
  alice = await openAs(server.url);
  const first = await openAs(server.url, { openSession: account.open });
  room = await talkOf(alice, first);
  const hers = timelineOf(alice, room);
  for (let at = 0; at < count; at += 1) {
    if (at === 60) middleAt = Date.now();
    await alice.sendText({ room }, { text: `Zeile ${at}`, mentions: [] });
  }
  const areSent = () => hers.state.value.messages.filter(({ state }) => state === 'sent').length === count;
  await vi.waitFor(() => expect(areSent()).toBe(true), { timeout: 10_000 });
  ids = hers.state.value.messages.map(({ id }) => id);
  await first.close();
  bob = await openAs(server.url, { openSession: account.open });
}, 120_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

const numbersOf = (texts: readonly string[]) => texts.map((text) => Number(text.replace('Zeile ', '')));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_each, at) => from + at);

test('a message far in the past is shown with what stands around it, and read from there both ways', async () => {
  const timeline = bob.openTimeline({ room }, ids[60]);
  if (!timeline) throw new Error('The room is there');
  await sees(timeline, 'Zeile 60');
  expect(timeline.state.value).toMatchObject({ hasOlder: true, hasNewer: true });
  expect(timeline.findNearest(ids[60] ?? '')?.id).toBe(ids[60]);
  while (timeline.state.value.hasOlder) await timeline.readOlder();
  expect(numbersOf(textsOf(timeline))[0]).toBe(0);
  while (timeline.state.value.hasNewer) await timeline.readNewer();
  expect(numbersOf(textsOf(timeline))).toEqual(range(0, count - 1));
  // From here on it follows what comes.
  await alice.sendText({ room }, { text: 'und weiter', mentions: [] });
  await sees(timeline, 'und weiter');
  timeline.close();
});

test('whoever reads further up stays there when something new comes, and goes to the end when they want to', async () => {
  const timeline = bob.openTimeline({ room }, ids[30]);
  if (!timeline) throw new Error('The room is there');
  await sees(timeline, 'Zeile 30');
  await alice.sendText({ room }, { text: 'viel später', mentions: [] });
  await expect.poll(() => bob.findRoom(room)?.lastMessage?.text).toBe('viel später');
  expect(textsOf(timeline)).not.toContain('viel später');
  expect(await timeline.goTo()).toBe(true);
  await sees(timeline, 'viel später');
  timeline.close();
});

test('a message that is not there leads to the end', async () => {
  const timeline = timelineOf(bob, room);
  await expect.poll(() => timeline.state.value.stage).toBe('ready');
  expect(await timeline.goTo('$nowhere')).toBe(false);
  expect(timeline.state.value).toMatchObject({ stage: 'ready', hasNewer: false });
  expect(await bob.locate(room, '$nowhere')).toBeUndefined();
  timeline.close();
});

test('a day leads to what was said then or next, or else last', async () => {
  expect(await bob.findByTime(room, new Date(middleAt))).toBe(ids[60]);
  expect(await bob.findByTime(room, new Date(Date.now() + 86_400_000))).toBeDefined();
});

test('an answer in a thread is located in it, and an edit at its message', async () => {
  const root = ids[10] ?? '';
  await alice.sendText({ room, thread: root }, { text: 'im Faden', mentions: [] });
  const thread = timelineOf(alice, room, root);
  const answer = await sees(thread, 'im Faden');
  await expect.poll(() => thread.state.value.messages[0]?.state).toBe('sent');
  const sent = thread.state.value.messages[0]?.id ?? answer.id;
  expect(await bob.locate(room, sent)).toEqual({ message: sent, thread: root });
  expect(await bob.locate(room, root)).toEqual({ message: root, thread: undefined });
  thread.close();
});

test('what is pinned is pinned for all, and taken down again', async () => {
  const [one = '', other = ''] = ids;
  expect(alice.pins.canPin(room)).toBe(true);
  await alice.pins.set(room, one, true);
  await expect.poll(() => bob.pins.list(room)).toEqual([one]);
  await expect.poll(() => alice.pins.list(room)).toEqual([one]);
  await bob.pins.set(room, other, true);
  await expect.poll(() => alice.pins.list(room)).toEqual([one, other]);
  await alice.pins.set(room, one, false);
  await expect.poll(() => bob.pins.list(room)).toEqual([other]);
});
