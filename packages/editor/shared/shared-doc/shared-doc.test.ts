import { TextSelection } from '@tiptap/pm/state';
import { undo } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { documents } from '../test-documents.ts';
import { bodyOfShared, docOfShared } from './doc-of-shared.ts';
import { readableDoc } from './readable-doc.ts';
import { sharedOfDoc } from './shared-of-doc.ts';
import { isSafeToEdit, strangersOf, watchStrangers } from './strangers.ts';
import { bindPeer } from './test-peer.ts';

const shared = (doc: DocNode) => {
  const document = new Y.Doc();
  Y.applyUpdate(document, sharedOfDoc(doc));
  return document;
};
const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content });
const page = (...content: DocNode[]): DocNode => ({ type: 'doc', content });

/** As a version of Kontor may write it that is newer than this one. */
const newer = page(
  paragraph(text('vorher'), { type: 'stamp', attrs: { time: 3 } }),
  { type: 'chart', attrs: { data: [1, { a: null }] }, content: [paragraph(text('darin'))] },
  paragraph({ ...text('markiert'), marks: [{ type: 'comment', attrs: { id: 'c1' } }] }),
  { type: 'horizontalRule', attrs: { strength: 'thick' } },
);

test('a document comes back from a shared one as it was', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      expect(docOfShared(shared(doc))).toEqual(doc);
    }),
    { numRuns: 150 },
  );
});

test('the binding of the editor reads what was written, and changes nothing', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      const document = shared(doc);
      const before = Y.encodeStateAsUpdate(document);
      expect(isSafeToEdit(document)).toBe(true);
      const peer = bindPeer(document);
      expect(peer.state.doc.toJSON()).toEqual(doc);
      expect(Y.encodeStateAsUpdate(document)).toEqual(before);
      peer.destroy();
    }),
    { numRuns: 80 },
  );
});

test('an empty shared document is one empty line', () => {
  expect(docOfShared(new Y.Doc())).toEqual(page({ type: 'paragraph' }));
  expect(isSafeToEdit(new Y.Doc())).toBe(true);
});

test('without the guard the binding takes out what it does not know', () => {
  const document = shared(newer);
  bindPeer(document).destroy();
  expect(JSON.stringify(docOfShared(document))).not.toMatch(/chart|stamp|markiert/);
});

test('conversions keep what nobody knows as it is, and say that no editor may be bound', () => {
  const document = shared(newer);
  const doc = docOfShared(document);
  expect(doc).toEqual(newer);
  expect(docOfShared(shared(doc))).toEqual(newer);
  expect(isSafeToEdit(document)).toBe(false);
  expect(strangersOf(doc)).toEqual([
    { kind: 'node', name: 'stamp' },
    { kind: 'node', name: 'chart' },
    { kind: 'mark', name: 'comment' },
    { kind: 'attribute', name: 'horizontalRule.strength' },
  ]);
});

test('what is not known is shown as unknown, and its words stay where only a mark is', () => {
  const shown = readableDoc(newer);
  documentSchema.nodeFromJSON(shown).check();
  expect(shown.content?.[0]?.content?.[1]).toMatchObject({ type: 'unknownInline', attrs: { name: 'stamp' } });
  expect(shown.content?.[1]).toMatchObject({ type: 'unknownBlock', attrs: { name: 'chart' } });
  expect(shown.content?.[2]).toEqual(paragraph(text('markiert')));
  expect(shown.content?.[3]).toMatchObject({ type: 'unknownBlock', attrs: { name: 'horizontalRule' } });
});

test.each([
  ['a value that is none', page({ type: 'heading', attrs: { level: 9 }, content: [text('x')] })],
  ['an attribute that is missing', page({ type: 'file', attrs: { name: 'Plan' } })],
  ['a link that runs', page(paragraph({ ...text('x'), marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }))],
  ['a node at a wrong place', page({ type: 'bulletList', content: [paragraph(text('x'))] })],
  ['a mark at a wrong place', page({ type: 'codeBlock', content: [{ ...text('x'), marks: [{ type: 'bold' }] }] })],
])('no editor is bound to a document with %s', (_name, doc) => {
  expect(isSafeToEdit(shared(doc))).toBe(false);
  const shown = readableDoc(doc);
  documentSchema.nodeFromJSON(shown).check();
  expect(JSON.stringify(shown)).toMatch(/"x|unknownBlock/);
});

test('an empty node says nothing and keeps nobody from writing', () => {
  const document = shared(page({ type: 'bulletList' }, paragraph(text('x'))));
  expect(isSafeToEdit(document)).toBe(true);
  const peer = bindPeer(document);
  expect(peer.state.doc.textContent).toBe('x');
  peer.destroy();
});

const later: Record<string, (body: Y.XmlFragment) => void> = {
  'a new node': (body) => body.push([new Y.XmlElement('chart')]),
  'a new node deep within a known one': (body) => {
    const quote = new Y.XmlElement('blockquote');
    body.doc?.transact(() => {
      body.push([quote]);
      quote.push([new Y.XmlElement('chart')]);
    });
  },
  'an attribute': (body) => first(body).setAttribute('mood', 'calm'),
  'a mark': (body) => firstText(body).format(0, 2, { comment: { id: 'c1' } }),
  'a picture within the text': (body) => firstText(body).insertEmbed(0, { picture: 1 }),
};

function first(body: Y.XmlFragment): Y.XmlElement {
  const node = body.get(0);
  if (node instanceof Y.XmlElement) return node;
  throw new Error('There is no first line');
}

function firstText(body: Y.XmlFragment): Y.XmlText {
  const node = first(body).get(0);
  if (node instanceof Y.XmlText) return node;
  throw new Error('There is no text in the first line');
}

test.each(Object.entries(later))(
  '%s that comes from another ends the binding before that takes it out',
  (_name, write) => {
    const document = shared(page(paragraph(text('vorher'))));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
    const peer = bindPeer(document);
    let calls = 0;
    watchStrangers(document, () => {
      calls++;
      peer.destroy();
    });
    firstText(bodyOfShared(other)).insert(0, 'mehr ');
    Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
    expect([calls, peer.state.doc.textContent]).toEqual([0, 'mehr vorher']);
    write(bodyOfShared(other));
    Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
    expect(calls).toBe(1);
    expect(docOfShared(document)).toEqual(docOfShared(other));
    expect(isSafeToEdit(document)).toBe(false);
  },
);

test('an editor goes on where others leave an empty node behind', () => {
  const [short, long] = [text('Ende'), text('x'.repeat(80))];
  const doc = page({ type: 'blockquote', content: [paragraph(long)] }, paragraph(short));
  const open = (isSteady: boolean) => {
    const document = shared(doc);
    const peer = bindPeer(document, isSteady);
    peer.dispatch(peer.state.tr.setSelection(TextSelection.atEnd(peer.state.doc)));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
    first(bodyOfShared(other)).delete(0, 1);
    return { peer, receive: () => Y.applyUpdate(document, Y.encodeStateAsUpdate(other)) };
  };
  // As the library does it.
  expect(open(false).receive).toThrow(RangeError);
  const { peer, receive } = open(true);
  receive();
  expect(peer.state.doc.toJSON()).toEqual(page(paragraph(short)));
  expect(peer.state.selection.head).toBe(5);
});

test('an editor goes on after an undo, whatever others change', () => {
  const open = (isSteady: boolean) => {
    const document = shared(page(paragraph(text('x'.repeat(80)))));
    const peer = bindPeer(document, isSteady);
    peer.dispatch(peer.state.tr.setSelection(TextSelection.atEnd(peer.state.doc)));
    peer.dispatch(peer.state.tr.insertText('ende'));
    const other = new Y.Doc();
    const meet = () => Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
    firstText(bodyOfShared(other)).delete(5, 70);
    meet();
    undo(peer.state);
    firstText(bodyOfShared(other)).insert(0, 'y');
    return { peer, receive: meet };
  };
  // As the library does it.
  expect(open(false).receive).toThrow(RangeError);
  const { peer, receive } = open(true);
  receive();
  expect(peer.state.doc.textContent).toBe(`y${'x'.repeat(10)}`);
});
