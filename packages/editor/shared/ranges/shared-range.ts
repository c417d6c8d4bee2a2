import * as Y from 'yjs';
import { documentSchema } from '../schema/document-extensions.ts';
import { bodyOfShared, nodeOfElement } from '../shared-doc/doc-of-shared.ts';
import { wordsOf } from '../text-of-doc.ts';

/** Two relative positions of Yjs between which words stand. */
export interface SharedAnchor {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** A character, or an object within a line, where it stands. */
export interface Unit {
  readonly text: string;
  readonly at: { readonly type: Y.XmlText; readonly offset: number } | { readonly element: Y.XmlElement };
  readonly formats: Readonly<Record<string, unknown>>;
}

/** A stretch of one paragraph, heading or other block of text. */
export interface SharedRange {
  readonly block: Y.XmlElement;
  readonly from: Place;
  readonly to: Place;
  readonly units: readonly Unit[];
  /** The words; an object within the line is what it is called, a break in it a line end. */
  readonly text: string;
}

/** Before the child with that index, or within it, which then is a text. */
interface Place {
  readonly child: number;
  readonly offset: number;
}

/**
 * What stands between two places by now. Nothing where they are gone, or no longer in one block of text; with nothing
 * left between them it is empty.
 */
export function findRange(document: Y.Doc, anchor: SharedAnchor): SharedRange | undefined {
  const [from, to] = [placeOf(document, anchor.from), placeOf(document, anchor.to)];
  if (!from || !to || from.block !== to.block) return undefined;
  if (from.child > to.child || (from.child === to.child && from.offset > to.offset)) return undefined;
  const units = unitsBetween(from.block, from, to);
  return { block: from.block, from, to, units, text: units.map(({ text }) => text).join('') };
}

/**
 * The same place, made to stay with its own words: what is written before its first or after its last character does
 * not become part of it. `outward` is the other way round.
 */
export function anchorOfRange(
  { block, from, to }: Pick<SharedRange, 'block' | 'from' | 'to'>,
  outward = false,
): SharedAnchor {
  const encode = ({ child, offset }: Place, sticksTo: 'left' | 'right') => {
    const node = block.get(child);
    const [type, index] = node instanceof Y.XmlText ? [node, offset] : [block, child];
    const place = Y.createRelativePositionFromTypeIndex(type, index, sticksTo === 'left' ? -1 : 0);
    return Y.encodeRelativePosition(place);
  };
  return { from: encode(begun(block, from), outward ? 'left' : 'right'), to: encode(to, outward ? 'right' : 'left') };
}

/** At the end of a text the next child begins. */
function begun(block: Y.XmlElement, place: Place): Place {
  const node = block.get(place.child);
  const isAtEnd = node instanceof Y.XmlText && place.offset >= node.length && place.child + 1 < block.length;
  return isAtEnd ? { child: place.child + 1, offset: 0 } : place;
}

function placeOf(document: Y.Doc, encoded: Uint8Array): (Place & { readonly block: Y.XmlElement }) | undefined {
  const found = absoluteOf(document, encoded);
  if (!found) return undefined;
  const { type, index } = found;
  const block = type instanceof Y.XmlText ? type.parent : type;
  if (!(block instanceof Y.XmlElement) || !documentSchema.nodes[block.nodeName]?.isTextblock) return undefined;
  if (!isWithin(type, bodyOfShared(document))) return undefined;
  if (!(type instanceof Y.XmlText)) return { block, child: index, offset: 0 };
  return { block, child: block.toArray().indexOf(type), offset: index };
}

function absoluteOf(document: Y.Doc, encoded: Uint8Array): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(encoded), document);
  } catch {
    // It comes from a row that somebody else wrote: what is no place is none.
    return null;
  }
}

function isWithin(type: Y.AbstractType<unknown>, body: Y.XmlFragment): boolean {
  for (let node: Y.AbstractType<unknown> | null = type; node !== null; node = node.parent) {
    if (node === body) return true;
    if (node._item?.deleted) return false;
  }
  return false;
}

function unitsBetween(block: Y.XmlElement, from: Place, to: Place): Unit[] {
  return block.toArray().flatMap((child, index): Unit[] => {
    if (index < from.child || index > to.child) return [];
    const begin = index === from.child ? from.offset : 0;
    if (child instanceof Y.XmlText) return unitsOf(child, begin, index === to.child ? to.offset : child.length);
    if (!(child instanceof Y.XmlElement) || index === to.child) return [];
    return [{ text: wordsOf(nodeOfElement(child)) || '\uFFFC', at: { element: child }, formats: {} }];
  });
}

function unitsOf(type: Y.XmlText, begin: number, end: number): Unit[] {
  const units: Unit[] = [];
  let offset = 0;
  const delta: readonly { insert: unknown; attributes?: Record<string, unknown> }[] = type.toDelta();
  for (const { insert, attributes: formats = {} } of delta) {
    // Whole characters, as half of one would be replaced.
    for (const text of typeof insert === 'string' ? insert : ['\uFFFC']) {
      if (offset >= begin && offset < end) units.push({ text, at: { type, offset }, formats });
      offset += text.length;
    }
  }
  return units;
}
