import type { OutputOf } from '@kontor/schema';
import { aSignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  foldFeed,
  foldNewPosts,
  listNewPosts,
  listPosts,
  pinPost,
  publishPost,
  withdrawPost,
} from '../shared/index.ts';
import { aChannel, aDraft, aPublicPost, asEditor, change, live, type NewsServer, startNews } from './test-news.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

test('an old copy and the events make what a fresh fetch answers, and twice changes nothing more', async () => {
  const [writer, reader] = [await aSignedInPerson(news.server), await aSignedInPerson(news.server)];
  const channel = await aChannel(news, { editors: [asEditor(writer)] });
  const first = await aPublicPost(news, writer, channel, 'Der erste');
  const second = await aPublicPost(news, writer, channel, 'Der zweite');
  const input = { view: 'own' as const, limit: 50 };
  const fetchFeed = (): Promise<OutputOf<typeof listPosts>> => reader.client.call(listPosts, input);
  let [feed, fresh] = [await fetchFeed(), await reader.client.call(listNewPosts, {})];
  const stream = await live(reader);
  const third = await aDraft(news, writer, channel, 'Der dritte');
  await writer.client.call(publishPost, { post: third });
  await change(writer, first, { title: 'Der erste, neu' });
  await writer.client.call(publishPost, { post: first });
  await writer.client.call(pinPost, { post: second, until: '2099-01-01' });
  await writer.client.call(withdrawPost, { post: first, withdrawn: true });
  await writer.client.call(withdrawPost, { post: first, withdrawn: false });
  const last = await aPublicPost(news, writer, channel, 'Der letzte');
  await stream.waitFor(({ kind, payload }) => kind === 'news.post.published' && payload.post === last);
  const context = { person: reader.person.id, today: news.context.today };
  for (const event of stream.events.filter(({ kind }) => kind.startsWith('news.post.')))
    for (const _twice of [1, 2]) {
      feed = foldFeed(feed, event, input, context);
      fresh = foldNewPosts(fresh, event, reader.person.id) ?? (await reader.client.call(listNewPosts, {}));
    }
  expect(feed).toEqual(await fetchFeed());
  expect(fresh).toEqual(await reader.client.call(listNewPosts, {}));
  stream.close();
});
