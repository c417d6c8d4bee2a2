import { expect, test } from 'vitest';
import { documentSchema } from './document-extensions.ts';

const make = (content: readonly object[]) => {
  const doc = documentSchema.nodeFromJSON({ type: 'doc', content });
  doc.check();
  return doc;
};
const text = (words: string, marks: readonly object[] = []) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

test('a page may hold everything that the wiki needs', () => {
  const cell = { type: 'tableCell', attrs: { colspan: 2, rowspan: 1, colwidth: [120, 80] }, content: [paragraph()] };
  make([
    { type: 'heading', attrs: { level: 6, anchor: 'frist' }, content: [text('Frist')] },
    paragraph(
      text('x', [{ type: 'link', attrs: { href: 'kontor:wiki/page/0199#frist' } }, { type: 'highlight' }]),
      { type: 'mathInline', attrs: { source: 'a^2' } },
      { type: 'footnote', content: [text('Siehe dort', [{ type: 'bold' }])] },
      { type: 'mention', attrs: { ref: 'people/person/0199', name: 'Anna' } },
    ),
    { type: 'taskList', content: [{ type: 'taskItem', attrs: { id: 'a-1', checked: true }, content: [paragraph()] }] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    { type: 'callout', attrs: { kind: 'danger' }, content: [paragraph()] },
    { type: 'codeBlock', attrs: { language: 'mermaid' }, content: [text('graph TD')] },
    { type: 'details', content: [{ type: 'detailsSummary', content: [text('Mehr')] }, paragraph()] },
    { type: 'columns', content: [1, 2].map((share) => ({ type: 'column', attrs: { share }, content: [paragraph()] })) },
    { type: 'image', attrs: { file: '0199-a', alt: 'Plan', width: 300 } },
    { type: 'file', attrs: { file: '0199-b', name: 'Plan.pdf', mime: 'application/pdf', size: 3 } },
    { type: 'embed', attrs: { ref: 'wiki/page/0199', name: 'Plan' } },
    { type: 'mathBlock', attrs: { source: 'a' } },
  ]);
});

const wrong: Record<string, object> = {
  'an address that runs': paragraph(text('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])),
  'an address with a line break': paragraph(text('x', [{ type: 'link', attrs: { href: 'java\nscript:alert(1)' } }])),
  'a ref that is none': { type: 'embed', attrs: { ref: '../x' } },
  'a picture as data': { type: 'image', attrs: { src: 'data:image/svg+xml,<svg onload=alert(1)>' } },
  'a picture whose click runs': { type: 'image', attrs: { href: 'vbscript:x' } },
  'a file that is a path': { type: 'file', attrs: { file: '../../etc/passwd' } },
  'a level below six': { type: 'heading', attrs: { level: 7 } },
  'a level that is text': { type: 'heading', attrs: { level: '1"><script>' } },
  'a kind that nobody knows': { type: 'callout', attrs: { kind: 'x" onclick="' }, content: [paragraph()] },
  'an id with signs': {
    type: 'taskList',
    content: [{ type: 'taskItem', attrs: { id: 'a b' }, content: [paragraph()] }],
  },
  'an object where text belongs': { type: 'mathBlock', attrs: { source: { a: 1 } } },
  'columns within a quote': {
    type: 'blockquote',
    content: [{ type: 'columns', content: [{ type: 'column', content: [paragraph()] }] }],
  },
};

test.each(Object.entries(wrong))('the schema refuses %s', (_name, node) => {
  expect(() => make([node])).toThrow(RangeError);
});
