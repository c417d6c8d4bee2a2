import type { BodyNode, TableCell } from './body-node.ts';
import type { Block } from './markdown-block.ts';
import { spansOf } from './markdown-spans.ts';
import type { Mention } from './mention.ts';

const line = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/;

/** Cells between `|`, with a line of `---` below the heads; heads without any words are none. */
export function readTable(lines: readonly string[], at: number, mentions: readonly Mention[]): Block | undefined {
  const below = lines[at + 1] ?? '';
  if (!lines[at]?.includes('|') || !below.includes('|') || !line.test(below)) return undefined;
  const heads = cellsOf(lines[at] ?? '');
  if (heads.length !== cellsOf(below).length) return undefined;
  let end = at + 2;
  while (end < lines.length && lines[end]?.includes('|') && lines[end]?.trim() !== '') end++;
  const fit = (words: readonly string[]) => heads.map((_head, column) => words[column] ?? '');
  const rows = lines.slice(at + 2, end).map((row) => fit(cellsOf(row)).map((words) => cell(words, false, mentions)));
  const hasHeads = heads.some((words) => words !== '');
  if (!hasHeads && rows.length === 0) return undefined;
  const all = hasHeads ? [heads.map((words) => cell(words, true, mentions)), ...rows] : rows;
  return { block: { kind: 'table', rows: all } satisfies BodyNode, length: end - at };
}

function cell(words: string, isHead: boolean, mentions: readonly Mention[]): TableCell {
  return { isHead, children: spansOf(words.replaceAll('<br>', '\n'), mentions) };
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '');
  const cells = inner.split(/(?<!\\)\|/).map((words) => words.trim().replaceAll('\\|', '|'));
  return cells.at(-1) === '' && cells.length > 1 ? cells.slice(0, -1) : cells;
}
