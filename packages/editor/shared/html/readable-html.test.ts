import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, test } from 'vitest';
import type { DocNode } from '../doc.ts';
import { docOfMarkdown } from '../markdown/doc-of-markdown.ts';
import { documents } from '../test-documents.ts';
import { type ReadablePage, readableHtmlOfDoc } from './readable-html.ts';

const page = (doc: DocNode, more: Partial<ReadablePage> = {}) =>
  readableHtmlOfDoc({
    title: 'Reisen & <Kosten>',
    language: 'de',
    doc,
    addressOf: (href) => (href === 'kontor:wiki/page/1' ? 'eins.html' : undefined),
    fileAddress: (file) => (file === 'f1' ? 'bilder/plan.png' : undefined),
    ...more,
  });

test('a file says its language and title, and in words and elements what a style sheet would show', () => {
  const doc = docOfMarkdown(`# Frist

Siehe [eins](kontor:wiki/page/1), [zwei](kontor:wiki/page/2), [hier](#frist)[^1].

- [x] getan
- [ ] offen


> [!CAUTION]
> Ernst

| Amt | Zimmer |
| --- | --- |
| 10 | 5 |

![Plan](kontor:files/file/f1) ![Weg](kontor:files/file/f2)

[^1]: Ein Werktag
`);
  const html = page(doc, { overview: '../index.html' });
  for (const part of [
    '<html lang="de">',
    '<title>Reisen &amp; &lt;Kosten&gt;</title>',
    '<nav><a href="../index.html">Alle Seiten</a></nav>',
    '<h2 id="frist">Frist</h2>',
    'Siehe <a href="eins.html">eins</a>, zwei, <a href="#frist">hier</a>',
    '<a href="#note-1" id="call-1" aria-label="Fußnote 1">1</a>',
    '<li id="note-1">Ein Werktag ',
    'aria-label="Erledigt">☑</span>',
    'aria-label="Offen">☐</span>',
    '<aside role="note"><p><strong>Warnung</strong></p>',
    '<thead><tr><th scope="col"><p>Amt</p></th>',
    '<img src="bilder/plan.png" alt="Plan">',
    '<figure>Weg</figure>',
  ])
    expect(html).toContain(part);
});

const known =
  'html,head,meta,title,style,body,main,nav,section,a,img,p,h1,h2,h3,h4,h5,h6,strong,em,u,s,mark,sub,sup,code,pre,ul,ol,li,blockquote,aside,details,summary,div,table,thead,tbody,tr,td,th,hr,br,span,figure,figcaption'.split(
    ',',
  );

function requireHarmless(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    expect(known).toContain(node.tagName);
    for (const { name, value } of node.attrs) {
      expect(name).not.toMatch(/^on/);
      if (name === 'href' || name === 'src') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|#|bilder\/|$)/);
    }
    requireHarmless(node.childNodes);
  }
}

test('nothing runs in it, and no address of Kontor is left, whatever stands in the document', () => {
  fc.assert(
    fc.property(documents, (doc) => requireHarmless(parse(page(doc, { addressOf: () => undefined })).childNodes)),
    { numRuns: 100 },
  );
  const evil = '"><script>alert(1)</script>';
  const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
  const doc: DocNode = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: evil, marks: [link] }] },
      {
        type: 'image',
        attrs: {
          file: null,
          src: 'javascript:alert(1)',
          alt: evil,
          title: evil,
          width: null,
          caption: evil,
          href: null,
        },
      },
      { type: 'file', attrs: { file: 'f9', name: evil, mime: '', size: 0 } },
      { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: evil }] },
    ],
  };
  requireHarmless(parse(page(doc, { title: evil })).childNodes);
});
