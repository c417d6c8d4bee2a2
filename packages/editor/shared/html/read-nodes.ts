import type { Flow } from './flow.ts';
import { readBlock } from './read-block.ts';
import { readInline } from './read-inline.ts';
import type { Reading } from './reading.ts';
import { commentOf, type HtmlNode, isElement, isSilent, textOfNode, textWithin } from './tree.ts';

/** Deeper things are read as their words. */
const deepest = 60;

export function readNodes(nodes: readonly HtmlNode[], flow: Flow, reading: Reading): void {
  if (reading.depth > deepest) {
    flow.addText(textWithin(nodes), reading.marks);
    return;
  }
  for (const node of nodes) readNode(node, flow, reading);
}

function readNode(node: HtmlNode, flow: Flow, reading: Reading): void {
  const text = textOfNode(node);
  if (text !== undefined) {
    flow.addText(text, reading.marks);
    return;
  }
  const comment = commentOf(node);
  if (comment !== undefined) {
    const [, id] = /^ task:([A-Za-z0-9_-]{1,64}) $/.exec(comment) ?? [];
    if (id !== undefined) flow.taskId ??= id;
    flow.addBoundary();
    return;
  }
  if (!isElement(node) || isSilent(node)) return;
  const deeper = { ...reading, depth: reading.depth + 1 };
  if (readInline(node, flow, deeper) || readBlock(node, flow, deeper)) return;
  readNodes(node.childNodes, flow, deeper);
}
