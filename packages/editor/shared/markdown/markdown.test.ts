import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { documents } from '../test-documents.ts';
import { docOfMarkdown, withoutFrontMatter } from './doc-of-markdown.ts';
import { markdownOfDoc } from './markdown-of-doc.ts';

test('a document comes back from Markdown as it was', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      expect(docOfMarkdown(markdownOfDoc(doc))).toEqual(doc);
    }),
    { numRuns: 200 },
  );
});

test('raised code between signs of the dollar is no formula', () => {
  const marks = [{ type: 'code' }, { type: 'superscript' }];
  const line = [
    { type: 'text', text: '$' },
    { type: 'text', text: 'a', marks },
    { type: 'text', text: '$' },
  ];
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: line }] };
  expect(docOfMarkdown(markdownOfDoc(doc))).toEqual(doc);
});

/** Markdown that stands for itself: it is read, and written the same way again. */
const samples: Record<string, string> = {
  headings: '# Amt\n\n## <a id="frist"></a>Frist & *mehr*\n',
  marks: '**fett** *kursiv* ~~weg~~ <u>unter</u> <mark>hell</mark> H<sub>2</sub>O `code`\n',
  breaks: 'eine Zeile\\\nnoch eine\n',
  links: '[hier](kontor:wiki/page/2#prüfung) [dort](#frist) [@Anna](kontor:people/person/1 "mention")\n',
  tasks: '- [x] <!-- task:t1 -->getan\n- [ ] offen\n  - darunter\n',
  lists: '3. eins\n4. zwei\n\n* Punkt\n\n  Absatz\n'.replace('* Punkt', '- Punkt'),
  'a callout': '> [!WARNING]\n> Achtung\n>\n> - eins\n',
  'a table': '| A | B |\n| :- | - |\n| x \\| y | **z**<br>2 |\n',
  code: '```mermaid\ngraph TD\n```\n',
  formulas: 'Mit $`a_1`$ und $5 und $6\n\n```math\na^2\n```\n',
  details: '<details>\n<summary>Mehr</summary>\n\nInhalt\n\n</details>\n',
  columns:
    '<div data-columns>\n\n<div data-column="2">\n\nlinks\n\n</div>\n\n<div data-column="1">\n\nrechts\n\n</div>\n\n</div>\n',
  pictures: '![Plan](https://a.example/x.png "Titel")\n\n[![Plan](kontor:files/file/f1)](https://a.example)\n',
  cards: '[Seite](kontor:wiki/page/3 "embed")\n\n[Plan.pdf](kontor:files/file/f2 "file application/pdf 12")\n',
  footnotes: 'Ein Tag[^1] und zwei[^2]\n\n[^1]: Ein *Werktag*\n\n[^2]: Zwei\n',
};

test.each(Object.entries(samples))('%s stand in Markdown as people write them', (_name, markdown) => {
  const doc = docOfMarkdown(markdown);
  documentSchema.nodeFromJSON(doc).check();
  expect(markdownOfDoc(doc)).toBe(markdown);
});

test('what others write is read', () => {
  const read = (markdown: string) => docOfMarkdown(markdown).content;
  expect(read('Setext\n===\n\n* a\n+ b\n')).toMatchObject([
    { type: 'heading', attrs: { level: 1 } },
    { type: 'bulletList' },
    { type: 'bulletList' },
  ]);
  expect(read('> [!note]\n>\n> Hinweis')).toMatchObject([
    { type: 'callout', attrs: { kind: 'info' }, content: [{ content: [{ text: 'Hinweis' }] }] },
  ]);
  expect(read('<table><tr><td rowspan="2">\n\n**a**\n\n</td></tr></table>')).toMatchObject([
    { type: 'table', content: [{ content: [{ attrs: { rowspan: 2 }, content: [{ content: [{ text: 'a' }] }] }] }] },
  ]);
  expect(read('vor ![Plan](https://a.example/x.png) nach')).toMatchObject([
    { type: 'paragraph' },
    { type: 'image' },
    { type: 'paragraph' },
  ]);
  expect(read('')).toEqual([{ type: 'paragraph' }]);
});

test('addresses become what the reader of the file says, and go back to what the writer says', () => {
  const markdown = '[a](../b.md#c) ![Plan](bild.png)\n';
  const doc = docOfMarkdown(markdown, {
    hrefOf: (address) => (address === '../b.md#c' ? 'kontor:wiki/page/7#c' : undefined),
    pictureOf: (address) => (address === 'bild.png' ? { file: 'f7' } : undefined),
  });
  expect(doc.content).toMatchObject([
    { content: [{ marks: [{ attrs: { href: 'kontor:wiki/page/7#c' } }] }] },
    { type: 'image', attrs: { file: 'f7', alt: 'Plan' } },
  ]);
  const parts = {
    addressOf: (href: string) => (href === 'kontor:wiki/page/7#c' ? '../b.md#c' : undefined),
    fileAddress: (file: string) => `${file}.png`,
  };
  expect(markdownOfDoc(doc, parts)).toBe('[a](../b.md#c)\n\n![Plan](f7.png)\n');
  expect(docOfMarkdown('[a](../b.md) ![Plan](bild.png)').content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'a Plan' }] },
  ]);
});

test('nothing runs of Markdown', () => {
  const evil = [
    '[a](javascript:alert(1))',
    '[a]( java\nscript:alert(1))',
    '<javascript:alert(1)>',
    '![a](javascript:alert(1))',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '<a href="javascript:alert(1)">a</a> <img src=x onerror=alert(1)>',
    '```"><script>alert(1)</script>\nx\n```',
    '[a](kontor:wiki/page/1 "mention\\" onclick=alert(1)")',
  ];
  for (const markdown of evil) {
    const doc = docOfMarkdown(markdown);
    documentSchema.nodeFromJSON(doc).check();
    expect(JSON.stringify(doc)).not.toMatch(/"(href|src|ref)":"(?!https|kontor)/);
  }
});

test('a document with what nobody knows keeps that in Markdown, too', () => {
  const doc: DocNode = { type: 'doc', content: [{ type: 'chart', attrs: { data: [1] } }] };
  const [block] = docOfMarkdown(markdownOfDoc(doc)).content ?? [];
  expect(block).toEqual({ type: 'unknownBlock', attrs: { name: 'chart', source: JSON.stringify(doc.content?.[0]) } });
});

test('hostile Markdown neither exhausts the stack nor takes long', () => {
  const begun = process.cpuUsage();
  for (const markdown of [
    '> '.repeat(2_000),
    `${'- '.repeat(1_000)}x`,
    '[a]('.repeat(5_000),
    '*a _b '.repeat(3_000),
    '|a'.repeat(5_000),
  ])
    documentSchema.nodeFromJSON(docOfMarkdown(markdown)).check();
  // Of the processor, as others may be at work, too.
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(15_000);
});

test('front matter is taken off, and only at the beginning', () => {
  expect(withoutFrontMatter('---\ntitle: Amt\n---\n# x\n---\n')).toEqual({
    frontMatter: 'title: Amt',
    text: '# x\n---\n',
  });
  expect(withoutFrontMatter('---\r\ntitle: a\r\n---\r\nx')).toEqual({ frontMatter: 'title: a', text: 'x' });
  expect(withoutFrontMatter('---\n---\nx')).toEqual({ frontMatter: '', text: 'x' });
  expect(withoutFrontMatter('x\n---\na\n---\n')).toEqual({ frontMatter: '', text: 'x\n---\na\n---\n' });
});
