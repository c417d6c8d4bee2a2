import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { anchorOfRange, findRange, type SharedAnchor } from '../../../shared/ranges/shared-range.ts';
import type { DocumentAnchor, SuggestedPlace } from '../document-parts.ts';

interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] };
}

/** Nothing where the document is not bound: then nobody can have made an anchor either. */
function bindingOf(state: EditorState): Binding | undefined {
  return ySyncPluginKey.getState(state);
}

/** A range of the text as two places that stay with its words. */
export function anchorOf(state: EditorState, from: number, to: number): DocumentAnchor | undefined {
  const bound = bindingOf(state);
  if (!bound) return undefined;
  const encode = (pos: number) =>
    textOf(Y.encodeRelativePosition(absolutePositionToRelativePosition(pos, bound.type, bound.binding.mapping)));
  return { from: encode(from), to: encode(to) };
}

/** Where the words of an anchor stand by now; nothing where they are gone. */
export function rangeOf(
  state: EditorState,
  anchor: DocumentAnchor,
): { readonly from: number; readonly to: number } | undefined {
  const [from, to] = [placeOf(state, anchor.from), placeOf(state, anchor.to)];
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** The words within one block of text that an anchor stands for by now. */
export function wordsAt(state: EditorState, anchor: DocumentAnchor): string | undefined {
  const bound = bindingOf(state);
  const place = sharedAnchor(anchor);
  return bound && place && findRange(bound.doc, place)?.text;
}

/** A range that stands within one block, as a place that stays with its own words; nothing where it does not. */
export function suggestedPlaceOf(state: EditorState, from: number, to: number): SuggestedPlace | undefined {
  const bound = bindingOf(state);
  const within = withinBlock(state, from, to);
  const anchor = within && anchorOf(state, within.from, within.to);
  const place = anchor && sharedAnchor(anchor);
  const range = bound && place && findRange(bound.doc, place);
  if (!range || range.text === '') return undefined;
  const own = anchorOfRange(range);
  return { anchor: { from: textOf(own.from), to: textOf(own.to) }, words: range.text };
}

/** Whoever selects a paragraph as a whole often reaches over its end. */
function withinBlock(
  { doc }: EditorState,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const found: { from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const own = { from: Math.max(from, pos + 1), to: Math.min(to, pos + 1 + node.content.size) };
    if (own.from < own.to) found.push(own);
    return false;
  });
  return found.length === 1 ? found[0] : undefined;
}

function sharedAnchor({ from, to }: DocumentAnchor): SharedAnchor | undefined {
  try {
    return { from: bytesOf(from), to: bytesOf(to) };
  } catch {
    // No base64: somebody else wrote it.
    return undefined;
  }
}

/** Where one place stands by now. */
export function placeOf(state: EditorState, encoded: string): number | undefined {
  const bound = bindingOf(state);
  if (!bound) return undefined;
  try {
    const place = leftOf(bound.doc, Y.decodeRelativePosition(bytesOf(encoded)));
    return relativePositionToAbsolutePosition(bound.doc, bound.type, place, bound.binding.mapping) ?? undefined;
  } catch {
    // It comes from a row that somebody else wrote: what is no place is none.
    return undefined;
  }
}

/**
 * The same place, held by what is left of it: the library takes one that is held by the first character of a document
 * for one that is lost.
 */
function leftOf(document: Y.Doc, place: Y.RelativePosition): Y.RelativePosition {
  const found = Y.createAbsolutePositionFromRelativePosition(place, document);
  if (!(found?.type instanceof Y.XmlText) || found.type._item?.deleted !== false) return place;
  return Y.createRelativePositionFromTypeIndex(found.type, found.index, -1);
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
