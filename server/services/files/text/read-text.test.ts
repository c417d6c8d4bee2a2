import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readText } from './read-text.ts';
import { docxOf, pdfFrom, pdfOf, zipOf } from './testing/sample-files.ts';
import { textBounds } from './text-bounds.ts';
import { kindOfText, type TextKind } from './text-kind.ts';

const never = new AbortController().signal;
const gigabyte = 1024 ** 3;

function read(kind: TextKind, content: Uint8Array | string, milliseconds?: number): Promise<string | undefined> {
  return readText({ kind, content: new Uint8Array(Buffer.from(content)) }, never, milliseconds);
}

/** How much more memory this process needed meanwhile. */
async function memoryOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  await work().finally(() => clearInterval(watch));
  return most - before;
}

test('tells by the bytes, then by the name, how a file is read', () => {
  const kinds = [
    ['a.pdf', 'application/pdf', 'pdf'],
    ['a', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'office'],
    ['a', 'application/vnd.oasis.opendocument.text', 'office'],
    ['Antrag.docx', 'application/zip', 'office'],
    ['Fotos.zip', 'application/zip', undefined],
    ['a.txt', 'text/plain', 'plain'],
    ['alt.csv', 'application/octet-stream', 'plain'],
    ['programm.bin', 'application/octet-stream', undefined],
    ['foto.txt', 'image/png', undefined],
  ] as const;
  for (const [name, mediaType, kind] of kinds) expect(kindOfText({ name, mediaType })).toBe(kind);
});

test('reads plain text in UTF-8, UTF-16 and as old programs write it, and nothing binary', async () => {
  expect(await read('plain', 'Gebühren\r\n\r\nfür  Märkte')).toBe('Gebühren\nfür Märkte');
  expect(await read('plain', Buffer.from('\ufeffGebühren', 'utf16le'))).toBe('Gebühren');
  expect(await read('plain', Buffer.from('Gebühren', 'latin1'))).toBe('Gebühren');
  expect(await read('plain', Buffer.from([1, 0, 2, 0, 0xff]))).toBeUndefined();
  expect((await read('plain', 'ab '.repeat(1_000_000)))?.length).toBeLessThanOrEqual(textBounds.characters);
});

test('reads documents of word processors, tables and slides', async () => {
  const docx = await docxOf('Antrag auf', 'Sondernutzung &amp; Gebühr');
  expect(await read('office', docx)).toBe('Antrag auf\nSondernutzung & Gebühr');
  const heading = '<text:h>Satzung</text:h><text:p>über<text:s/>die <text:span>Feuer</text:span>wehr</text:p>';
  const styles = '<office:automatic-styles>Stil</office:automatic-styles>';
  const odt = await zipOf({ 'content.xml': `<office:document-content>${styles}<office:body>${heading}</office:body>` });
  expect(await read('office', odt)).toBe('Satzung\nüber die Feuerwehr');
  const xlsx = await zipOf({
    'xl/sharedStrings.xml': '<sst><si><t>Haushalt</t></si><si><r><t>Teil</t></r><r><t>plan</t></r></si></sst>',
    'xl/worksheets/sheet1.xml': '<worksheet><c><v>17</v></c><c><is><t>Rücklage</t></is></c></worksheet>',
  });
  expect(await read('office', xlsx)).toBe('Haushalt\nTeilplan\nRücklage');
  const pptx = await zipOf({
    'ppt/slides/slide10.xml': '<p:sld><a:p><a:r><a:t>zuletzt</a:t></a:r></a:p></p:sld>',
    'ppt/slides/slide2.xml': '<p:sld><a:p><a:r><a:t>zuerst</a:t></a:r></a:p></p:sld>',
  });
  expect(await read('office', pptx)).toBe('zuerst\nzuletzt');
});

test('reads the pages of a PDF, and HTML without its scripts', async () => {
  const pdf = pdfOf('Bebauungsplan Nord', 'Lageplan S\xfcd');
  expect(await read('pdf', pdf)).toBe('Bebauungsplan Nord\nLageplan Süd');
  const page = '<h1>Amtsblatt</h1><script>let geheim</script><p>Nr.&nbsp;7</p>';
  expect(await read('html', page)).toBe('Amtsblatt\nNr. 7');
});

test('what is damaged, cut off, locked, or something else has no text', async () => {
  const docx = await docxOf('Antrag');
  expect(await read('office', docx.subarray(0, 80))).toBeUndefined();
  expect(await read('office', 'no archive')).toBeUndefined();
  expect(await read('pdf', 'no document')).toBeUndefined();
  expect(await read('pdf', '')).toBeUndefined();
  const lock = '/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P 0 >> /Root';
  const locked = pdfOf('geheim').toString('latin1').replace('/Root', lock);
  expect(await read('pdf', Buffer.from(locked, 'latin1'))).toBeUndefined();
});

test('an archive that unpacks to more than the bound ends without a text, and without the memory for it', async () => {
  const megabytes = textBounds.unpackedBytes / 1024 / 1024 + 60;
  const bomb = await zipOf({ 'word/document.xml': `<w:document>${' '.repeat(megabytes * 1024 * 1024)}` });
  expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
  const memory = await memoryOf(async () => expect(await read('office', bomb)).toBeUndefined());
  expect(memory).toBeLessThan(gigabyte);
}, 60_000);

test('entities of a file are not expanded, and elements within elements are bounded', async () => {
  const laughs = Array.from({ length: 12 }, (_each, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  const declared = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">${laughs}]>`;
  const bomb = await zipOf({ 'word/document.xml': `${declared}<w:document><w:t>&l12; Ende</w:t></w:document>` });
  const text = (await read('office', bomb)) ?? '';
  expect(text).toContain('Ende');
  expect(text).not.toContain('lollol');
  expect(text.length).toBeLessThan(100);
  const deep = await zipOf({ 'content.xml': `${'<text:p>'.repeat(2_000_000)}tief` });
  expect(await read('office', deep)).toBeUndefined();
}, 60_000);

test('a PDF that unpacks to more than the bound ends without a text, and without the memory for it', async () => {
  // Packed twice it is read as any other, as long as it is small.
  const line = deflateSync(deflateSync(Buffer.from('BT /F1 12 Tf (Zweimal gepackt) Tj ET')));
  const small = pdfOf({ packed: line, filters: '[/FlateDecode /FlateDecode]' });
  expect(await read('pdf', small)).toBe('Zweimal gepackt');
  const spaces = deflateSync(Buffer.alloc(textBounds.bufferBytes * 2, 0x20), { level: 1 });
  const bomb = pdfOf({ packed: deflateSync(spaces), filters: '[/FlateDecode /FlateDecode]' });
  expect(bomb.length).toBeLessThan(1024 * 1024);
  const memory = await memoryOf(async () => expect(await read('pdf', bomb)).toBeUndefined());
  expect(memory).toBeLessThan(gigabyte);
}, 60_000);

test('a PDF whose pages are its own pages, or are said to be a billion, ends without a text', async () => {
  const soon = 3_000;
  const root = '<< /Type /Catalog /Pages 2 0 R >>';
  const circle = pdfFrom([root, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>']);
  expect(await read('pdf', circle, soon)).toBeUndefined();
  const many = Array.from({ length: 200_000 }, () => '<< /Type /Page /Parent 2 0 R >>');
  const kids = many.map((_each, at) => `${at + 3} 0 R`).join(' ');
  const crowd = pdfFrom([root, `<< /Type /Pages /Kids [${kids}] /Count 200000 >>`, ...many]);
  expect(await read('pdf', crowd, soon)).toBeUndefined();
}, 60_000);

test('whatever takes too long ends, and so does what is asked to stop', async () => {
  expect(await read('pdf', pdfOf('zu langsam'), 1)).toBeUndefined();
  const stop = new AbortController();
  stop.abort(new Error('stopping'));
  const content = new Uint8Array(pdfOf('x'));
  await expect(readText({ kind: 'pdf', content }, stop.signal)).rejects.toThrow('stopping');
});
