import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, ChatMessage, Poll, Timeline } from '../client/index.ts';
import { closeAll, newAccount, openAs, talkOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

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

function pollIn(timeline: Timeline, question: string): (ChatMessage & { readonly poll: Poll }) | undefined {
  for (const message of timeline.state.value.messages)
    if (message.content.kind === 'poll' && message.content.poll.question === question && message.state === 'sent')
      return { ...message, poll: message.content.poll };
  return undefined;
}

const votesIn = (timeline: Timeline, question: string) =>
  pollIn(timeline, question)?.poll.answers.map(({ votes }) => votes);

async function ask(question: string, isDisclosed = true): Promise<string> {
  await alice.polls.start({ room }, { question, answers: ['Ja', 'Nein'], most: 1, isDisclosed });
  await expect.poll(() => pollIn(his, question)?.id).toBeDefined();
  await expect.poll(() => pollIn(hers, question)?.id).toBe(pollIn(his, question)?.id);
  return pollIn(his, question)?.id ?? '';
}

test('both vote, one changes the vote, and the end closes it for all', async () => {
  const id = await ask('Sommerfest?');
  await bob.polls.vote({ room }, id, ['answer-1']);
  await alice.polls.vote({ room }, id, ['answer-1']);
  for (const timeline of [hers, his]) await expect.poll(() => votesIn(timeline, 'Sommerfest?')).toEqual([2, 0]);
  await bob.polls.vote({ room }, id, ['answer-2']);
  for (const timeline of [hers, his]) await expect.poll(() => votesIn(timeline, 'Sommerfest?')).toEqual([1, 1]);
  expect(pollIn(his, 'Sommerfest?')?.poll.answers.map(({ isOwn }) => isOwn)).toEqual([false, true]);
  await alice.polls.end({ room }, id, 'Die Umfrage ist beendet.');
  for (const timeline of [hers, his]) await expect.poll(() => pollIn(timeline, 'Sommerfest?')?.poll.isEnded).toBe(true);
  await bob.polls.vote({ room }, id, ['answer-1']);
  await bob.sendText({ room }, { text: 'danach', mentions: [] });
  await expect.poll(() => his.state.value.messages.at(-1)?.content).toMatchObject({ text: 'danach' });
  expect(votesIn(his, 'Sommerfest?')).toEqual([1, 1]);
});

test('who comes later reads the votes that were given before', async () => {
  const id = await ask('Neue Stühle?', false);
  const account = newAccount(server.url);
  const first = await openAs(server.url, { openSession: account.open });
  const other = await talkOf(alice, first);
  await alice.polls.start(
    { room: other },
    { question: 'Zu zweit?', answers: ['Ja', 'Nein'], most: 1, isDisclosed: true },
  );
  const mine = timelineOf(first, other);
  await expect.poll(() => pollIn(mine, 'Zu zweit?')?.id).toBeDefined();
  const poll = pollIn(mine, 'Zu zweit?')?.id ?? '';
  await alice.polls.vote({ room: other }, poll, ['answer-2']);
  for (let at = 0; at < 30; at += 1) await alice.sendText({ room: other }, { text: `${at}`, mentions: [] });
  await first.close();
  const again = await openAs(server.url, { openSession: account.open });
  const later = timelineOf(again, other);
  await expect.poll(() => later.state.value.stage).toBe('ready');
  await later.readOlder();
  await expect.poll(() => votesIn(later, 'Zu zweit?')).toEqual([0, 1]);
  expect(pollIn(his, 'Neue Stühle?')).toMatchObject({ id, poll: { isDisclosed: false } });
});

test('a poll that was taken back is gone, and so is a vote', async () => {
  const id = await ask('Doch nicht?');
  await bob.polls.vote({ room }, id, ['answer-1']);
  await expect.poll(() => votesIn(hers, 'Doch nicht?')).toEqual([1, 0]);
  await alice.remove(room, id);
  await expect.poll(() => his.state.value.messages.find((each) => each.id === id)?.content.kind).toBe('deleted');
});
