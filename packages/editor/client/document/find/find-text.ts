import type { Node } from '@tiptap/pm/model';

export interface FoundText {
  readonly from: number;
  readonly to: number;
}

export interface TextQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
}

/** Where the text stands, within lines, in order; what is no text counts as one sign that nobody looks for. */
export function findText(doc: Node, { text, isCaseSensitive }: TextQuery): readonly FoundText[] {
  if (text === '') return [];
  const found: FoundText[] = [];
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), isCaseSensitive ? 'gu' : 'giu');
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const { index, 0: words } of signsOf(node).matchAll(pattern))
      found.push({ from: pos + 1 + index, to: pos + 1 + index + words.length });
    return false;
  });
  return found;
}

/** As many signs as the node has places, so that a place in the text is one in the document. */
function signsOf(node: Node): string {
  let signs = '';
  node.forEach((child) => {
    if (child.isText) signs += child.text ?? '';
    else if (child.isLeaf) signs += '\uffff';
    else signs += `\uffff${signsOf(child)}\uffff`;
  });
  return signs;
}
