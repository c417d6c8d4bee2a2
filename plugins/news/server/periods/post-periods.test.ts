import { aSignedInPerson, manualClock } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, getPost, postNotFound, withdrawPost } from '../../shared/index.ts';
import { aChannel, aPublicPost, asEditor, type NewsServer, startNews } from '../test-news.ts';

const dayMs = 86_400_000;
const clock = manualClock();
let news: NewsServer;
beforeAll(async () => {
  news = await startNews({ clock });
});
afterAll(() => news.server.stop());

test('withdrawn posts are deleted by their period and can be restored; public ones stay, however old', async () => {
  const writer = await aSignedInPerson(news.server);
  const channel = await aChannel(news, { editors: [asEditor(writer)] });
  const [withdrawn, shown] = [await aPublicPost(news, writer, channel), await aPublicPost(news, writer, channel)];
  await writer.client.call(withdrawPost, { post: withdrawn, withdrawn: true });
  const { pool } = news.server.database;
  await pool.query('update news_posts set changed_at = $1', [new Date(clock.now().getTime() - 100 * dayMs)]);
  const expire = async () => {
    for (const kind of ['news.over', 'news.trash']) await news.server.services.periods.expire(kind);
  };
  await expire();
  expect(await writer.client.call(getPost, { post: withdrawn })).toMatchObject({ state: 'withdrawn' });
  await pool.query(`update periods_settings set days = 90 where kind = 'news.over'`);
  await expire();
  await expect(writer.client.call(getPost, { post: withdrawn })).rejects.toMatchObject({ code: postNotFound.code });
  expect(await writer.client.call(getPost, { post: shown })).toMatchObject({ state: 'published' });
  await writer.client.call(deletePost, { post: withdrawn, deleted: false });
  // Whoever brings it back keeps it for another whole period.
  await expire();
  expect(await writer.client.call(getPost, { post: withdrawn })).toMatchObject({ state: 'withdrawn' });
});
