import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import type { DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { documents } from '../test-documents.ts';
import { docOfHtml } from './doc-of-html.ts';
import { htmlOfDoc } from './html-of-doc.ts';

test('the documents of these tests are documents, as the schema itself writes them', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      const node = documentSchema.nodeFromJSON(doc);
      node.check();
      expect(node.toJSON()).toEqual(doc);
    }),
  );
});

test('a document comes back from HTML as it was', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      expect(docOfHtml(htmlOfDoc(doc))).toEqual(doc);
    }),
    { numRuns: 500 },
  );
});

const evil = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#1; javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="kontor:../../x" title="embed">x</a>',
  '<a data-mention="javascript:alert(1)" href="javascript:alert(1)">x</a>',
  '<a href="https://a.example" onclick="alert(1)" style="position:fixed;inset:0">x</a>',
  '<form action="javascript:alert(1)"><input onfocus=alert(1) autofocus><button formaction="javascript:alert(1)">x',
  '<details open ontoggle=alert(1)><summary onclick=alert(1)>x</summary>y</details>',
  "<p data-file='\"><script>alert(1)</script>'>x</p>",
  '<p data-embed="javascript:alert(1)/a/b">x</p>',
  '<aside data-kind=\'info" onclick="alert(1)\'>x</aside>',
  "<h1 id='\"><img src=x onerror=alert(1)>'>x</h1>",
  "<pre data-language='\"><img src=x onerror=alert(1)>'>x</pre>",
  '<table><td colspan="1e9" rowspan="-3" data-colwidth="1,x,9e9" align="x&quot;onclick=alert(1)">x</table>',
  '<ol start="99999999999999999999" type="javascript:alert(1)"><li data-id="<b>" data-checked="x">x</ol>',
  '<base href="javascript:alert(1)//"><link rel=stylesheet href=x><meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<style>@import "javascript:alert(1)"</style><div style="background:url(javascript:alert(1))">x</div>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)',
  '<span data-footnote><script>alert(1)</script><img src=x onerror=alert(1)></span>',
  '<code data-math>\\href{javascript:alert(1)}{x}</code>',
  '<figure><a href="javascript:alert(1)"><img src="https://a.example/x.png" onload=alert(1)></a><figcaption><script>alert(1)</script></figcaption></figure>',
  '<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<p style="white-space: pre-wrap; behavior: url(x)" onmouseover=alert(1)>x</p>',
];
const known = new Set(
  'a,img,p,h1,h2,h3,h4,h5,h6,strong,em,u,s,mark,sub,sup,code,pre,ul,ol,li,blockquote,aside,details,summary,div,table,tbody,tr,td,th,hr,br,span,figure,figcaption'.split(
    ',',
  ),
);
const knownAttributes =
  /^(href|src|alt|title|width|id|start|type|colspan|rowspan|align|style|data-(kind|columns|column|tasks|checked|id|language|math|footnote|mention|file|mime|size|embed|colwidth|unknown|source))$/;

/** What a browser would find in it, as a parser of HTML sees it. */
function requireHarmless(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    expect(known).toContain(node.tagName);
    for (const { name, value } of node.attrs) {
      expect(name).toMatch(knownAttributes);
      if (name === 'href' || name === 'src') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|#|kontor:[a-z]|$)/);
      if (name === 'style') expect(value).toBe('white-space: pre-wrap');
    }
    requireHarmless(node.childNodes);
  }
}

const harmless = (doc: DocNode) => {
  documentSchema.nodeFromJSON(doc).check();
  requireHarmless(parseFragment(htmlOfDoc(doc)).childNodes);
};

test.each(evil)('nothing runs of %s', (html) => {
  harmless(docOfHtml(html));
  harmless(docOfHtml(`<ul><li>a<table><tr><td>${html}</td></tr></table></ul>${html}`));
});

test('nothing runs of whatever is put together from that', () => {
  const piece = fc.oneof(
    fc.constantFrom(...evil),
    fc.constantFrom(
      ...'</p>,</table>,<table>,<tr>,<td>,<li>,<ul>,</svg>,</math>,<p>,<b>,</a>,<!--,-->,",\',>,<'.split(','),
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => harmless(docOfHtml(pieces.join('')))),
    { numRuns: 400 },
  );
});

test('a document that lies writes nothing that runs', () => {
  const link = {
    type: 'text',
    text: '<img onerror=alert(1)>',
    marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
  };
  const node = (type: string, attrs: object): DocNode => ({ type, attrs: { ...attrs }, content: [] });
  const html = htmlOfDoc({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [link] },
      node('heading', { level: '1><script>', anchor: '"><script>alert(1)</script>' }),
      node('image', { src: 'javascript:alert(1)', href: 'javascript:alert(1)', alt: '"><script>' }),
      node('callout', { kind: '"><script>' }),
      node('script', { onclick: 'alert(1)' }),
    ],
  });
  requireHarmless(parseFragment(html).childNodes);
  expect(html).not.toContain('<script');
});

test('hostile depth and size neither exhaust the stack nor take long', () => {
  const begun = process.cpuUsage();
  const hostile = [
    '<ul><li>'.repeat(5_000),
    '<blockquote>'.repeat(5_000),
    '<b><i>'.repeat(5_000),
    '<div><span>'.repeat(5_000),
    '<table><tr><td>'.repeat(2_000),
    `<table>${`<tr>${'<td>x'.repeat(500)}</tr>`.repeat(20)}</table>`,
    '<details><summary>'.repeat(3_000),
  ];
  for (const html of hostile) harmless(docOfHtml(html));
  // Of the processor, as others may be at work, too.
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(10_000);
});

test('what other programs copy keeps its shape', () => {
  const read = (html: string) => docOfHtml(html).content;
  const p = (text: string, ...types: string[]): DocNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text, ...(types.length > 0 && { marks: types.map((type) => ({ type })) }) }],
  });
  expect(read('<b style="font-weight:normal"><p>eins <span style="font-weight:700">zwei</span></p></b>')).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'eins ' }, ...(p('zwei', 'bold').content ?? [])] },
  ]);
  expect(read('<div>eins</div>\n<div>zwei<br>drei</div>')).toMatchObject([
    p('eins'),
    { content: [{ text: 'zwei' }, { type: 'hardBreak' }, { text: 'drei' }] },
  ]);
  expect(read('<p>vor<img src="https://a.example/x.png" alt="Plan">nach</p>')).toMatchObject([
    p('vor'),
    { type: 'image', attrs: { src: 'https://a.example/x.png', alt: 'Plan' } },
    p('nach'),
  ]);
  expect(read('<ul><li><input type=checkbox checked> getan</li><li>Punkt</li></ul>')).toMatchObject([
    { type: 'taskList', content: [{ attrs: { checked: true }, content: [p('getan')] }] },
    { type: 'bulletList', content: [{ content: [p('Punkt')] }] },
  ]);
  expect(read('<dl><dt>Frist</dt><dd>Ein Tag</dd></dl>')).toEqual([p('Frist', 'bold'), p('Ein Tag')]);
});
