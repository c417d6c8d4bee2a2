import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AtomFeed, writeAtom } from './atom-writer.ts';
import { readAtom } from './test-atom.ts';

const moment = new Date('2026-11-27T10:00:00Z');
const feed: AtomFeed = {
  id: 'urn:uuid:01993000-0000-7000-8000-000000000001',
  title: 'Aktuelles & <mehr>',
  language: 'de',
  page: 'https://kontor.example/news',
  updated: moment,
  author: 'Stadt',
  entries: [],
};
const entry = {
  id: 'urn:uuid:01993000-0000-7000-8000-000000000002',
  title: 'Bad',
  page: 'https://kontor.example/news/2',
  published: moment,
  updated: moment,
  author: 'Anna',
  summary: '',
  html: '<p>Offen</p>',
  language: 'de',
} as const;

test('a feed and its entries have what RFC 4287 asks of them, each once', () => {
  const { root, children, textOf } = readAtom(
    writeAtom({ ...feed, self: 'https://kontor.example/f', entries: [entry] }),
  );
  expect(root).toEqual({ name: 'feed', uri: 'http://www.w3.org/2005/Atom' });
  for (const name of ['id', 'title', 'updated']) expect(children('feed', name)).toHaveLength(1);
  for (const name of ['id', 'title', 'updated', 'published', 'author', 'content'])
    expect(children('entry', name)).toHaveLength(1);
  expect(textOf('feed', 'title')).toBe('Aktuelles & <mehr>');
  expect(textOf('entry', 'content')).toBe('<p>Offen</p>');
  expect(textOf('feed', 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  // 4.1.1: not more than one alternate of a type and language; 4.1.2: an entry has content or an alternate.
  expect(children('feed', 'link').map(({ rel }) => rel)).toEqual(['self', 'alternate']);
});

test('whatever is said in it, it is well-formed and says that and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, html) => {
      const { root, children, textOf } = readAtom(writeAtom({ ...feed, title, entries: [{ ...entry, html }] }));
      expect(root.name).toBe('feed');
      expect(children('entry', 'content')).toHaveLength(1);
      const known = html.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
      expect(textOf('entry', 'content').replace(/\r\n?/g, '\n')).toBe(known.replace(/\r\n?/g, '\n'));
    }),
  );
});
