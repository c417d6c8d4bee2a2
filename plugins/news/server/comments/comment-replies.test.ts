import { newId, type Ref } from '@kontor/base';
import { setDigest, usualDigest } from '@kontor/schema';
import { aSignedInPerson, manualClock, type SignedInPerson } from '@kontor/server/testing';
import { aMail, handOver } from '@kontor/server/testing/mail';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { addComment, closeComments, getTalk } from '../../shared/comments.ts';
import { followChannel, postRef } from '../../shared/index.ts';
import { aChannel, aPublicPost, asEditor, type NewsServer, startNews } from '../test-news.ts';

const clock = manualClock('2026-11-25T12:00:00+01:00');
let news: NewsServer;
let catcher: MailCatcher;
let author: SignedInPerson;
let reader: SignedInPerson;
let channel: string;

beforeAll(async () => {
  catcher = await startMailCatcher();
  news = await startNews({
    clock,
    environment: {
      KONTOR_INBOUND_MAIL_URL: 'lmtp://127.0.0.1:0',
      KONTOR_INBOUND_MAIL_ADDRESS: 'antwort@stadt.example',
      KONTOR_SMTP_URL: catcher.url,
    },
  });
  author = await aSignedInPerson(news.server, { email: 'author@stadt.example' });
  reader = await aSignedInPerson(news.server, { email: 'reader@stadt.example' });
  channel = await aChannel(news, { name: 'Freizeit', everybody: false, editors: [asEditor(author)] });
});
afterAll(async () => {
  await news.server.stop();
  await catcher.stop();
});

/** By LMTP, as a mail server hands over to what it delivers to. */
async function answer(who: SignedInPerson, ref: Ref, text: string): Promise<void> {
  const { replies } = news.server.services;
  const to = (await replies.replyAddressFor(who.person.id, ref)) ?? '';
  const from = who.person.email ?? '';
  await handOver(replies.port ?? 0, aMail({ from, to, text }), { from, to, lmtp: true });
}

/** What an answer to a mail about the newest entry of an inbox would answer to. */
async function newestTarget(who: SignedInPerson): Promise<Ref> {
  const newest = `select coalesce(reply_to, ref) as target from notifications_entries
                   where person = $1 order by created_at desc, id desc limit 1`;
  return (await news.server.database.pool.query(newest, [who.person.id])).rows[0]?.target;
}

async function said(post: string): Promise<string[]> {
  const { comments } = await author.client.call(getTalk, { post });
  return comments.map(
    ({ parent, text, author: by }) =>
      `${parent === null ? '' : '> '}${by?.id === reader.person.id ? 'R' : 'A'}: ${text}`,
  );
}

test('an answer to a mail stands in the thread that it told of, one about the post begins a thread', async () => {
  const post = await aPublicPost(news, author, channel, 'Freibad');
  await reader.client.call(addComment, { post, id: newId(), parent: null, text: 'Ab wann?', mentions: [] });
  clock.advance(1000);
  await answer(
    author,
    await newestTarget(author),
    'Ab Mai.\n\nAm Mi., 25. Nov. 2026 um 12:00 schrieb Stadt <k@s.example>:\n> x',
  );
  expect(await said(post)).toEqual(['R: Ab wann?', '> A: Ab Mai.']);
  clock.advance(1000);
  await answer(reader, await newestTarget(reader), 'Danke.');
  clock.advance(1000);
  await answer(reader, postRef(post), 'Sonst alles gut.');
  expect(await said(post)).toEqual(['R: Ab wann?', '> A: Ab Mai.', '> R: Danke.', 'R: Sonst alles gut.']);
});

test('where comments are closed there are none by mail either, and the sender hears why', async () => {
  const post = await aPublicPost(news, author, channel, 'Hallenbad');
  await author.client.call(closeComments, { post, closed: true });
  await answer(reader, postRef(post), 'Doch!');
  expect(await said(post)).toEqual([]);
  expect(await catcher.next('reader@stadt.example')).toContain(`/news/${post}`);
});

test('new posts of channels that somebody follows are in their digest, one line for each', async () => {
  const follower = await aSignedInPerson(news.server, { email: 'follower@stadt.example' });
  await follower.client.call(setDigest, { ...usualDigest, rhythm: 'daily' });
  await follower.client.call(followChannel, { channel, follows: true });
  const posts = [
    await aPublicPost(news, author, channel, 'Sauna offen'),
    await aPublicPost(news, author, channel, 'Kasse zu'),
  ];
  const told = `select count(*)::int as n from notifications_entries where person = $1`;
  const entries = async () => (await news.server.database.pool.query(told, [follower.person.id])).rows[0].n;
  await expect.poll(entries, { timeout: 15_000 }).toBe(2);
  clock.set('2026-11-26T07:00:00+01:00');
  const { jobs } = news.server.core;
  const sendDigests = { name: 'notifications.send_digests', data: z.object({}) };
  await news.server.database.transaction((tx) => jobs.enqueue(tx, sendDigests, {}));
  const mail = await catcher.next('follower@stadt.example');
  for (const [at, title] of ['Sauna offen', 'Kasse zu'].entries()) {
    const lines = new RegExp(`${title}\\r?\\n- [^\\n]*Freizeit[^\\n]*\\r?\\n\\S+/news/${posts[at]}\\r?\\n`);
    expect(mail).toMatch(lines);
  }
});
