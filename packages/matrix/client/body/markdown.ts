import type { Body, BodyNode } from './body-node.ts';
import { spansOf } from './markdown-spans.ts';
import type { Mention } from './mention.ts';

/**
 * Reads the marks that people know from writing: `**strong**`, `*emphasis*`, `~~strike~~`, `` `code` ``, fences of code,
 * `- ` and `1. ` lists, `> ` quotes, links and bare addresses. Lines stay lines; everything else is text as it stands.
 */
export function readMarkdown(text: string, mentions: readonly Mention[] = []): Body {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: BodyNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, length } = readBlock(lines.slice(at), mentions);
    if (block) blocks.push(block);
    at += length;
  }
  const [only] = blocks;
  // One paragraph needs no mark around it.
  return blocks.length === 1 && only?.kind === 'paragraph' ? only.children : blocks;
}

interface Block {
  readonly block: BodyNode | undefined;
  /** Lines that it takes. */
  readonly length: number;
}

function readBlock(lines: readonly string[], mentions: readonly Mention[]): Block {
  const [first = ''] = lines;
  if (first.trim() === '') return { block: undefined, length: 1 };
  return readFence(lines) ?? readQuote(lines, mentions) ?? readList(lines, mentions) ?? readParagraph(lines, mentions);
}

function readFence(lines: readonly string[]): Block | undefined {
  const [, language] = /^```([\w+#-]*)\s*$/.exec(lines[0] ?? '') ?? [];
  if (language === undefined) return undefined;
  const end = lines.findIndex((line, at) => at > 0 && /^```\s*$/.test(line));
  if (end === -1) return undefined;
  return { block: { kind: 'code-block', language, text: lines.slice(1, end).join('\n') }, length: end + 1 };
}

function readQuote(lines: readonly string[], mentions: readonly Mention[]): Block | undefined {
  const length = countWhile(lines, (line) => /^>\s?/.test(line));
  if (length === 0) return undefined;
  const inner = lines.slice(0, length).map((line) => line.replace(/^>\s?/, ''));
  return { block: { kind: 'quote', children: readMarkdown(inner.join('\n'), mentions) }, length };
}

const bullet = /^[-*+] (.+)$/;
const number = /^(\d{1,9})[.)] (.+)$/;

function readList(lines: readonly string[], mentions: readonly Mention[]): Block | undefined {
  const isOrdered = number.test(lines[0] ?? '');
  const sign = isOrdered ? number : bullet;
  const length = countWhile(lines, (line) => sign.test(line));
  if (length === 0) return undefined;
  const items = lines.slice(0, length).map((line) => spansOf(sign.exec(line)?.at(-1) ?? '', mentions));
  const start = isOrdered ? Number(number.exec(lines[0] ?? '')?.[1]) : 1;
  return { block: { kind: 'list', isOrdered, start, items }, length };
}

function readParagraph(lines: readonly string[], mentions: readonly Mention[]): Block {
  const isOther = (line: string, at: number) =>
    at > 0 &&
    (line.trim() === '' || /^(>\s?|[-*+] .|\d{1,9}[.)] .)/.test(line) || readFence(lines.slice(at)) !== undefined);
  const end = lines.findIndex(isOther);
  const length = end === -1 ? lines.length : end;
  return { block: { kind: 'paragraph', children: spansOf(lines.slice(0, length).join('\n'), mentions) }, length };
}

function countWhile(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line));
  return end === -1 ? lines.length : end;
}
