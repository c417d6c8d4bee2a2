import { newId } from '@kontor/base';
import { aSignedInPerson, manualClock, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawPost } from '../../shared/index.ts';
import { getPoll, type Poll, removePoll, savePoll, vote } from '../../shared/polls.ts';
import { AroundPosts } from '../comments/around-posts.ts';
import { NewsContext } from '../news-context.ts';
import { aChannel, aDraft, aPublicPost, asEditor, live, type NewsServer, startNews } from '../test-news.ts';
import { forgetVotes } from './forget-votes-job.ts';
import { PollService } from './poll-service.ts';

const clock = manualClock('2026-11-27T10:00:00+01:00');
const day = 86_400_000;
let news: NewsServer;
let author: SignedInPerson;
let stranger: SignedInPerson;
let voters: SignedInPerson[];
let channel: string;

beforeAll(async () => {
  news = await startNews({ clock });
  [author, stranger] = [await aSignedInPerson(news.server), await aSignedInPerson(news.server)];
  voters = [];
  for (let made = 0; made < 7; made += 1) voters.push(await aSignedInPerson(news.server));
  const addressees = [author, ...voters].map(({ person }) => ({ kind: 'person' as const, id: person.id }));
  channel = await aChannel(news, { editors: [asEditor(author)], addressees });
});
afterAll(() => news.server.stop());

const [monday, tuesday, wednesday] = ['Montag', 'Dienstag', 'Mittwoch'].map((text) => ({ id: newId(), text })) as [
  Choice,
  Choice,
  Choice,
]; // three of them
type Choice = Poll['choices'][number];

async function aPoll(given: Partial<Parameters<typeof author.client.call<typeof savePoll>>[1]> = {}) {
  const post = given.post ?? (await aPublicPost(news, author, channel));
  const asked = {
    question: 'Wann passt es?',
    choices: [monday, tuesday, wednesday],
    isMultiple: false,
    endsAt: null,
    revision: 0,
  };
  await author.client.call(savePoll, { ...asked, ...given, post });
  return post;
}

const pollOf = async ({ client }: SignedInPerson, post: string) => (await client.call(getPoll, { post })).poll;
const votes = (who: SignedInPerson | undefined, post: string, ...choices: Choice[]) => {
  if (!who) throw new Error('There are not so many');
  return who.client.call(vote, { post, choices: choices.map(({ id }) => id), blind: newId() });
};
const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );
const rowsOf = async (post: string) =>
  (await news.server.database.pool.query('select person, choice from news_votes where post = $1', [post])).rows;

test('results are shown to who has voted, from five votes on, as counts alone', async () => {
  const post = await aPoll();
  const [first, ...others] = voters;
  expect(await pollOf(voters[0] ?? author, post)).toMatchObject({ own: [], results: null, isOver: false });
  await votes(first, post, monday);
  for (const who of others.slice(0, 3)) await votes(who, post, tuesday);
  expect((await pollOf(voters[0] ?? author, post))?.results).toEqual({ few: true });
  await votes(others[3], post, tuesday);
  const seen = await pollOf(voters[0] ?? author, post);
  const counts = { [monday.id]: 1, [tuesday.id]: 4, [wednesday.id]: 0 };
  expect(seen).toMatchObject({ own: [monday.id], results: { few: false, voters: 5, counts } });
  expect((await pollOf(author, post))?.results).toBeNull();
  for (const { person } of others) expect(JSON.stringify(seen)).not.toContain(person.id);
});

test('a vote is changed and taken back as long as the poll runs, and counts once, also at once', async () => {
  const post = await aPoll();
  const [who] = voters;
  await Promise.all([monday, tuesday, wednesday, monday].map((choice) => votes(who, post, choice)));
  expect(await rowsOf(post)).toHaveLength(1);
  await votes(who, post, wednesday);
  await votes(who, post, wednesday);
  expect(await rowsOf(post)).toEqual([{ person: who?.person.id, choice: wednesday.id }]);
  await votes(who, post);
  expect(await rowsOf(post)).toEqual([]);
  expect((await pollOf(who ?? author, post))?.results).toBeNull();
});

test('several answers only where the poll takes them, and none that it does not have', async () => {
  const [one, several] = [await aPoll(), await aPoll({ isMultiple: true })];
  expect(await failure(votes(voters[0], one, monday, tuesday))).toBe('news.one_choice_only');
  await votes(voters[0], several, monday, tuesday, monday);
  expect(await rowsOf(several)).toHaveLength(2);
  expect(await failure(votes(voters[0], one, { id: newId(), text: '' }))).toBe('news.poll_not_found');
  for (const who of voters.slice(0, 5)) await votes(who, several, monday, tuesday);
  expect((await pollOf(voters[0] ?? author, several))?.results).toMatchObject({
    voters: 5,
    counts: { [tuesday.id]: 5 },
  });
});

test('only who may change the post has a poll in it; to others the post or the right is missing', async () => {
  const post = await aPublicPost(news, author, channel);
  const asked = { post, question: 'Wann?', choices: [monday, tuesday], isMultiple: false, endsAt: null, revision: 0 };
  expect(await failure(voters[0]?.client.call(savePoll, asked) ?? Promise.resolve())).toBe('news.post_read_only');
  expect(await failure(stranger.client.call(savePoll, asked))).toBe('news.post_not_found');
  await author.client.call(savePoll, asked);
  expect(await failure(voters[0]?.client.call(removePoll, { post }) ?? Promise.resolve())).toBe('news.post_read_only');
  for (const call of [stranger.client.call(getPoll, { post }), votes(stranger, post, monday)].map(failure))
    expect(await call).toBe('news.post_not_found');
  await author.client.call(withdrawPost, { post, withdrawn: true });
  expect(await failure(votes(voters[0], post, monday))).toBe('news.post_not_found');
});

test('bad polls are refused', async () => {
  const post = await aDraft(news, author, channel);
  const asked = { post, question: 'Wann?', choices: [monday, tuesday], isMultiple: false, endsAt: null, revision: 0 };
  for (const bad of [
    { ...asked, question: ' ' },
    { ...asked, choices: [monday] },
    { ...asked, choices: [monday, { ...tuesday, id: monday.id }] },
    { ...asked, choices: [monday, { ...tuesday, text: '' }] },
    { ...asked, choices: Array.from({ length: 11 }, () => ({ id: newId(), text: 'x' })) },
  ])
    expect(await failure(author.client.call(savePoll, bad))).toBe('http.invalid_input');
  const past = clock.now().toISOString();
  expect(await failure(author.client.call(savePoll, { ...asked, endsAt: past }))).toBe('news.poll_end_passed');
});

test('of two who save at once one is told; once somebody has voted only the end changes', async () => {
  const post = await aDraft(news, author, channel);
  const asked = { post, question: 'Wann?', choices: [monday, tuesday], isMultiple: false, endsAt: null, revision: 0 };
  const both = await Promise.all([1, 2].map(() => failure(author.client.call(savePoll, asked))));
  expect(both.sort()).toEqual(['news.poll_changed', 'none']);
  const open = await aPoll();
  await votes(voters[0], open, monday);
  const poll = await pollOf(author, open);
  expect(poll?.isFixed).toBe(true);
  expect((await pollOf(voters[0] ?? author, open))?.isFixed).toBe(false);
  const same = {
    post: open,
    question: 'Wann passt es?',
    choices: [monday, tuesday, wednesday],
    isMultiple: false,
    revision: poll?.revision ?? 0,
  };
  expect(await failure(author.client.call(savePoll, { ...same, question: 'Was?', endsAt: null }))).toBe(
    'news.poll_fixed',
  );
  const endsAt = new Date(clock.now().getTime() + day).toISOString();
  expect(await author.client.call(savePoll, { ...same, endsAt })).toMatchObject({ endsAt, isOver: false });
});

test('that somebody voted is told to nobody, not even as an event that is stored', async () => {
  const post = await aPoll();
  const listener = await live(author);
  const count = async () => (await news.server.database.pool.query('select count(*)::int as n from events')).rows[0].n;
  const before = await count();
  await votes(voters[0], post, monday);
  expect(await count()).toBe(before);
  const columns = await news.server.database.pool.query(
    `select column_name from information_schema.columns where table_name = 'news_votes'`,
  );
  expect(columns.rows.map(({ column_name: name }) => name).sort()).toEqual(['choice', 'person', 'post']);
  listener.close();
});

test('a poll without an end is over after half a year', async () => {
  const [post, later] = [await aPoll(), new Date(clock.now().getTime() + 181 * day)];
  const context = new NewsContext({ ...news.context.host, clock: { now: () => later } });
  const service = new PollService(new AroundPosts(context));
  const { actor } = voters[0] ?? author;
  expect(await failure(service.vote(actor, { post, choices: [monday.id], blind: newId() }))).toBe('news.poll_over');
  expect(await service.get(actor, post)).toMatchObject({ isOver: true });
});

test('after the end everybody sees the counts and nobody votes; later only the counts are left', async () => {
  const endsAt = new Date(clock.now().getTime() + day).toISOString();
  const [post, few] = [await aPoll({ endsAt }), await aPoll({ endsAt })];
  for (const who of voters.slice(0, 6)) await votes(who, post, monday);
  await votes(voters[0], few, monday);
  clock.advance(day + 1000);
  expect(await failure(votes(voters[6], post, tuesday))).toBe('news.poll_over');
  expect(await pollOf(voters[6] ?? author, post)).toMatchObject({
    isOver: true,
    own: [],
    results: { few: false, voters: 6 },
  });
  expect((await pollOf(voters[6] ?? author, few))?.results).toEqual({ few: true });
  await forgetVotes({ database: news.server.database, clock });
  expect(await rowsOf(post)).toHaveLength(6);
  clock.advance(31 * day);
  // By now every session has run out.
  const service = new PollService(new AroundPosts(news.context));
  const [reader] = voters;
  const read = (of: string) => service.get(reader?.actor ?? author.actor, of);
  for (let run = 0; run < 2; run += 1) await forgetVotes({ database: news.server.database, clock });
  expect([...(await rowsOf(post)), ...(await rowsOf(few))]).toEqual([]);
  expect(await read(post)).toMatchObject({ own: [], results: { few: false, voters: 6, counts: { [monday.id]: 6 } } });
  expect((await read(few))?.results).toEqual({ few: true });
  // Of too few not even the counts are kept.
  const kept = await news.server.database.pool.query('select counted from news_polls where post = $1', [few]);
  expect(kept.rows).toEqual([{ counted: { voters: 0, counts: null } }]);
});
