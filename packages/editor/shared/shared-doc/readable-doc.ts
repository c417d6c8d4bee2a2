import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import type { DocNode } from '../doc.ts';
import { documentSchema } from '../schema/document-extensions.ts';
import { strangersOf } from './strangers.ts';

/**
 * The document as this version can show it: what it does not know stands there as a block that says so, with its source;
 * unknown marks leave their text. It fits the schema, whatever came in, and is for reading alone: it is never written
 * back.
 */
export function readableDoc(doc: DocNode): DocNode {
  const content = childrenOf(doc, documentSchema.topNodeType) ?? [];
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** Nothing where one of them can stand there neither as it is nor as unknown. */
function childrenOf(node: DocNode, type: NodeType): DocNode[] | undefined {
  let match: ContentMatch | null = type.contentMatch;
  const children: DocNode[] = [];
  for (const child of node.content ?? []) {
    const shown = shownIn(child, type, match);
    const shownType: NodeType | undefined = shown && documentSchema.nodes[shown.type];
    const next: ContentMatch | null = shownType ? match.matchType(shownType) : null;
    if (!shown) continue;
    if (!next) return undefined;
    children.push(shown);
    match = next;
  }
  return children;
}

/** The child, or what stands for it where it may not stand there. */
function shownIn(child: DocNode, parent: NodeType, match: ContentMatch): DocNode | undefined {
  if (child.text !== undefined) return parent.inlineContent ? textOf(child, parent) : unknownOf(child, parent);
  const type = documentSchema.nodes[child.type];
  if (!type || !match.matchType(type)) return unknownOf(child, parent);
  if (strangersOf({ type: child.type, ...(child.attrs && { attrs: child.attrs }) }).length > 0)
    return unknownOf(child, parent);
  const content = childrenOf(child, type);
  if (!content) return unknownOf(child, parent);
  if (content.length === 0 && !type.contentMatch.validEnd) return undefined;
  return { type: child.type, ...(child.attrs && { attrs: child.attrs }), ...(content.length > 0 && { content }) };
}

function textOf({ text = '', marks = [] }: DocNode, parent: NodeType): DocNode {
  const known = marks.filter((mark) => {
    const type = documentSchema.marks[mark.type];
    return type && parent.allowsMarkType(type) && strangersOf({ type: 'text', text, marks: [mark] }).length === 0;
  });
  return known.length > 0 ? { type: 'text', text, marks: known } : { type: 'text', text };
}

function unknownOf(child: DocNode, parent: NodeType): DocNode {
  const attrs = { name: child.type, source: JSON.stringify(child) };
  return { type: parent.inlineContent ? 'unknownInline' : 'unknownBlock', attrs };
}
