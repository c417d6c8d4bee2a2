import * as Y from 'yjs';
import type { DocMark, DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';

/** Where the text of a page stands in its shared document. */
const bodyName = 'body';

export function bodyOfShared(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment(bodyName);
}

/**
 * What a shared document says, as it stands in it. It only reads: nodes, marks and attributes that this version does not
 * know are given back as they are, so that writing them again (`sharedOfDoc`) loses nothing. Attributes of known nodes
 * that are not set have their defaults; whether the whole fits the schema is the question of `strangersOf`.
 */
export function docOfShared(document: Y.Doc): DocNode {
  const content = childrenOf(bodyOfShared(document));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

export function nodeOfElement(element: Y.XmlElement): DocNode {
  const attrs = withDefaults(element.nodeName, element.getAttributes());
  const content = childrenOf(element);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

function childrenOf(parent: Y.XmlFragment): DocNode[] {
  const nodes: DocNode[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) nodes.push(nodeOfElement(child));
    else if (child instanceof Y.XmlText) for (const piece of piecesOf(child)) addPiece(nodes, piece);
  }
  return nodes;
}

/** The text with its marks, in the order of the schema; what is no text is given back as a node that nobody knows. */
export function piecesOf(text: Y.XmlText): DocNode[] {
  const delta: readonly { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta.map(({ insert, attributes = {} }) => {
    const marks = Object.entries(attributes).map(markOf).sort(byRank);
    const node = typeof insert === 'string' ? { type: 'text', text: insert } : { type: 'foreign', attrs: { insert } };
    return marks.length > 0 ? { ...node, marks } : node;
  });
}

/** The binding adds a sum to the names of marks of which one text may have several. */
function markOf([name, value]: [string, unknown]): DocMark {
  const [type = name] = name.split(/--[\w+/=]{8}$/);
  const attrs = typeof value === 'object' && value !== null ? { ...value } : {};
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}

function byRank(one: DocMark, other: DocMark): number {
  return rankOf(one) - rankOf(other);
}

const ranks = new Map(Object.keys(documentSchema.marks).map((name, at) => [name, at]));

export function rankOf({ type }: DocMark): number {
  return ranks.get(type) ?? ranks.size;
}

/** Two texts of one kind that stand side by side are one. */
export function addPiece(nodes: DocNode[], piece: DocNode): void {
  const last = nodes.at(-1);
  const isSame =
    last?.text !== undefined && piece.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(piece.marks);
  if (isSame) nodes[nodes.length - 1] = { ...last, text: `${last.text}${piece.text}` };
  else if (piece.text !== '') nodes.push(piece);
}

function withDefaults(type: string, given: Record<string, unknown>): Record<string, unknown> {
  const attrs: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(documentSchema.nodes[type]?.spec.attrs ?? {}))
    if (name in given || 'default' in spec) attrs[name] = given[name] ?? spec.default;
  return { ...attrs, ...Object.fromEntries(Object.entries(given).filter(([name]) => !(name in attrs))) };
}
