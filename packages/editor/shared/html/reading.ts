import type { DocMark, DocNode } from '../doc.ts';
import { fileOfAddress } from './addresses.ts';
import { Flow } from './flow.ts';
import { boundary } from './line.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

export interface ReadingParts {
  /** What a link is to lead to instead of the address that stands there. */
  readonly hrefOf?: (address: string) => string | undefined;
  /** The picture of an address: a file of Kontor, or one on the web. Without an answer only such on the web are taken. */
  readonly pictureOf?: (address: string) => { readonly file: string } | { readonly src: string } | undefined;
  /** The file of Kontor that a link to a file leads to. */
  readonly fileOf?: (address: string) => string | undefined;
}

/** Where the reader is, and how it goes on into what is within. */
export interface Reading {
  readonly marks: readonly DocMark[];
  readonly depth: number;
  /** In a heading, a summary, a note: one line, without blocks. */
  readonly isLine: boolean;
  readonly isNote: boolean;
  readonly isMarkdown: boolean;
  readonly notes: ReadonlyMap<string, HtmlElement>;
  readonly parts: ReadingParts;
  readonly readNodes: (nodes: readonly HtmlNode[], flow: Flow, reading: Reading) => void;
}

export function blocksWithin(nodes: readonly HtmlNode[], reading: Reading): { blocks: DocNode[]; flow: Flow } {
  const flow = newFlow(false, reading);
  reading.readNodes(nodes, flow, { ...reading, isLine: false });
  flow.endLine();
  return { blocks: flow.blocks, flow };
}

/** The line within, without anything that needs lines of its own. */
export function lineWithin(
  nodes: readonly HtmlNode[],
  reading: Reading,
  isVerbatim: boolean,
): { line: DocNode[]; flow: Flow } {
  const flow = newFlow(true, reading);
  flow.isVerbatim = isVerbatim;
  reading.readNodes(nodes, flow, { ...reading, isLine: true });
  return { line: flow.line(), flow };
}

export function newFlow(isLine: boolean, { isMarkdown }: Pick<Reading, 'isMarkdown'>): Flow {
  return new Flow(isLine, isMarkdown ? withFormulas : (line) => line);
}

/** In Markdown a formula is code between signs of the dollar. */
function withFormulas(line: DocNode[]): DocNode[] {
  const pieces = [...line];
  for (let at = 1; at < pieces.length - 1; at++) {
    const [before, code, after] = [pieces[at - 1], pieces[at], pieces[at + 1]];
    if (before === boundary || after === boundary || !code?.marks?.some(({ type }) => type === 'code')) continue;
    if (before?.text?.endsWith('$') !== true || after?.text?.startsWith('$') !== true) continue;
    // Raised or bold by itself it is code that happens to stand between two such signs.
    const around = marksBeside(code);
    if (marksBeside(before) !== around || marksBeside(after) !== around) continue;
    pieces[at - 1] = { ...before, text: before.text.slice(0, -1) };
    pieces[at] = { type: 'mathInline', attrs: { source: code.text } };
    pieces[at + 1] = { ...after, text: after.text.slice(1) };
  }
  return pieces.filter((piece) => piece.text !== '');
}

function marksBeside({ marks = [] }: DocNode): string {
  const others = marks.filter(({ type }) => type !== 'code');
  return others.map((mark) => JSON.stringify(mark)).join();
}

export function fileAt(address: string, { parts }: Reading): string | undefined {
  return parts.fileOf?.(address) ?? fileOfAddress(address);
}
