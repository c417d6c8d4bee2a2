import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocNode } from '../doc.ts';
import { bodyOfShared, docOfShared } from '../shared-doc/doc-of-shared.ts';
import { sharedOfDoc } from '../shared-doc/shared-of-doc.ts';
import { isSafeToEdit } from '../shared-doc/strangers.ts';
import { replaceRange } from './replace-range.ts';
import { anchorOfRange, findRange, type SharedAnchor } from './shared-range.ts';

const text = (words: string, ...marks: string[]): DocNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const line = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content });
const mention: DocNode = { type: 'mention', attrs: { ref: 'people/person/1', name: 'Anna Amt' } };

function aDocument(...content: DocNode[]): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, sharedOfDoc({ type: 'doc', content }));
  return document;
}

/** From a character of one child of the first block to one of another. */
function anchorIn(document: Y.Doc, from: readonly [number, number], to: readonly [number, number]): SharedAnchor {
  const block = bodyOfShared(document).get(0) as Y.XmlElement; // every block of these tests is one
  const place = ([child, offset]: readonly [number, number]) => ({ child, offset });
  return anchorOfRange({ block, from: place(from), to: place(to) });
}

const textAt = (document: Y.Doc, anchor: SharedAnchor) => findRange(document, anchor)?.text;
const xmlTextOf = (document: Y.Doc, child = 0) =>
  (bodyOfShared(document).get(0) as Y.XmlElement).get(child) as Y.XmlText;
const contentOf = (document: Y.Doc) => docOfShared(document).content;

test('a range stays with its own words, whatever is written before, after and around it', () => {
  const document = aDocument(line(text('Binnen drei Wochen.')));
  const anchor = anchorIn(document, [0, 7], [0, 11]);
  expect(textAt(document, anchor)).toBe('drei');
  xmlTextOf(document).insert(11, 'ßig');
  xmlTextOf(document).insert(7, 'genau ');
  bodyOfShared(document).insert(0, [new Y.XmlElement('paragraph')]);
  expect(textAt(document, anchor)).toBe('drei');
  const words = (bodyOfShared(document).get(1) as Y.XmlElement).get(0) as Y.XmlText;
  words.insert(15, 'X');
  expect(textAt(document, anchor)).toBe('drXei');
});

test('a range whose words or whose block is gone is empty or none, and what is no anchor is none', () => {
  const document = aDocument(line(text('Binnen drei Wochen.')), line(text('Ende')));
  const anchor = anchorIn(document, [0, 7], [0, 11]);
  xmlTextOf(document).delete(6, 5);
  expect(textAt(document, anchor)).toBe('');
  bodyOfShared(document).delete(0, 1);
  expect(textAt(document, anchor)).toBeUndefined();
  for (const bytes of [[], [0], [9, 9, 9], [255, 255, 255, 255]]) {
    const place = Uint8Array.from(bytes);
    expect(textAt(document, { from: place, to: place })).toBeUndefined();
  }
  const elsewhere = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(document.getText('other'), 0));
  expect(textAt(document, { from: elsewhere, to: elsewhere })).toBeUndefined();
});

test('words that stay keep their formats, and new ones get those in whose place they come', () => {
  const document = aDocument(
    line(text('Der '), text('Antrag', 'bold'), text(' ist binnen 3 Tagen zu stellen.', 'italic')),
  );
  const anchor = anchorIn(document, [0, 0], [0, 41]);
  replaceRange(document, anchor, [{ text: 'Jeder Antrag ist binnen 5 Tagen zu stellen!' }]);
  expect(contentOf(document)).toEqual([
    line(text('Jeder '), text('Antrag', 'bold'), text(' ist binnen 5 Tagen zu stellen!', 'italic')),
  ]);
});

test('objects in a line stay where they are named, and go where they are not; breaks stay breaks', () => {
  const named = () =>
    aDocument(line(text('Fragen Sie '), mention, text(' im Haus'), { type: 'hardBreak' }, text('oder so')));
  const whole = (document: Y.Doc) => anchorIn(document, [0, 0], [4, 7]);
  const kept = named();
  expect(textAt(kept, whole(kept))).toBe('Fragen Sie @Anna Amt im Haus\noder so');
  const done = replaceRange(kept, whole(kept), [{ text: 'Bitten Sie @Anna Amt im Amt\noder\nanders' }]);
  expect(contentOf(kept)).toEqual([
    line(text('Bitten Sie '), mention, text(' im Amt'), { type: 'hardBreak' }, text('oder anders')),
  ]);
  expect(done?.before).toBeDefined();
  const gone = named();
  expect(replaceRange(gone, whole(gone), [{ text: 'Fragen Sie' }])?.before).toBeUndefined();
  expect(contentOf(gone)).toEqual([line(text('Fragen Sie'))]);
  const alone = aDocument(line(mention));
  replaceRange(alone, anchorIn(alone, [0, 0], [1, 0]), [{ text: 'die Leitung' }]);
  expect(contentOf(alone)).toEqual([line(text('die Leitung'))]);
});

test('what is taken out altogether is put back where it was, with its formats', () => {
  const document = aDocument(line(text('Bitte '), text('unverzüglich', 'bold'), text(' melden')));
  const before = contentOf(document);
  const done = replaceRange(document, anchorIn(document, [0, 6], [0, 19]), []);
  expect(contentOf(document)).toEqual([line(text('Bitte melden'))]);
  replaceRange(document, done?.anchor ?? { from: new Uint8Array(), to: new Uint8Array() }, done?.before ?? []);
  expect(contentOf(document)).toEqual(before);
});

test('what two change at once in one range stays of both', () => {
  const [mine, theirs] = [aDocument(line(text('Binnen drei Wochen.'))), new Y.Doc()];
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  replaceRange(mine, anchorIn(mine, [0, 7], [0, 18]), [{ text: 'vier Wochen' }]);
  xmlTextOf(theirs).insert(18, ' danach');
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(contentOf(mine)).toEqual([line(text('Binnen vier Wochen danach.'))]);
});

test('any words come in the place of any, between what stands around, and going back is what it was', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'ü', '😀'), maxLength: 8 });
  const piece = fc.tuple(word, fc.constantFrom('bold', 'italic', ''));
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      word,
      fc.nat(30),
      fc.nat(30),
      (pieces, words, a, b) => {
        const document = aDocument(
          line(
            text('<'),
            ...pieces.filter(([each]) => each !== '').map(([each, mark]) => text(each, ...(mark ? [mark] : []))),
            text('>'),
          ),
        );
        const before = contentOf(document);
        const content = xmlTextOf(document)
          .toString()
          .replace(/<\/?(bold|italic)>/g, '');
        const signs = [...content].slice(1, -1);
        const [from, to] = [a % (signs.length + 1), b % (signs.length + 1)].sort((one, other) => one - other);
        const offsetOf = (count = 0) => 1 + signs.slice(0, count).join('').length;
        const anchor = anchorIn(document, [0, offsetOf(from)], [0, offsetOf(to)]);
        const done = replaceRange(document, anchor, [{ text: words }]);
        const after = (contentOf(document)?.[0]?.content ?? []).map((node) => node.text ?? '').join('');
        expect(after).toBe(`<${signs.slice(0, from).join('')}${words}${signs.slice(to).join('')}>`);
        expect(done && textAt(document, done.anchor)).toBe(words);
        expect(isSafeToEdit(document)).toBe(true);
        if (done) replaceRange(document, done.anchor, done.before ?? []);
        expect(contentOf(document)).toEqual(before);
      },
    ),
    { numRuns: 150 },
  );
});
