import { htmlOf, markdownOf, plainTextOf, readHtml, readMarkdown } from '@kontor/matrix/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOfDoc } from './body-of-doc.ts';
import type { DocNode } from './doc.ts';
import { docOfBody } from './doc-of-body.ts';
import { editorSchema } from './editor-schema.ts';
import { docs } from './test-docs.ts';

const parts = { headings: false };
const schema = editorSchema(parts);
const pageSchema = editorSchema({ headings: true });
const check = (doc: DocNode) => schema.nodeFromJSON(doc).check();

test('the documents of these tests are documents', () => {
  fc.assert(fc.property(docs, check));
});

test('a document comes back from the HTML of a message as it was', () => {
  fc.assert(
    fc.property(docs, (doc) => {
      expect(docOfBody(readHtml(htmlOf(bodyOfDoc(doc))), parts)).toEqual(doc);
    }),
    { numRuns: 400 },
  );
});

test('a document comes back from Markdown as it was', () => {
  fc.assert(
    fc.property(docs, (doc) => {
      expect(docOfBody(readMarkdown(markdownOf(bodyOfDoc(doc))), parts)).toEqual(doc);
    }),
    { numRuns: 400 },
  );
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'p,div,b,i,u,s,code,pre,ul,ol,li,table,tr,td,th,blockquote,h1,h9,hr,br,a,input,script,style,svg,img,span'
          .split(',')
          .flatMap((tag) => [
            `<${tag}>`,
            `</${tag}>`,
            `<${tag} onclick="alert(1)" style="x" data-checked="true" start="-1e9">`,
          ]),
        '<a href="javascript:alert(1)">',
        '<a href="https://matrix.to/#/@a:x">',
        '<a href="https://stadt.example">',
        '<!--',
        '&lt;script&gt;',
        '&#0;',
      ),
      fc.string(),
      fc.constantFrom('☐ ', '@room', '\n', ' '),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

test('whatever is pasted or sent becomes a document that the schema knows', () => {
  fc.assert(
    fc.property(soup, fc.boolean(), (text, headings) => {
      for (const body of [readHtml(text), readMarkdown(text)])
        (headings ? pageSchema : schema).nodeFromJSON(docOfBody(body, { headings })).check();
    }),
    { numRuns: 300 },
  );
});

test('hostile depth and size neither exhaust the stack nor take long', () => {
  // Of the processor, as others may be at work, too.
  const begun = process.cpuUsage();
  const hostile = [
    '<ul><li>'.repeat(5_000),
    '<blockquote>'.repeat(5_000),
    '<b><i>'.repeat(5_000),
    `${'> - '.repeat(5_000)}x`,
  ];
  for (const text of hostile) for (const body of [readHtml(text), readMarkdown(text)]) check(docOfBody(body, parts));
  check(docOfBody(readHtml(`<table>${`<tr>${'<td>x'.repeat(500)}</tr>`.repeat(20)}</table>`), parts));
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(3_000);
});

test('a document says nothing that runs, whatever its attributes say', () => {
  const evil = 'javascript:alert(1)';
  const link = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: evil } }] };
  const doc: DocNode = { type: 'doc', content: [{ type: 'paragraph', content: [link] }] };
  expect(() => check(doc)).toThrow(RangeError);
  expect(bodyOfDoc(doc)).toEqual([{ kind: 'text', text: 'x' }]);
});

test('an object is meant by its ref, and shown at its address', () => {
  const ref = 'wiki/page/01993';
  const mention = { type: 'mention', attrs: { ref, name: 'Dienstanweisung' } };
  const doc: DocNode = { type: 'doc', content: [{ type: 'paragraph', content: [mention] }] };
  const address = `https://kontor.example/${ref}`;
  const body = bodyOfDoc(doc, { addressOf: () => address });
  expect(htmlOf(body)).toBe(`<a href="${address}">Dienstanweisung</a>`);
  expect(docOfBody(body, { ...parts, refOf: (href) => (href === address ? ref : undefined) })).toEqual(doc);
  expect(plainTextOf(bodyOfDoc(doc))).toBe('@Dienstanweisung');
});

test('an object that is named by its address stands in Markdown as a link, and comes back as it was', () => {
  const ref = 'https://kontor.example/org-units/01993';
  const mention = { type: 'mention', attrs: { ref, name: '@Amt [neu] für *alles*' } };
  const doc: DocNode = { type: 'doc', content: [{ type: 'paragraph', content: [mention] }] };
  const refOf = (href: string, words: string) => (/^[#@]/.test(words) ? href : undefined);
  const body = bodyOfDoc(doc, { addressOf: (address) => address });
  expect(docOfBody(readMarkdown(markdownOf(body)), { ...parts, refOf })).toEqual(doc);
  expect(docOfBody(readHtml(htmlOf(body)), { ...parts, refOf })).toEqual(doc);
  const evil = { type: 'mention', attrs: { ref: 'javascript:alert(1)', name: '#x' } };
  const evilDoc = { type: 'doc', content: [{ type: 'paragraph', content: [evil] }] };
  expect(bodyOfDoc(evilDoc, { addressOf: (address) => address })).toEqual([{ kind: 'text', text: '@#x' }]);
});

test('in a message a heading is a bold line', () => {
  const body = readMarkdown('# Plan');
  expect(docOfBody(body, parts).content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'Plan', marks: [{ type: 'bold' }] }] },
  ]);
  expect(docOfBody(body, { headings: true }).content?.[0]).toMatchObject({ type: 'heading', attrs: { level: 1 } });
});
