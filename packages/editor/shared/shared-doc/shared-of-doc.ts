import * as Y from 'yjs';
import type { DocMark, DocNode } from '../doc.ts';
import { bodyOfShared } from './doc-of-shared.ts';

/** An update that writes the document into an empty shared one; what nobody knows is written as it is. */
export function sharedOfDoc(doc: DocNode): Uint8Array {
  const document = new Y.Doc();
  bodyOfShared(document).insert(0, typesOf(doc.content));
  const update = Y.encodeStateAsUpdate(document);
  document.destroy();
  return update;
}

/** Text beside text is one text with several formats, as the binding of the editor has it. */
function typesOf(nodes: readonly DocNode[] = []): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = [];
  let pieces: { insert: string; attributes: Record<string, unknown> }[] = [];
  const close = () => {
    if (pieces.length > 0) types.push(textOf(pieces));
    pieces = [];
  };
  for (const node of nodes) {
    if (node.text !== undefined) {
      pieces.push({ insert: node.text, attributes: attributesOf(node.marks) });
      continue;
    }
    close();
    types.push(elementOf(node));
  }
  close();
  return types;
}

function textOf(pieces: readonly object[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta([...pieces]);
  return text;
}

function elementOf({ type, attrs = {}, content }: DocNode): Y.XmlElement {
  const element = new Y.XmlElement(type);
  // Yjs stores whatever JSON can say; its type speaks of text alone.
  for (const [name, value] of Object.entries(attrs)) if (value !== null) element.setAttribute(name, value as string);
  element.insert(0, typesOf(content));
  return element;
}

function attributesOf(marks: readonly DocMark[] = []): Record<string, unknown> {
  return Object.fromEntries(marks.map(({ type, attrs = {} }) => [type, attrs]));
}
