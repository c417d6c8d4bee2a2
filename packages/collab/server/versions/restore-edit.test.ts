import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { editTowards } from './restore-edit.ts';

type Node = string | { readonly name: string; readonly level: number; readonly children: readonly Node[] };

function toXml(node: Node): Y.XmlElement | Y.XmlText {
  if (typeof node === 'string') return new Y.XmlText(node);
  const element = new Y.XmlElement(node.name);
  element.setAttribute('level', node.level as never);
  element.insert(0, node.children.map(toXml));
  return element;
}

function docOf(nodes: readonly Node[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('body').insert(0, nodes.map(toXml));
  return doc;
}

/** What the document says, past Yjs's own string form, which leaves types out. */
function contentOf(node: Y.XmlFragment | Y.XmlText): unknown {
  if (node instanceof Y.XmlText) return node.toDelta();
  const children = node.toArray().map((child) => contentOf(child as Y.XmlFragment));
  return node instanceof Y.XmlElement ? [node.nodeName, node.getAttributes(), children] : children;
}

function restored(current: Y.Doc, wanted: Y.Doc): Y.Doc {
  const edit = editTowards(Y.encodeStateAsUpdate(current), Y.encodeStateAsUpdate(wanted));
  if (edit) Y.applyUpdate(current, edit);
  return current;
}

const paragraph = (text: string): Node => ({ name: 'paragraph', level: 0, children: [text] });

const nodes = fc.letrec<{ node: Node; list: Node[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
    fc.record({ name: fc.constantFrom('paragraph', 'heading', 'list'), level: fc.nat(2), children: tie('list') }),
  ),
  list: fc.array(tie('node'), { maxLength: 6 }),
})).list;

test('C24: whatever a version says, the edit leads there', () => {
  fc.assert(
    fc.property(nodes, nodes, (before, after) => {
      // Two texts side by side are one to an editor, and are none of its documents.
      const wanted = docOf(after);
      const result = restored(docOf(before), wanted);
      expect(contentOf(result.getXmlFragment('body'))).toEqual(contentOf(wanted.getXmlFragment('body')));
    }),
    { numRuns: 300 },
  );
});

test('C24: what is the same stays the very same: places in it are found again, and what others write meanwhile stays', () => {
  const doc = docOf([paragraph('Anfang'), paragraph('Mitte der Sache'), paragraph('Ende')]);
  const wanted = Y.encodeStateAsUpdate(doc);
  const body = doc.getXmlFragment('body');
  const place = (child: number, index: number) =>
    Y.createRelativePositionFromTypeIndex((body.get(child) as Y.XmlElement).get(0) as Y.XmlText, index);
  const [inMiddle, inEnd] = [place(1, 14), place(2, 2)];
  ((body.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ' und Kern');
  body.delete(0, 1);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  ((other.getXmlFragment('body').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(4, '!');
  const edit = editTowards(Y.encodeStateAsUpdate(doc), wanted);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  if (edit) Y.applyUpdate(doc, edit);
  expect(body.toString()).toContain('Anfang');
  expect(body.toString()).toContain('Mitte der Sache');
  expect(body.toString()).toContain('Ende!');
  const found = [inMiddle, inEnd].map((position) => Y.createAbsolutePositionFromRelativePosition(position, doc));
  expect(found.map((each) => [each?.type.toString(), each?.index])).toEqual([
    ['Mitte der Sache', 14],
    ['Ende!', 2],
  ]);
});

test('C24: formats, texts, lists and maps come back, too, and where nothing differs there is no edit', () => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'fett 😀 gedruckt', { bold: true });
  doc.getMap('map').set('a', 1);
  doc.getArray('list').insert(0, [1, 2, 3]);
  const wanted = Y.encodeStateAsUpdate(doc);
  expect(editTowards(wanted, wanted)).toBeUndefined();
  doc.getText('text').format(0, 4, { bold: null });
  doc.getText('text').delete(5, 3);
  doc.getMap('map').set('a', 2).toString();
  doc.getMap('map').set('b', new Y.Map());
  doc.getArray('list').delete(1, 1);
  const edit = editTowards(Y.encodeStateAsUpdate(doc), wanted);
  if (edit) Y.applyUpdate(doc, edit);
  expect(doc.getText('text').toDelta()).toEqual([{ insert: 'fett 😀 gedruckt', attributes: { bold: true } }]);
  expect([doc.getMap('map').toJSON(), doc.getArray('list').toJSON()]).toEqual([{ a: 1 }, [1, 2, 3]]);
});

test('C24: an emptied document gets its text back', () => {
  const doc = docOf([paragraph('weg')]);
  const wanted = Y.encodeStateAsUpdate(doc);
  doc.getXmlFragment('body').delete(0, 1);
  const edit = editTowards(Y.encodeStateAsUpdate(doc), wanted);
  if (edit) Y.applyUpdate(doc, edit);
  expect(doc.getXmlFragment('body').toString()).toContain('weg');
});
