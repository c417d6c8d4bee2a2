import { addDays } from '@kontor/base';
import type { DocNode } from '@kontor/editor/shared';
import { getPolicies, setPolicies, uploadedFile } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson } from '@kontor/server/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { allowPublicChannel, getPublicState, listPublicChannels, setPublic } from '../../shared/feeds.ts';
import { attachFile, createPost, publishPost, withdrawPost } from '../../shared/index.ts';
import { aChannel, aPublicPost, asEditor, change, type NewsServer, startNews, write } from '../test-news.ts';
import { readAtom } from './test-atom.ts';
import { activeIn, elementsOf } from './test-html.ts';

let news: NewsServer;
let editor: SignedInPerson;
let writer: SignedInPerson;
let anna: SignedInPerson;
let channel: string;

beforeAll(async () => {
  news = await startNews();
  const { server } = news;
  [editor, writer, anna] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
});
beforeEach(async () => {
  await switchOutlet(true);
  channel = await aChannel(news, { editors: [asEditor(editor)], writers: [asEditor(writer)] });
});
afterAll(() => news.server.stop());

async function switchOutlet(publicNews: boolean): Promise<void> {
  const { client } = news.administrator;
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _council,
    ...policies
  } = await client.call(getPolicies, {});
  await client.call(setPolicies, { ...policies, publicNews });
}

const allow = (allowed = true) => news.administrator.client.call(allowPublicChannel, { channel, allowed });
const mark = (post: string, isPublic = true, who = editor) => who.client.call(setPublic, { post, public: isPublic });
const read = (path: string, init: RequestInit = {}) => fetch(`${news.server.url}${path}`, init);
const page = async (path: string) => {
  const answer = await read(path);
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

async function aMarkedPost(title: string): Promise<string> {
  const post = await aPublicPost(news, editor, channel, title);
  await allow();
  await mark(post);
  return post;
}

test('nothing is public unless the organisation, the channel and an editor say so', async () => {
  const post = await aPublicPost(news, writer, channel, 'Freibad öffnet');
  const isThere = async () => [
    (await page(`/public/news/${post}`)).status,
    (await page('/public/news')).html.includes('Freibad öffnet'),
  ];
  expect(await failure(mark(post))).toBe('news.publishing_not_allowed');
  await allow();
  expect(await isThere()).toEqual([404, false]);
  for (const who of [writer, anna, news.administrator])
    expect(await failure(mark(post, true, who))).toBe('news.publishing_not_allowed');
  expect(await mark(post)).toMatchObject({ isPossible: true, mayDecide: true, path: `/public/news/${post}` });
  expect(await isThere()).toEqual([200, true]);
  expect(await anna.client.call(getPublicState, { post })).toMatchObject({
    mayDecide: false,
    path: `/public/news/${post}`,
  });
  await mark(post, false);
  expect(await isThere()).toEqual([404, false]);
  const audited = await news.server.database.pool.query(
    'select kind, details from audit_log where object = $1 order by id',
    [`news/post/${post}`],
  );
  expect(audited.rows).toEqual([
    { kind: 'news.post_opened', details: { change: 'public' } },
    { kind: 'news.post_opened', details: { change: 'internal' } },
  ]);
});

test('what is withdrawn, or whose channel or organisation ends it, is gone at once and does not come back by itself', async () => {
  const post = await aMarkedPost('Straßenfest');
  const statuses = async () => [
    (await page(`/public/news/${post}`)).status,
    (await page('/public/news.atom')).html.includes('Straßenfest'),
  ];
  expect(await statuses()).toEqual([200, true]);
  await editor.client.call(withdrawPost, { post, withdrawn: true });
  expect(await statuses()).toEqual([404, false]);
  await editor.client.call(withdrawPost, { post, withdrawn: false });
  expect(await statuses()).toEqual([200, true]);
  await allow(false);
  expect(await statuses()).toEqual([404, false]);
  await allow(true);
  expect(await statuses()).toEqual([404, false]);
  await mark(post);
  expect(await statuses()).toEqual([200, true]);
  await switchOutlet(false);
  expect([
    (await page('/public/news')).status,
    (await page('/public/news.atom')).status,
    (await statuses())[0],
  ]).toEqual([404, 404, 404]);
  await switchOutlet(true);
  expect(await statuses()).toEqual([404, false]);
});

test('channels are allowed by administrators alone', async () => {
  expect(await failure(editor.client.call(allowPublicChannel, { channel, allowed: true }))).toBe('http.role_needed');
  expect(await failure(editor.client.call(listPublicChannels, {}))).toBe('http.role_needed');
  await allow();
  const { channels, isOn } = await news.administrator.client.call(listPublicChannels, {});
  expect([isOn, channels.find(({ id }) => id === channel)?.mayPublish]).toEqual([true, true]);
});

test('pages set no cookie, run nothing, are the same for everybody, and say whether they changed', async () => {
  const post = await aMarkedPost('Bücherei');
  for (const path of ['/public/news', `/public/news/${post}`, '/public/news.atom', '/public/news/nichts']) {
    const answer = await read(path, { headers: { cookie: anna.client.cookie } });
    const text = await answer.text();
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(text).toBe(await (await read(path)).text());
    if (path.endsWith('.atom')) continue;
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(activeIn(text)).toEqual([]);
    for (const { attributes } of elementsOf(text))
      for (const id of [editor.person.id, channel]) expect(Object.values(attributes).join()).not.toContain(id);
    expect(text).not.toContain(editor.person.familyName);
  }
  for (const path of ['/public/news', `/public/news/${post}`, '/public/news.atom']) {
    const etag = (await read(path)).headers.get('etag') ?? '';
    expect((await read(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await read(path)).headers.get('cache-control')).toBe('public, no-cache');
  }
  await editor.client.call(withdrawPost, { post, withdrawn: true });
  expect((await read(`/public/news/${post}`, { headers: { 'if-none-match': '*' } })).status).toBe(404);
});

test('in the language of the browser, unless the address says which', async () => {
  const lang = async (path: string, accept: string) =>
    /<html lang="(..)">/.exec(await (await read(path, { headers: { 'accept-language': accept } })).text())?.[1];
  expect([
    await lang('/public/news', 'en-GB'),
    await lang('/public/news', 'de'),
    await lang('/public/news?lang=de', 'en'),
  ]).toEqual(['en', 'de', 'de']);
});

/** One transparent pixel. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

async function upload(who: SignedInPerson): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(picture)]), 'bild.gif');
  return uploadedFile.parse(await (await who.client.fetch('/api/files', { method: 'POST', body })).json()).id;
}

test('pictures of a public post are public as long as it is; those of others, and its other files, never', async () => {
  const [secret, post] = [
    await aPublicPost(news, editor, channel, 'Intern'),
    (await editor.client.call(createPost, { channel, title: 'Park' })).id,
  ];
  const [shown, other, attached] = [await upload(editor), await upload(editor), await upload(editor)];
  for (const [file, of] of [
    [shown, post],
    [other, secret],
    [attached, post],
  ] as const)
    await editor.client.call(attachFile, { post: of, file });
  const image = (file: string): DocNode => ({ type: 'image', attrs: { file, alt: 'Bild' } });
  await write(news, editor, post, {
    doc: {
      type: 'doc',
      content: [
        image(shown),
        image(other),
        { type: 'file', attrs: { file: attached, name: 'plan.gif', mime: 'image/gif', size: 3 } },
      ],
    },
  });
  await editor.client.call(publishPost, { post });
  const status = async (file: string) => (await read(`/public/news/${post}/pictures/${file}`)).status;
  expect(await status(shown)).toBe(404);
  await allow();
  await mark(post);
  const answer = await read(`/public/news/${post}/pictures/${shown}`);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([
    200,
    'image/gif',
    "default-src 'none'; sandbox",
  ]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
  for (const file of [other, attached, 'eins', post]) expect(await status(file)).toBe(404);
  expect((await page(`/public/news/${post}`)).html).toContain(`/public/news/${post}/pictures/${shown}`);
  await mark(post, false);
  expect(await status(shown)).toBe(404);
});

test('at no time anything is public but what is marked, allowed, published and not expired', async () => {
  const { pool } = news.server.database;
  const posts: string[] = [];
  for (let made = 0; made < 8; made += 1) posts.push(await aMarkedPost(`Zufall ${made}`));
  const { today } = news.context;
  const one = fc.record({
    state: fc.constantFrom('draft', 'scheduled', 'published', 'published', 'published', 'expired', 'withdrawn'),
    expires: fc.constantFrom(null, null, addDays(today, -1), today, addDays(today, 1)),
    deleted: fc.constantFrom(false, false, false, true),
    marked: fc.constantFrom(true, true, false),
  });
  const shape = fc.record({
    all: fc.array(one, { minLength: 8, maxLength: 8 }),
    allowed: fc.constantFrom(true, true, true, false),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ all, allowed }) => {
      await pool.query('delete from news_public_posts');
      await pool.query('delete from news_public_channels');
      if (allowed) await pool.query('insert into news_public_channels values ($1)', [channel]);
      for (const [at, { state, expires, deleted, marked }] of all.entries()) {
        await pool.query('update news_posts set state = $2, expires_on = $3, deleted_at = $4 where id = $1', [
          posts[at],
          state,
          expires,
          deleted ? new Date() : null,
        ]);
        if (marked) await pool.query('insert into news_public_posts values ($1, now())', [posts[at]]);
      }
      const meant = posts.filter((_post, at) => {
        const { state, expires, deleted, marked } = all[at] ?? {
          state: '',
          expires: null,
          deleted: true,
          marked: false,
        };
        return allowed && marked && state === 'published' && !deleted && (expires === null || expires >= today);
      });
      const list = (await page('/public/news')).html;
      const feed = readAtom((await page('/public/news.atom')).html)
        .children('entry', 'id')
        .map(({ text }) => text.replace('urn:uuid:', ''));
      expect(posts.filter((post) => list.includes(post))).toEqual(meant);
      expect(feed.sort()).toEqual([...meant].sort());
      for (const post of posts)
        expect((await read(`/public/news/${post}`)).status).toBe(meant.includes(post) ? 200 : 404);
    }),
    { numRuns: 12 },
  );
});

test('a changed post shows what it says now, and nothing of its next version', async () => {
  const post = await aMarkedPost('Erste Fassung');
  await change(editor, post, { title: 'Zweite Fassung' });
  const title = async () => /<h1>(.*?)<\/h1>/.exec((await page(`/public/news/${post}`)).html)?.[1];
  expect(await title()).toBe('Erste Fassung');
  await editor.client.call(publishPost, { post });
  expect(await title()).toBe('Zweite Fassung');
});
