import type { MarkType, NodeType } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { DocMark, DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { docOfShared, nodeOfElement, piecesOf } from './doc-of-shared.ts';

/** What in a document does not fit the schema of this version, by its name. */
export interface Stranger {
  /** `place`: a known node that may not stand where it stands; `value`: an attribute that may not have this value. */
  readonly kind: 'node' | 'mark' | 'attribute' | 'value' | 'place';
  readonly name: string;
}

/**
 * Whether an editor may be bound to this document. The binding of Tiptap takes everything out of a shared document that
 * its schema does not know, for everybody, already on opening; so before a binding is made, ask this, and where the
 * answer is no, show `readableDoc(docOfShared(document))` and let nobody write. That the document needs a newer version
 * is then the truth: strangers come from clients that know more than this one. While a binding is alive,
 * `watchStrangers` tells of those that come later.
 */
export function isSafeToEdit(document: Y.Doc): boolean {
  return strangersOf(docOfShared(document)).length === 0;
}

/** All that a binding would take out, but for empty nodes, which say nothing. */
export function strangersOf(doc: DocNode): readonly Stranger[] {
  const found: Stranger[] = [];
  lookAt(doc, found);
  return found;
}

/**
 * Calls once, when another's change brings something that this version does not know: before any observer sees the
 * change, so that whoever destroys the binding within the call keeps it from taking that out.
 */
export function watchStrangers(document: Y.Doc, onStrangers: (found: readonly Stranger[]) => void): () => void {
  const look = (transaction: Y.Transaction) => {
    if (transaction.local) return;
    const found: Stranger[] = [];
    for (const type of transaction.changed.keys()) lookAtChanged(type, transaction, found);
    if (found.length === 0) return;
    stop();
    onStrangers(found);
  };
  const stop = () => document.off('beforeObserverCalls', look);
  document.on('beforeObserverCalls', look);
  return stop;
}

/** A changed node with the children that are new in it; the others were looked at when they came. */
function lookAtChanged(type: unknown, transaction: Y.Transaction, found: Stranger[]): void {
  if (type instanceof Y.XmlText) lookAtPieces(type, found);
  if (!(type instanceof Y.XmlFragment) || type instanceof Y.XmlHook) return;
  const children = type.toArray();
  for (const child of children) {
    const id = child._item?.id;
    const isNew = id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0);
    if (isNew && child instanceof Y.XmlElement) lookAt(nodeOfElement(child), found);
    if (isNew && child instanceof Y.XmlText) lookAtPieces(child, found);
  }
  const own = type instanceof Y.XmlElement ? type : undefined;
  const known = documentSchema.nodes[own?.nodeName ?? 'doc'];
  if (!known) return;
  if (own) lookAtAttributes(known, own.getAttributes(), found);
  lookAtPlaces(
    known,
    children.flatMap((child) =>
      child instanceof Y.XmlElement ? [child.nodeName] : child instanceof Y.XmlText && child.length > 0 ? ['text'] : [],
    ),
    found,
  );
}

function lookAtPieces(text: Y.XmlText, found: Stranger[]): void {
  const parent = text.parent instanceof Y.XmlElement ? documentSchema.nodes[text.parent.nodeName] : undefined;
  for (const piece of piecesOf(text)) {
    if (piece.text === undefined) found.push({ kind: 'node', name: piece.type });
    lookAtMarks(piece.marks, parent, found);
  }
}

function lookAt(node: DocNode, found: Stranger[], parent?: NodeType): void {
  lookAtMarks(node.marks, parent, found);
  if (node.text !== undefined) return;
  const type = documentSchema.nodes[node.type];
  if (!type) {
    found.push({ kind: 'node', name: node.type });
    return;
  }
  lookAtAttributes(type, node.attrs ?? {}, found);
  const content = node.content ?? [];
  for (const child of content) lookAt(child, found, type);
  lookAtPlaces(
    type,
    content.map((child) => child.type),
    found,
  );
}

function lookAtPlaces(type: NodeType, children: readonly string[], found: Stranger[]): void {
  let match: typeof type.contentMatch | null = type.contentMatch;
  for (const name of children) {
    const child: NodeType | undefined = documentSchema.nodes[name];
    // A stranger is told of by itself.
    if (!child) return;
    match = match.matchType(child);
    if (!match) {
      found.push({ kind: 'place', name: `${type.name}/${name}` });
      return;
    }
  }
  if (!match.validEnd && children.length > 0) found.push({ kind: 'place', name: type.name });
}

function lookAtAttributes(
  type: NodeType | MarkType,
  attrs: Readonly<Record<string, unknown>>,
  found: Stranger[],
): void {
  const specs = type.spec.attrs ?? {};
  for (const name of Object.keys(attrs))
    if (!(name in specs)) found.push({ kind: 'attribute', name: `${type.name}.${name}` });
  for (const [name, { validate, ...spec }] of Object.entries(specs)) {
    const isThere = attrs[name] !== undefined;
    if (isThere ? !isValid(validate, attrs[name]) : !('default' in spec))
      found.push({ kind: 'value', name: `${type.name}.${name}` });
  }
}

function isValid(validate: string | ((value: unknown) => void) | undefined, value: unknown): boolean {
  if (typeof validate === 'string') return validate.split('|').includes(value === null ? 'null' : typeof value);
  try {
    validate?.(value);
    return true;
  } catch {
    return false;
  }
}

function lookAtMarks(marks: readonly DocMark[] = [], parent: NodeType | undefined, found: Stranger[]): void {
  for (const { type: name, attrs = {} } of marks) {
    const type = documentSchema.marks[name];
    if (!type) found.push({ kind: 'mark', name });
    else lookAtAttributes(type, attrs, found);
    if (type && parent && !parent.allowsMarkType(type)) found.push({ kind: 'place', name: `${parent.name}/${name}` });
  }
}
