import { listNotifications, searchAll } from '@kontor/schema';
import { aSignedInPerson, manualClock, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  followChannel,
  getPost,
  handInPost,
  listNewPosts,
  listPosts,
  postRef,
  publishPost,
  recordVisit,
  returnPost,
  takeBackPost,
} from '../shared/index.ts';
import { publishScheduled, sweep } from './due-posts.ts';
import { fanOut } from './fan-out.ts';
import { findPosts, writePost } from './post-store.ts';
import { aChannel, aDraft, aPublicPost, asEditor, change, feedOf, type NewsServer, startNews } from './test-news.ts';

let news: NewsServer;
const clock = manualClock('2026-11-27T09:00:00Z');
const hour = 3_600_000;

beforeAll(async () => {
  news = await startNews({ clock });
});
afterAll(() => news.server.stop());

const toldOf = async ({ client }: SignedInPerson, post: string) =>
  (await client.call(listNotifications, { show: 'inbox' })).notifications
    .filter(({ ref }) => ref === postRef(post))
    .map(({ kind }) => kind);

async function people() {
  const [writer, editor, follower, reader] = [
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
  ];
  const channel = await aChannel(news, { everybody: false, editors: [asEditor(editor)], writers: [asEditor(writer)] });
  await follower.client.call(followChannel, { channel, follows: true });
  return { writer, editor, follower, reader, channel };
}

test('a scheduled post comes out once, at its moment and not before, however often it is looked at', async () => {
  const { writer, reader, channel } = await people();
  const id = await aDraft(news, writer, channel);
  const publishAt = new Date(clock.now().getTime() + 2 * hour).toISOString();
  await writer.client.call(publishPost, { post: id, publishAt });
  await publishScheduled(news.context, id);
  expect((await writer.client.call(getPost, { post: id })).state).toBe('scheduled');
  clock.advance(2 * hour);
  await Promise.all([publishScheduled(news.context, id), sweep(news.context), publishScheduled(news.context, id)]);
  const post = await reader.client.call(getPost, { post: id });
  expect(post).toMatchObject({ state: 'published', published: { number: 1 } });
  expect(await feedOf(reader)).toContain(id);
});

test('taken off the schedule it does not come out, and on another moment only then', async () => {
  const { writer, channel } = await people();
  const id = await aDraft(news, writer, channel);
  const at = (hours: number) => new Date(clock.now().getTime() + hours * hour).toISOString();
  await writer.client.call(publishPost, { post: id, publishAt: at(1) });
  await writer.client.call(takeBackPost, { post: id });
  await writer.client.call(publishPost, { post: id, publishAt: at(3) });
  clock.advance(hour);
  await publishScheduled(news.context, id);
  expect((await writer.client.call(getPost, { post: id })).state).toBe('scheduled');
});

test('after its last day it leaves the news; its authors still see it', async () => {
  const { writer, reader, channel } = await people();
  const id = await aPublicPost(news, writer, channel);
  await change(writer, id, { expiresOn: '2026-11-27' });
  await sweep(news.context);
  expect(await feedOf(reader)).toContain(id);
  clock.advance(24 * hour);
  await sweep(news.context);
  expect(await feedOf(reader)).not.toContain(id);
  await expect(reader.client.call(getPost, { post: id })).rejects.toMatchObject({ code: 'news.post_not_found' });
  expect((await writer.client.call(getPost, { post: id })).state).toBe('expired');
});

test('followers are told once, however often the job runs; of something important all whom it addresses', async () => {
  const { writer, follower, reader, channel } = await people();
  const id = await aPublicPost(news, writer, channel, 'Für Folgende');
  const data = { post: id, version: 1, by: writer.person.id };
  for (const _twice of [1, 2]) await fanOut(news.context, data);
  expect(await toldOf(follower, id)).toEqual(['news.posted']);
  expect(await toldOf(reader, id)).toEqual([]);
  const other = await aDraft(news, writer, channel, 'Wichtig');
  await change(writer, other, { important: true });
  await writer.client.call(publishPost, { post: other });
  for (const _twice of [1, 2]) await fanOut(news.context, { post: other, version: 1, by: writer.person.id });
  expect(await toldOf(follower, other)).toEqual(['news.important']);
  expect(await toldOf(reader, other)).toEqual(['news.important']);
  expect(await toldOf(writer, other)).toEqual([]);
});

test('a run that was ended goes on where it was, and tells nobody twice', async () => {
  const { writer, reader, follower, channel } = await people();
  const id = await aDraft(news, writer, channel);
  await change(writer, id, { important: true });
  await writer.client.call(publishPost, { post: id });
  const ended = AbortSignal.abort();
  const data = { post: id, version: 1, by: writer.person.id };
  await expect(fanOut(news.context, data, ended)).rejects.toThrow();
  await fanOut(news.context, data);
  for (const who of [reader, follower]) expect(await toldOf(who, id)).toEqual(['news.important']);
});

test('editors are asked, and no longer once it is decided; the author hears why it came back', async () => {
  const { writer, editor, channel } = await people();
  const id = await aDraft(news, writer, channel);
  await writer.client.call(handInPost, { post: id });
  expect(await toldOf(editor, id)).toEqual(['news.handed_in']);
  await editor.client.call(returnPost, { post: id, reason: 'Noch einmal, bitte' });
  expect(await toldOf(editor, id)).toEqual([]);
  expect(await toldOf(writer, id)).toEqual(['news.returned']);
});

test('what is new since the last visit is known to the person alone, and is gone with the next one', async () => {
  const { writer, follower, reader, channel } = await people();
  await follower.client.call(recordVisit, {});
  clock.advance(hour);
  const id = await aPublicPost(news, writer, channel, 'Neu');
  const fresh = async ({ client }: SignedInPerson) =>
    (await client.call(listNewPosts, {})).posts.map((post) => post.id);
  expect(await fresh(follower)).toEqual([id]);
  expect(await fresh(reader)).not.toContain(id);
  expect(await fresh(writer)).not.toContain(id);
  expect((await follower.client.call(listPosts, {})).seenUntil).toBe(
    new Date(clock.now().getTime() - hour).toISOString(),
  );
  clock.advance(1000);
  await follower.client.call(recordVisit, {});
  expect(await fresh(follower)).toEqual([]);
});

test('the search finds what is public of a post, in both languages, until it is withdrawn', async () => {
  const { writer, reader, channel } = await people();
  const id = await aPublicPost(news, writer, channel, 'Kormoranfütterung');
  const hits = async () => (await reader.client.call(searchAll, { q: 'Kormoranfütterung' })).hits.map(({ ref }) => ref);
  await expect.poll(hits, { timeout: 10_000 }).toContain(postRef(id));
  await change(writer, id, { addressees: [{ kind: 'person', id: writer.person.id }] });
  await expect.poll(hits, { timeout: 10_000 }).not.toContain(postRef(id));
});

test('what was deleted goes for ever after 30 days, with its texts', async () => {
  const { writer, channel } = await people();
  const id = await aDraft(news, writer, channel);
  const { database, collab } = news.context.host;
  await database.transaction(async (tx) => {
    const [row] = await findPosts(tx, [id]);
    if (row) await writePost(tx, { ...row, deleted_at: new Date('2026-10-01') });
  });
  await news.server.services.periods.expire('news.trash');
  expect(await database.transaction((tx) => collab.read(tx, postRef(id)))).toBeUndefined();
});
