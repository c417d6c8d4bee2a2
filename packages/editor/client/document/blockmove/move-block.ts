import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** What moves as a whole: an item of a list, else the block around the caret that stands in the page itself. */
const items = ['listItem', 'taskItem'];
const inner = ['doc', 'column', 'callout', 'details', 'blockquote'];

export interface BlockPlace {
  readonly pos: number;
  readonly node: Node;
  readonly depth: number;
}

export function findBlock($pos: ResolvedPos): BlockPlace | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    const outer = $pos.node(depth - 1).type.name;
    if (items.includes(node.type.name) || inner.includes(outer)) return { pos: $pos.before(depth), node, depth };
  }
  return undefined;
}

/** Changes places with the block before or after it, within what both stand in; nothing where there is none. */
export function moveBlock({ selection, doc, tr }: EditorState, by: -1 | 1): Transaction | undefined {
  const isNode = selection instanceof NodeSelection && selection.node.isBlock;
  const place = isNode
    ? { pos: selection.from, node: selection.node, depth: selection.$from.depth + 1 }
    : findBlock(selection.$from);
  if (!place) return undefined;
  const $pos = doc.resolve(place.pos);
  const index = $pos.index() + by;
  const { parent } = $pos;
  if (index < 0 || index >= parent.childCount) return undefined;
  const other = parent.child(index);
  // A section begins with its heading.
  if (other.type.name === 'detailsSummary' || place.node.type.name === 'detailsSummary') return undefined;
  const shift = by * other.nodeSize;
  const to = place.pos + shift;
  tr.delete(place.pos, place.pos + place.node.nodeSize).insert(to, place.node);
  const moved = isNode
    ? NodeSelection.create(tr.doc, to)
    : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift);
  return tr.setSelection(moved instanceof Selection ? moved : selection).scrollIntoView();
}
