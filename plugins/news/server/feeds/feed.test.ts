import { listAppPasswords, listGrants, removeAppPassword, removeGrant } from '@kontor/schema';
import { anAppPassword, aSignedInPerson, aSpace, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedPath } from '../../shared/feeds.ts';
import { createPost, publishPost, withdrawPost } from '../../shared/index.ts';
import { aChannel, aDoc, aPublicPost, asEditor, change, type NewsServer, startNews, write } from '../test-news.ts';
import { readAtom } from './test-atom.ts';
import { activeIn, attacks } from './test-html.ts';

let news: NewsServer;
let author: SignedInPerson;
let anna: SignedInPerson;

beforeAll(async () => {
  news = await startNews();
  [author, anna] = [await aSignedInPerson(news.server), await aSignedInPerson(news.server)];
});
afterAll(() => news.server.stop());

async function addressOf(who: SignedInPerson, channel?: string): Promise<string> {
  const authorization = await anAppPassword(news.server, who, 'feeds');
  const secret = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1] ?? '';
  return `${news.server.url}${feedPath(secret, channel)}`;
}

const forAll = () => aChannel(news, { editors: [asEditor(author)] });

test('has what its owner may see now, with the whole text, as Atom', async () => {
  const channel = await forAll();
  const post = await aPublicPost(news, author, channel, 'Bad & Sauna <offen>');
  const address = await addressOf(anna);
  const answer = await fetch(address);
  const feed = readAtom(await answer.text());
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  for (const name of ['id', 'title', 'updated', 'author']) expect(feed.children('feed', name)).toHaveLength(1);
  expect(feed.textOf('entry', 'title')).toBe('Bad & Sauna <offen>');
  expect(feed.textOf('entry', 'content')).toBe('<p>Text zu Bad &amp; Sauna &lt;offen&gt;</p>');
  expect(feed.textOf('entry', 'id')).toBe(`urn:uuid:${post}`);
  expect(feed.textOf('author', 'name')).not.toBe('');
  // The address is a secret, so the feed does not say it.
  expect(feed.children('feed', 'link').map(({ rel }) => rel)).toEqual(['alternate']);
  await author.client.call(withdrawPost, { post, withdrawn: true });
  expect(await (await fetch(address)).text()).not.toContain('Sauna');
});

test('says whether it changed, and its address to nobody', async () => {
  const address = await addressOf(anna);
  const first = await fetch(address);
  const etag = first.headers.get('etag')?.replace(/^W\//, '') ?? '';
  expect(first.headers.get('referrer-policy')).toBe('no-referrer');
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(first.headers.get('x-robots-tag')).toContain('noindex');
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect((await fetch(address, { headers: { 'if-none-match': known } })).status).toBe(304);
  await aPublicPost(news, author, await forAll(), 'Neu');
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(200);
  const head = await fetch(address, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('of one channel alone, and of none that its owner may not read', async () => {
  const space = await aSpace(news.server, {
    owner: author.person.id,
    visibility: 'hidden',
    grants: [{ subject: { kind: 'person', id: anna.person.id }, role: 'reader' }],
  });
  const [inside, other] = [await aChannel(news, { space: space.id, editors: [asEditor(author)] }), await forAll()];
  await aPublicPost(news, author, inside, 'Nur im Bereich');
  await aPublicPost(news, author, other, 'Für alle');
  const address = await addressOf(anna, inside);
  const titles = async (at: string) => {
    const feed = readAtom(await (await fetch(at)).text());
    return feed.children('entry', 'title').map(({ text }) => text);
  };
  expect(await titles(address)).toEqual(['Nur im Bereich']);
  const [grant] = (await author.client.call(listGrants, { space: space.id })).grants.filter(
    ({ subject }) => subject.id === anna.person.id,
  );
  await author.client.call(removeGrant, { space: space.id, grant: grant?.id ?? '' });
  expect((await fetch(address)).status).toBe(404);
  expect(await titles(await addressOf(anna))).not.toContain('Nur im Bereich');
  expect((await fetch(`${address.split('?')[0]}?channel=eins`)).status).toBe(404);
});

test('ends with its app password, which opens nothing else', async () => {
  const address = await addressOf(anna);
  expect((await fetch(address)).status).toBe(200);
  const { appPasswords } = await anna.client.call(listAppPasswords, {});
  for (const { id } of appPasswords) await anna.client.call(removeAppPassword, { appPassword: id });
  expect((await fetch(address)).status).toBe(401);
  const calendar = await anAppPassword(news.server, anna, 'caldav');
  expect(
    (await fetch(`${news.server.url}/api/news/feed/x.atom`, { headers: { authorization: calendar } })).status,
  ).toBe(401);
});

test('nothing in it runs, whatever somebody wrote', async () => {
  const channel = await forAll();
  const { id: post } = await author.client.call(createPost, { channel, title: attacks[0] });
  await write(news, author, post, { doc: aDoc(...attacks) });
  await change(author, post, { teaser: attacks[1] });
  await author.client.call(publishPost, { post });
  const feed = readAtom(await (await fetch(await addressOf(anna, channel))).text());
  expect(feed.textOf('entry', 'title')).toBe(attacks[0]);
  expect(activeIn(feed.textOf('entry', 'content'))).toEqual([]);
  expect(feed.textOf('entry', 'content')).toContain('&lt;script&gt;');
});
