import type { Body, BodyNode } from '@kontor/matrix/client';

type LinkNode = Extract<BodyNode, { readonly kind: 'link' }>;

/** The links of a body, in their order. */
export function linksIn(body: Body): readonly LinkNode[] {
  return body.flatMap((node): readonly LinkNode[] => {
    if (node.kind === 'link') return [node];
    if (node.kind === 'list') return node.items.flatMap(linksIn);
    if (node.kind === 'tasks') return node.items.flatMap(({ children }) => linksIn(children));
    if (node.kind === 'table') return node.rows.flat().flatMap(({ children }) => linksIn(children));
    return 'children' in node ? linksIn(node.children) : [];
  });
}

/** The words of a line, without their marks. */
export function wordsOf(body: Body): string {
  return body.map((node) => ('text' in node ? node.text : 'children' in node ? wordsOf(node.children) : '')).join('');
}
