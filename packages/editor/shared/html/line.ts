import type { DocNode } from '../doc.ts';
import { addPiece } from '../shared-doc/doc-of-shared.ts';

/** Stands between two pieces that would mean something together, and is no part of the line. */
export const boundary: DocNode = { type: 'boundary' };

const isBreak = (node: DocNode | undefined) => node?.type === 'hardBreak';

/**
 * The pieces of a line with the white space that a reader of HTML sees: runs of it are one space, at the edges and
 * beside breaks there is none. Where every space counts (`isVerbatim`), the pieces are taken as they are.
 */
export function lineOf(pieces: readonly DocNode[], isVerbatim: boolean): DocNode[] {
  const nodes: DocNode[] = [];
  let isEdge = true;
  for (const piece of pieces) {
    if (piece === boundary) continue;
    if (piece.text === undefined) {
      if (isBreak(piece) && !isVerbatim) trimEnd(nodes);
      nodes.push(piece);
      isEdge = isBreak(piece);
      continue;
    }
    if (isVerbatim) {
      for (const part of brokenAtLines(piece)) addPiece(nodes, part);
      continue;
    }
    const collapsed = piece.text.replace(/[ \t\n\r\f]+/g, ' ');
    const text = isEdge ? collapsed.replace(/^ /, '') : collapsed;
    if (text === '') continue;
    isEdge = text.endsWith(' ');
    addPiece(nodes, { ...piece, text });
  }
  return isVerbatim ? nodes : withoutEdges(nodes);
}

function brokenAtLines(piece: DocNode): DocNode[] {
  return (piece.text ?? '')
    .split(/\r\n?|\n/)
    .flatMap((text, at) => [...(at > 0 ? [{ type: 'hardBreak' }] : []), ...(text === '' ? [] : [{ ...piece, text }])]);
}

function withoutEdges(nodes: DocNode[]): DocNode[] {
  const from = nodes.findIndex((node) => !isBreak(node));
  const kept = from === -1 ? [] : nodes.slice(from, nodes.findLastIndex((node) => !isBreak(node)) + 1);
  trimEnd(kept);
  return kept;
}

function trimEnd(nodes: DocNode[]): void {
  const last = nodes.at(-1);
  if (last?.text?.endsWith(' ') !== true) return;
  const text = last.text.slice(0, -1);
  if (text === '') nodes.pop();
  else nodes[nodes.length - 1] = { ...last, text };
  if (text === '') trimEnd(nodes);
}
