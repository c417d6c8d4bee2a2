import type { Body, BodyNode } from './body-node.ts';

const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

/** Addresses in the text become links, but not within code or other links. */
export function withAddresses(body: Body): Body {
  return body.flatMap(linked);
}

function linked(node: BodyNode): Body {
  if (node.kind === 'text') return inText(node.text);
  if (node.kind === 'link') return [node];
  if (node.kind === 'list') return [{ ...node, items: node.items.map(withAddresses) }];
  if (node.kind === 'tasks')
    return [{ ...node, items: node.items.map((item) => ({ ...item, children: withAddresses(item.children) })) }];
  if (node.kind === 'table') {
    const rows = node.rows.map((cells) => cells.map((cell) => ({ ...cell, children: withAddresses(cell.children) })));
    return [{ ...node, rows }];
  }
  return 'children' in node ? [{ ...node, children: withAddresses(node.children) }] : [node];
}

function inText(text: string): BodyNode[] {
  const nodes: BodyNode[] = [];
  let at = 0;
  for (const { 0: href, index } of text.matchAll(address)) {
    if (index > at) nodes.push({ kind: 'text', text: text.slice(at, index) });
    nodes.push({ kind: 'link', href, children: [{ kind: 'text', text: href }] });
    at = index + href.length;
  }
  if (at < text.length) nodes.push({ kind: 'text', text: text.slice(at) });
  return nodes;
}
