import type { Editor, JSONContent } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { beginUndoStep } from '../transactions.ts';

/**
 * Puts a block where the caret is: in the place of an empty line, else below the block around the caret, as far out as
 * the schema asks for it. The caret goes into it, or, where nothing can be written in it, it is selected.
 */
export function insertBlock(editor: Editor, content: JSONContent): boolean {
  const { state, view } = editor;
  const node = state.schema.nodeFromJSON(content);
  const { tr } = state;
  const place = placeFor(state.selection.$from, node);
  if (!place) return false;
  beginUndoStep(state);
  tr.replaceWith(place.from, place.to, node);
  addLineBelow(tr, place.from + node.nodeSize);
  tr.setSelection(selectionIn(tr, place.from, node)).scrollIntoView();
  view.dispatch(tr);
  view.focus();
  return true;
}

/** Puts blocks below the block at the place, or into it where that is an empty line; the last one is selected. */
export function insertBlocksAt(editor: Editor, content: readonly JSONContent[], pos: number): void {
  const { state, view } = editor;
  const nodes = content.map((each) => state.schema.nodeFromJSON(each));
  const [first] = nodes;
  const place = first && placeFor(state.doc.resolve(Math.min(pos, state.doc.content.size)), first);
  if (!place) return;
  beginUndoStep(state);
  const tr = state.tr.replaceWith(place.from, place.to, nodes);
  const end = place.from + nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  addLineBelow(tr, end);
  const last = nodes.at(-1);
  if (last?.isAtom) tr.setSelection(NodeSelection.create(tr.doc, end - last.nodeSize));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

function placeFor($from: ResolvedPos, node: Node): { readonly from: number; readonly to: number } | undefined {
  const isEmptyLine = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  if ($from.depth === 0) return { from: $from.pos, to: $from.pos };
  for (let depth = $from.depth; depth > 0; depth--) {
    const outer = $from.node(depth - 1);
    const [index, after] = [$from.index(depth - 1), $from.indexAfter(depth - 1)];
    const isIt = isEmptyLine && depth === $from.depth;
    if (isIt && outer.canReplaceWith(index, index + 1, node.type))
      return { from: $from.before(depth), to: $from.after(depth) };
    if (outer.canReplaceWith(after, after, node.type)) return { from: $from.after(depth), to: $from.after(depth) };
  }
  return undefined;
}

/** A block that nothing follows would lock the caret in. */
function addLineBelow(tr: Transaction, pos: number): void {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
  if (pos === tr.doc.content.size && paragraph) tr.insert(pos, paragraph);
}

function selectionIn(tr: Transaction, pos: number, node: Node): Selection {
  if (node.isAtom) return NodeSelection.create(tr.doc, pos);
  const found = Selection.findFrom(tr.doc.resolve(pos + 1), 1, true);
  return found ?? TextSelection.near(tr.doc.resolve(pos));
}
