import { type Body, tight } from './body-node.ts';
import type { Block } from './markdown-block.ts';

interface Marker {
  readonly sign: string;
  readonly number: number | undefined;
  /** Columns before the words. */
  readonly width: number;
  readonly words: string;
}

function findMarker(line: string): Marker | undefined {
  const [, sign, words] = /^([-*+]|\d{1,9}[.)]) (.*\S.*)$/.exec(line) ?? [];
  if (sign === undefined || words === undefined) return undefined;
  const number = /^\d/.test(sign) ? Number.parseInt(sign, 10) : undefined;
  return { sign: sign.slice(-1), number, width: sign.length + 1, words };
}

/** Items with the same sign, also with empty lines between; what is written further in belongs to the item above it. */
export function readList(
  lines: readonly string[],
  from: number,
  read: (lines: readonly string[]) => Body,
): Block | undefined {
  const first = findMarker(lines[from] ?? '');
  if (!first) return undefined;
  const items: (readonly string[])[] = [];
  let at = from;
  for (let next = at; next < lines.length; next = skipEmpty(lines, at)) {
    const marker = findMarker(lines[next] ?? '');
    if (marker?.sign !== first.sign || (marker.number === undefined) !== (first.number === undefined)) break;
    const { rest, end } = readRest(lines, next + 1, marker.width);
    items.push([marker.words, ...rest]);
    at = end;
  }
  return {
    block: first.number === undefined ? bullets(items, read) : numbered(items, first.number, read),
    length: at - from,
  };
}

function numbered(items: readonly (readonly string[])[], start: number, read: (lines: readonly string[]) => Body) {
  return { kind: 'list', isOrdered: true, start, items: items.map((lines) => tight(read(lines))) } as const;
}

function bullets(items: readonly (readonly string[])[], read: (lines: readonly string[]) => Body) {
  const boxes = items.map(([words = '']) => /^\[([ xX])\] (?=.*\S)/.exec(words));
  if (boxes.includes(null)) return { ...numbered(items, 1, read), isOrdered: false };
  const tasks = items.map(([words = '', ...rest], at) => ({
    isDone: boxes[at]?.[1] !== ' ',
    children: tight(read([words.slice(4), ...rest])),
  }));
  return { kind: 'tasks', items: tasks } as const;
}

/** The lines of an item below its first one. */
function readRest(lines: readonly string[], from: number, width: number) {
  const rest: string[] = [];
  let end = from;
  let strip = 0;
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/^\t+/, (tabs) => '    '.repeat(tabs.length));
    const isEmpty = line.trim() === '';
    const indent = line.length - line.trimStart().length;
    if (!isEmpty && indent < Math.min(width, 2)) break;
    // Lists are often written further in than they have to be.
    if (!isEmpty && strip === 0) strip = findMarker(line.slice(indent)) ? indent : width;
    rest.push(isEmpty ? '' : line.slice(Math.min(strip, indent)));
    if (!isEmpty) end = at + 1;
  }
  return { rest: rest.slice(0, end - from), end };
}

function skipEmpty(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at++;
  return at;
}
