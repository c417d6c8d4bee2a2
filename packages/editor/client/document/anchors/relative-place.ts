import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { DocumentAnchor } from '../document-parts.ts';

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

/** Where one place stands by now. */
export function placeOf(state: EditorState, encoded: string): number | undefined {
  const bound = bindingOf(state);
  if (!bound) return undefined;
  try {
    const place = Y.decodeRelativePosition(bytesOf(encoded));
    return relativePositionToAbsolutePosition(bound.doc, bound.type, place, bound.binding.mapping) ?? undefined;
  } catch {
    // It comes from a row that somebody else wrote: what is no place is none.
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
