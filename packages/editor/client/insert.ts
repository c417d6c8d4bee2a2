import type { Body } from '@kontor/matrix/shared';
import type { Editor } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyOfDocParts } from '../shared/body-of-doc.ts';
import { type DocOfBodyParts, docOfBody } from '../shared/doc-of-body.ts';

/**
 * Headings are for pages. What stands at an address of this installation is named by a link whose words begin with a sign:
 * `#Haushaltsplan`, or `@Hauptamt` for the people of an org unit.
 */
export const messageSchema: DocOfBodyParts = {
  headings: false,
  refOf: (href, words) => (/^[#@]./.test(words) && href.startsWith(`${location.origin}/`) ? href : undefined),
};
/** The way back. */
export const messageAddresses: BodyOfDocParts = { addressOf: (ref) => ref };

/** Puts a body in the place of a range: one line flows into the line there, blocks stand as blocks. */
export function insertBody(view: EditorView, body: Body, range?: { readonly from: number; readonly to: number }): void {
  const { state } = view;
  const doc = state.schema.nodeFromJSON(docOfBody(body, messageSchema));
  const { from, to } = range ?? state.selection;
  const isLine = doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph';
  const slice = isLine ? new Slice(doc.content, 1, 1) : Slice.maxOpen(doc.content);
  const { $from, empty } = state.selection;
  const isLineEmpty =
    empty && $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if (!range && !isLine && isLineEmpty) {
    // Blocks take the place of an empty line.
    const tr = state.tr.replaceWith($from.before(), $from.after(), doc.content);
    view.dispatch(
      tr.setSelection(Selection.near(tr.doc.resolve($from.before() + doc.content.size), -1)).scrollIntoView(),
    );
    return;
  }
  const tr = range ? state.tr.replaceRange(from, to, slice) : state.tr.replaceSelection(slice);
  view.dispatch(tr.setStoredMarks([]).scrollIntoView().setMeta('paste', true));
}

/** The words of the line before the caret; nothing within code. Something that is no text counts as one sign. */
export function wordsBefore({ state }: Editor): string {
  const { $from, empty } = state.selection;
  const isCode = $from.parent.type.spec.code === true || $from.marks().some(({ type }) => type.name === 'code');
  if (!empty || isCode || !$from.parent.isTextblock) return '';
  return $from.parent.textBetween(0, $from.parentOffset, undefined, (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '\ufffc',
  );
}
