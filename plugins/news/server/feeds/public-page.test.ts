import { type DocNode, docOfHtml } from '@kontor/editor/shared';
import { expect, test } from 'vitest';
import { writePublicFeed } from './public-feed.ts';
import { listPage, missingPage, postPage, publicHtml } from './public-page.ts';
import type { PublicPost } from './public-service.ts';
import { readAtom } from './test-atom.ts';
import { activeIn, attacks, elementsOf } from './test-html.ts';

const origin = 'https://kontor.example';
const file = '01993000-0000-7000-8000-00000000000f';
const person = '01993000-0000-7000-8000-00000000000a';
const look = {
  language: 'de',
  organisation: 'Stadt <Ort>',
  accent: '#c8102e',
  logo: '/api/organisation/logo?v=1',
  origin,
  timeZone: 'Europe/Berlin',
} as const;

function aPost(doc: DocNode, more: Partial<PublicPost['version']> = {}): PublicPost {
  const at = new Date('2026-11-27T10:00:00Z');
  const version = {
    post: person,
    number: 1,
    title: 'Bad',
    teaser: '',
    has_english: false,
    title_en: '',
    teaser_en: '',
    cover: null,
    cover_alt: '',
    doc,
    doc_en: null,
    at,
    by: null,
    in_place_of: null,
  };
  return { id: '01993000-0000-7000-8000-000000000001', publishedAt: at, version: { ...version, ...more } };
}

const text = (words: string, marks: DocNode['marks'] = []): DocNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const link = (href: string) => text('dort', [{ type: 'link', attrs: { href } }]);
const docOf = (...content: DocNode[]): DocNode => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const linksIn = (html: string) =>
  elementsOf(html).flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []));

test.each(attacks)('%s is nothing but words, wherever it stands', (attack) => {
  const docs = [
    docOf(text(attack)),
    docOfHtml(attack),
    docOf(link(attack)),
    docOf({ type: 'mention', attrs: { ref: attack, name: attack } }),
  ];
  for (const doc of docs) {
    const post = aPost(doc, { title: attack, teaser: attack, cover: file, cover_alt: attack });
    const strange = { ...look, organisation: attack };
    for (const { html } of [
      postPage(strange, post),
      listPage(strange, { posts: [post], page: 1, hasMore: true }),
      missingPage(strange),
    ])
      expect(activeIn(html)).toEqual([]);
    const feed = readAtom(writePublicFeed(strange, [post], new Date()));
    expect(activeIn(feed.textOf('entry', 'content'))).toEqual([]);
    expect(feed.textOf('entry', 'title')).toBe(attack);
  }
});

test('links that lead into Kontor become words; those into the web, to mailboxes and within the text stay', () => {
  const inside = [
    'kontor:wiki/page/1',
    `kontor:people/person/${person}`,
    `${origin}/news/1`,
    'https://KONTOR.example/people/1',
    `https://matrix.to/#/@a:kontor.example`,
  ];
  for (const href of inside) expect(publicHtml(aPost(docOf(link(href))), 'de', origin)).toBe('<p>dort</p>');
  const outside = [
    'https://example.org/a?b=1',
    'mailto:amt@example.org',
    'tel:+4930115',
    '#frist',
    `${origin}/public/news/1`,
  ];
  expect(linksIn(publicHtml(aPost(docOf(...outside.map(link))), 'de', origin))).toEqual(outside);
});

test('of objects, people and files of Kontor no id, address or title of today is told', () => {
  const doc: DocNode = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'mention', attrs: { ref: `people/person/${person}`, name: 'Anna Berg' } }],
      },
      { type: 'embed', attrs: { ref: `wiki/page/${person}`, name: 'Interner Titel' } },
      { type: 'file', attrs: { file: person, name: 'plan.pdf', mime: 'application/pdf', size: 3 } },
      {
        type: 'image',
        attrs: { file, src: 'https://tracker.example/p.png', alt: 'Becken', href: `kontor:wiki/page/${person}` },
      },
      { type: 'image', attrs: { file: null, src: 'https://tracker.example/p.png', alt: 'Fremd' } },
      { type: 'unknownBlock', attrs: { name: 'geheim', source: person } },
    ],
  };
  const html = publicHtml(aPost(doc), 'de', origin);
  expect(html).toContain('Anna Berg');
  expect(html).toContain('plan.pdf');
  for (const secret of [person, 'Interner Titel', 'tracker.example', 'geheim', 'kontor:'])
    expect(html).not.toContain(secret);
  const pictures = elementsOf(html).filter(({ name }) => name === 'img');
  expect(pictures.map(({ attributes }) => attributes.src)).toEqual([
    `/public/news/01993000-0000-7000-8000-000000000001/pictures/${file}`,
  ]);
});

test('a page says its language, and the English text only to whoever asks and where there is one', () => {
  const both = aPost(docOf(text('Offen')), { has_english: true, title_en: 'Pool', doc_en: docOf(text('Open')) });
  expect(postPage({ ...look, language: 'en' }, both).html).toMatch(
    /<html lang="en">[\s\S]*<article lang="en"><h1>Pool<\/h1>/,
  );
  expect(postPage({ ...look, language: 'en' }, aPost(docOf(text('Offen')))).html).toMatch(
    /<html lang="en">[\s\S]*<article lang="de"><h1>Bad/,
  );
  expect(postPage(look, both).html).toContain('<article lang="de"><h1>Bad');
});

test('its policy lets in its own style sheet and pictures of this server, and nothing else', () => {
  const { policy, html } = postPage(look, aPost(docOf(text('Offen'))));
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(elementsOf(html).filter(({ name }) => name === 'style')).toHaveLength(1);
});
