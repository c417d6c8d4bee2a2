import type { Node } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import type { DocNode } from '../../../shared/doc.ts';
import { isDocumentHref } from '../../../shared/schema/attribute-checks.ts';
import { documentSchema } from '../../../shared/schema/document-extensions.ts';
import { inner, line, page } from '../test-document.ts';
import { sliceOfClipboard } from './clipboard-slice.ts';
import { picturesOf } from './pasted-pictures.ts';
import { docOfClipboard } from './read-clipboard.ts';
import { hostileHtml, hostileMarkdown } from './test-hostile.ts';

const none = () => undefined;

async function pasted(html: string, text = ''): Promise<Node> {
  const doc = documentSchema.nodeFromJSON(await docOfClipboard({ html, text }, none));
  doc.check();
  return doc;
}

/** Types with the words within, as deep as they stand. */
function shapeOf(node: Node): unknown {
  if (node.isTextblock) return [node.type.name, node.textContent];
  return [node.type.name, ...node.children.map(shapeOf)];
}
const shape = async (html: string, text = '') => (await pasted(html, text)).children.map(shapeOf);

test('from Word come headings, lists as deep as they were, and tables, without its styles', async () => {
  const word = `<html xmlns:o="urn:x"><head><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment-->
    <h1 style='mso-x:1'>Fristen<o:p></o:p></h1>
    <p class=MsoNormal><span style='font-family:"Arial"'>Das gilt <b>immer</b>.<o:p></o:p></span></p>
    <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>  </span></span><![endif]>Eins</p>
    <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]-->o <!--[endif]-->Zwei</p>
    <table class=MsoTableGrid><tr><td><p class=MsoNormal>Bauakte</p></td><td><p class=MsoNormal>30</p></td></tr></table>
    <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span>1.<span>&nbsp; </span></span><!--[endif]-->Erstens</p>
    <!--EndFragment--></body></html>`;
  const shown = await shape(word);
  expect(shown).toEqual([
    ['heading', 'Fristen'],
    ['paragraph', 'Das gilt immer.'],
    ['bulletList', ['listItem', ['paragraph', 'Eins'], ['bulletList', ['listItem', ['paragraph', 'Zwei']]]]],
    ['table', ['tableRow', ['tableCell', ['paragraph', 'Bauakte']], ['tableCell', ['paragraph', '30']]]],
    ['orderedList', ['listItem', ['paragraph', 'Erstens']]],
  ]);
});

test('from Google Docs comes no bold around everything', async () => {
  const doc = await pasted('<b style="font-weight:normal" id="docs-internal-guid-1"><p><span>Ein Satz</span></p></b>');
  expect(doc.firstChild?.textContent).toBe('Ein Satz');
  expect(doc.firstChild?.firstChild?.marks).toEqual([]);
});

test('from Excel come the cells, with HTML or without', async () => {
  const cells = ['tableRow', ['tableCell', ['paragraph', 'Amt']], ['tableCell', ['paragraph', '10']]];
  expect(await shape('<table><col width=87><tr height=19><td class=xl65>Amt</td><td>10</td></tr></table>')).toEqual([
    ['table', cells],
  ]);
  expect(await shape('', 'Amt\t10\r\nAmt\t10\r\n')).toEqual([['table', cells, cells]]);
});

test('Markdown is read as that, and text that only looks a little like it stays text', async () => {
  expect(await shape('', '# Plan\n\n- eins\n- zwei')).toEqual([
    ['heading', 'Plan'],
    ['bulletList', ['listItem', ['paragraph', 'eins']], ['listItem', ['paragraph', 'zwei']]],
  ]);
  expect(await shape('', '3 * 4 * 5 und snake_case_name\nzweite Zeile')).toEqual([
    ['paragraph', '3 * 4 * 5 und snake_case_name'],
    ['paragraph', 'zweite Zeile'],
  ]);
  expect(await shape('<meta charset="utf-8"><div data-vscode="1">let a</div>', 'let a')).toEqual([
    ['paragraph', 'let a'],
  ]);
});

test('pictures that lie within HTML become files, others of its data do not', async () => {
  const html =
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Plan"><img src="data:image/svg+xml;base64,PHN2Zz4=">';
  const pictures = picturesOf(html);
  expect([...pictures.values()].map(({ type, size }) => [type, size])).toEqual([['image/png', 8]]);
  const doc = await docOfClipboard({ html, text: '' }, (address) =>
    pictures.has(address) ? { file: 'f1' } : undefined,
  );
  expect(doc.content?.[0]).toMatchObject({ type: 'image', attrs: { file: 'f1', alt: 'Plan' } });
  expect(JSON.stringify(doc)).not.toContain('svg');
});

test('nothing that is pasted runs, as HTML or as Markdown', async () => {
  expect(hostileHtml.length + hostileMarkdown.length).toBeGreaterThan(300);
  for (const html of hostileHtml) expectHarmless(await pasted(html), html);
  for (const text of hostileMarkdown) expectHarmless(await pasted('', text), text);
});

/** Every address in it is one that the schema allows, and nothing in it is an attribute that it does not have. */
function expectHarmless(doc: Node, source: string): void {
  doc.descendants((node) => {
    for (const { type, attrs } of node.marks)
      if (type.name === 'link') expect(isDocumentHref(String(attrs.href)), source).toBe(true);
    const { src, href } = node.attrs;
    if (typeof src === 'string') expect(src, source).toMatch(/^https?:/);
    if (typeof href === 'string') expect(isDocumentHref(href), source).toBe(true);
  });
  expect(JSON.stringify(addressesOf(doc)), source).not.toMatch(/(javascript|vbscript|data|blob):/i);
}

function addressesOf(doc: Node): unknown[] {
  const found: unknown[] = [];
  doc.descendants(({ attrs, marks }) => {
    found.push(attrs.src, attrs.href, attrs.file, attrs.ref, ...marks.map((mark) => mark.attrs.href));
  });
  return found;
}

test('a copied piece comes back as it was, and a forged one not at all', () => {
  const slice = (...content: readonly DocNode[]) => JSON.stringify({ content });
  const callout = inner('callout', { kind: 'tip' }, line('x'));
  const json = JSON.stringify(page(callout).slice(0, page(callout).content.size));
  expect(sliceOfClipboard(documentSchema, json)?.content.firstChild?.type.name).toBe('callout');
  for (const forged of [
    '',
    'null',
    '{',
    slice({ type: 'script' }),
    slice(inner('heading', { level: '1"><script>' }, 'x')),
    slice(inner('image', { src: 'data:image/svg+xml,<svg onload=alert(1)>' })),
    slice(line({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] })),
  ])
    expect(sliceOfClipboard(documentSchema, forged)?.content.size ?? 0, forged).toBe(0);
});
