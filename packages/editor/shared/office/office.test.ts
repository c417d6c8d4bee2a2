import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DocNode } from '../doc.ts';
import { docOfHtml } from '../html/doc-of-html.ts';
import { docOfMarkdown } from '../markdown/doc-of-markdown.ts';
import { documents } from '../test-documents.ts';
import { docxOfText } from './docx-of-text.ts';
import { odtOfText } from './odt-of-text.ts';
import type { OfficeText } from './office-text.ts';
import { gridOf } from './table-grid.ts';

const picture = { content: new Uint8Array([1, 2, 3]), kind: 'png', width: 1200, height: 300 } as const;

function textOf(doc: DocNode, more: Partial<OfficeText> = {}): OfficeText {
  return {
    title: 'Dienstreisen',
    language: 'de',
    chapters: [{ ref: 'wiki/page/1', title: 'Dienstreisen', depth: 1, doc }],
    pictures: new Map([['f1', picture]]),
    addresses: new Map([['wiki/page/9', 'https://kontor.example/wiki/page/9']]),
    ...more,
  };
}

/** Every part of both documents that is XML, by its name, each found to be well-formed. */
async function partsOf(text: OfficeText): Promise<Readonly<Record<string, string>>> {
  const zips = [unzipSync(await docxOfText(text)), unzipSync(odtOfText(text))];
  const parts: Record<string, string> = {};
  for (const [name, bytes] of zips.flatMap((zip) => Object.entries(zip)))
    if (/\.(xml|rels)$/.test(name)) {
      parts[name] = strFromU8(bytes);
      requireWellFormed(parts[name] ?? '');
    }
  return parts;
}

function requireWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, (_all, end, name, _attributes, alone) => {
      if (end) expect(open.pop()).toBe(name);
      else if (!alone) open.push(name);
      return '';
    });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);)/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
}

const page = docOfMarkdown(`# Frist

Ein **Tag** und *zwei*[^1], siehe [hier](#frist), [dort](kontor:wiki/page/9#x), [weg](kontor:wiki/page/8).

1. eins
   - tief
2. zwei

- [x] getan
- [ ] offen

> [!WARNING]
> Nicht am Freitag

\`\`\`ts
const a = 1;
\`\`\`

| Amt | Zimmer |
| --- | ------ |
| 10  | 5      |

![Plan der Stadt](kontor:files/file/f1)

![Fehlt](kontor:files/file/f2)

$\`a^2\`$

---

[^1]: Ein Werktag
`);

test('a document of Word has headings, lists, heads of tables, notes, words for pictures, language and title', async () => {
  const parts = await partsOf(textOf(page));
  const word = parts['word/document.xml'] ?? '';
  expect(word).toMatch(/<w:pStyle w:val="Heading1"\/>.*?Dienstreisen/);
  expect(word).toMatch(/<w:pStyle w:val="Heading2"\/>/);
  expect(word).toContain('<w:tblHeader/>');
  expect(word).toContain('descr="Plan der Stadt"');
  expect(word).toContain('<w:hyperlink w:history="1" w:anchor="page_1_1">');
  expect(word).toMatch(/<w:numId w:val="\d+"\/>/);
  expect(word).toContain('Fehlt');
  expect(word).toContain('Achtung');
  expect(word).toContain('a^2');
  expect(parts['word/footnotes.xml']).toContain('Ein Werktag');
  expect(parts['word/styles.xml']).toContain('w:val="de-DE"');
  expect(parts['docProps/core.xml']).toContain('<dc:title>Dienstreisen</dc:title>');
  expect(parts['word/_rels/document.xml.rels']).toContain('Target="https://kontor.example/wiki/page/9"');
  expect(word).toMatch(/<w:hyperlink [^>]*w:anchor="x"/);
  expect(Object.values(parts).join('')).not.toContain('wiki/page/8');
});

test('an OpenDocument has the same', async () => {
  const parts = await partsOf(textOf(page));
  const content = parts['content.xml'] ?? '';
  expect(content).toMatch(/<text:h text:style-name="Heading_20_1" text:outline-level="1">.*?Dienstreisen/);
  expect(content).toContain('<table:table-header-rows>');
  expect(content).toContain('<svg:desc>Plan der Stadt</svg:desc>');
  expect(content).toContain('xlink:href="#page_1_1"');
  expect(content).toContain('xlink:href="https://kontor.example/wiki/page/9#x"');
  expect(content).toMatch(/<text:note [^>]*>.*Ein Werktag/);
  expect(content).toContain('<text:list-item>');
  expect(content).toContain('☑');
  expect(parts['styles.xml']).toContain('fo:language="de"');
  expect(parts['meta.xml']).toContain('<dc:title>Dienstreisen</dc:title>');
  expect(parts['META-INF/manifest.xml']).toContain('Pictures/f1.png');
  const odt = odtOfText(textOf(page));
  expect(strFromU8(odt.subarray(30, 38))).toBe('mimetype');
});

test('pages under a page follow it as chapters, and links between them stay within', async () => {
  const chapter = (id: string, depth: number, markdown: string) => ({
    ref: `wiki/page/${id}`,
    title: `Seite ${id}`,
    depth,
    doc: docOfMarkdown(markdown),
  });
  const chapters = [
    chapter('1', 1, '[ab](kontor:wiki/page/2#unten)'),
    chapter('2', 2, '# Unten\n\n[auf](kontor:wiki/page/1)'),
    chapter('3', 1, 'x'),
  ];
  const parts = await partsOf(textOf(page, { chapters }));
  const word = parts['word/document.xml'] ?? '';
  expect(word).toContain('w:anchor="page_2_1"');
  expect(word).toContain('w:anchor="page_1"');
  expect(word.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  expect(parts['content.xml']).toContain('xlink:href="#page_2_1"');
  expect(parts['content.xml']).toContain('fo:break-before="page"');
});

test('any document becomes one that programs can open', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (doc) => {
      await partsOf(textOf(doc));
    }),
    { numRuns: 30 },
  );
});

test('signs that XML does not know are left out, and what looks like XML is text', async () => {
  const hostile = '\u0000\u0008\ud800 ]]><w:p/>&amp;"\ufffe<text:p>';
  const doc: DocNode = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: hostile }] },
      { type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: hostile }] },
      {
        type: 'image',
        attrs: { file: 'f1', src: null, alt: hostile, title: hostile, width: null, caption: hostile, href: null },
      },
      { type: 'file', attrs: { file: 'f3', name: hostile, mime: '', size: 0 } },
    ],
  };
  const parts = await partsOf(
    textOf(doc, { title: hostile, chapters: [{ ref: 'wiki/page/1', title: hostile, depth: 1, doc }] }),
  );
  expect(parts['content.xml']).toContain(']]&gt;&lt;w:p/&gt;&amp;amp;');
});

test('nothing that runs becomes a link', async () => {
  const doc: DocNode = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
      },
      { type: 'paragraph', content: [{ type: 'mention', attrs: { ref: 'javascript:alert(2)', name: 'y' } }] },
      { type: 'embed', attrs: { ref: 'wiki/page/7', name: 'z' } },
    ],
  };
  const addresses = new Map([['wiki/page/7', 'file:///etc/passwd']]);
  expect(Object.values(await partsOf(textOf(doc, { addresses }))).join('')).not.toMatch(/javascript:|file:\/\//);
});

test('a table is as wide as its cells say, and never wider than a page', async () => {
  const table = (html: string) => docOfHtml(html).content?.[0] ?? { type: 'table' };
  const merged = gridOf(
    table('<table><tr><th colspan=2>a</th></tr><tr><td rowspan=9>b</td><td>c</td></tr><tr><td>d</td></tr></table>'),
  );
  expect(merged).toMatchObject({ columns: 2, heads: 1 });
  expect(
    merged?.rows.map(({ slots }) => slots.map((slot) => (slot === 'covered' ? '-' : `${slot.columns}x${slot.rows}`))),
  ).toEqual([
    ['2x1', '-'],
    ['1x2', '1x1'],
    ['-', '1x1'],
  ]);
  const wide = table(`<table>${'<tr>'}${'<td colspan=100 rowspan=1000>w'.repeat(300)}</tr></table>`);
  expect(gridOf(wide)).toBeUndefined();
  const words = await partsOf(textOf({ type: 'doc', content: [wide] }));
  expect(words['content.xml']?.match(/>w</g)).toHaveLength(300);
});
