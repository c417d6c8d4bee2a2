import { type Body, type BodyNode, tight } from './body-node.ts';
import type { Block } from './markdown-block.ts';
import { readList } from './markdown-lists.ts';
import { spansOf } from './markdown-spans.ts';
import { readTable } from './markdown-tables.ts';
import type { Mention } from './mention.ts';

/**
 * Reads the marks that people know from writing: `**strong**`, `*emphasis*`, `~~strike~~`, `` `code` ``, fences of code,
 * `- `, `1. ` and `- [ ] ` lists, one in another, `> ` quotes, `# ` headings, tables, links and bare addresses; a `\`
 * before a sign means the sign itself. Lines stay lines; everything else is text as it stands.
 */
export function readMarkdown(text: string, mentions: readonly Mention[] = []): Body {
  const blocks = readBlocks(text.replace(/\r\n?/g, '\n').split('\n'), { mentions, depth: 0 });
  const [only] = blocks;
  // One paragraph needs no mark around it.
  return blocks.length === 1 && only?.kind === 'paragraph' ? only.children : blocks;
}

/** What is known while a block is read. */
interface MarkdownParts {
  readonly mentions: readonly Mention[];
  /** Of quotes and lists around it. */
  readonly depth: number;
}

/** What stands deeper is text: a message may not exhaust the stack. */
const deepest = 20;

function readBlocks(lines: readonly string[], parts: MarkdownParts): BodyNode[] {
  const blocks: BodyNode[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === '') {
      at++;
      continue;
    }
    const { block, length } = findBlock(lines, at, parts) ?? readParagraph(lines, at, parts);
    blocks.push(block);
    at += length;
  }
  return blocks;
}

/** Any block but a paragraph that begins at the line. */
function findBlock(lines: readonly string[], at: number, parts: MarkdownParts): Block | undefined {
  const line = lines[at] ?? '';
  // Nearly every line is plain text.
  if (!/^(?:[>#`*+_|-]|\d)|\|/.test(line)) return undefined;
  const inner = { ...parts, depth: parts.depth + 1 };
  const read = (some: readonly string[]) => readBlocks(some, inner);
  return (
    readFence(lines, at) ??
    readRule(line) ??
    readHeading(line, parts) ??
    (parts.depth < deepest ? (readQuote(lines, at, read) ?? readList(lines, at, read)) : undefined) ??
    readTable(lines, at, parts.mentions)
  );
}

function readFence(lines: readonly string[], at: number): Block | undefined {
  const [, fence, language] = /^(`{3,})([\w+#-]*)\s*$/.exec(lines[at] ?? '') ?? [];
  if (fence === undefined || language === undefined) return undefined;
  for (let end = at + 1; end < lines.length; end++) {
    const line = lines[end]?.trimEnd() ?? '';
    if (line.length >= fence.length && /^`+$/.test(line))
      return {
        block: { kind: 'code-block', language, text: lines.slice(at + 1, end).join('\n') },
        length: end + 1 - at,
      };
  }
  return undefined;
}

function readRule(line: string): Block | undefined {
  return /^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line) ? { block: { kind: 'rule' }, length: 1 } : undefined;
}

function readHeading(line: string, { mentions }: MarkdownParts): Block | undefined {
  const [, signs = '', words = ''] = /^(#{1,6}) (.*\S.*)$/.exec(line) ?? [];
  if (signs === '') return undefined;
  return { block: { kind: 'heading', level: signs.length, children: spansOf(words, mentions) }, length: 1 };
}

function readQuote(lines: readonly string[], at: number, read: (lines: readonly string[]) => Body): Block | undefined {
  const inner: string[] = [];
  for (let end = at; /^>/.test(lines[end] ?? ''); end++) inner.push((lines[end] ?? '').replace(/^>\s?/, ''));
  return inner.length === 0
    ? undefined
    : { block: { kind: 'quote', children: tight(read(inner)) }, length: inner.length };
}

function readParagraph(lines: readonly string[], at: number, parts: MarkdownParts): Block {
  let end = at + 1;
  while (end < lines.length && lines[end]?.trim() !== '' && !startsBlock(lines, end, parts)) end++;
  // A line that is nothing but the sign is empty.
  const words = lines.slice(at, end).map((line) => (line === '\\' ? '' : line));
  return { block: { kind: 'paragraph', children: spansOf(words.join('\n'), parts.mentions) }, length: end - at };
}

/** Whether something else begins at a line of a paragraph; without reading what stands in it, which would take turns. */
function startsBlock(lines: readonly string[], at: number, parts: MarkdownParts): boolean {
  const line = lines[at] ?? '';
  if (parts.depth < deepest && /^(?:>|(?:[-*+]|\d{1,9}[.)]) .*\S)/.test(line)) return true;
  return (
    (readFence(lines, at) ?? readRule(line) ?? readHeading(line, parts) ?? readTable(lines, at, parts.mentions)) !==
    undefined
  );
}
