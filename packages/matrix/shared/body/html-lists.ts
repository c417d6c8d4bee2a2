import { type Body, type BodyNode, isBlock, type TableCell, type TaskItem } from './body-node.ts';
import type { HtmlElement, HtmlPart } from './html-parser.ts';

type Read = (parts: readonly HtmlPart[]) => Body;

const mostCells = 200;

/** A list; one of tasks where a box or its sign stands before each of its items. */
export function readList({ tag, attributes, parts }: HtmlElement, read: Read): BodyNode {
  const items = elementsOf(parts).map((part) => ({ body: read(part.parts), isDone: boxOf(part) }));
  const tasks = tag === 'ul' ? items.map(({ body, isDone }) => taskOf(body, isDone)) : [];
  const known = tasks.filter((task) => task !== undefined);
  if (known.length > 0 && known.length === items.length) return { kind: 'tasks', items: known };
  const start = Number(attributes.get('start') ?? 1);
  const isFit = Number.isSafeInteger(start) && start >= 0 && start < 1e9;
  return { kind: 'list', isOrdered: tag === 'ol', start: isFit ? start : 1, items: items.map(({ body }) => body) };
}

function taskOf(body: Body, isDone: boolean | undefined): TaskItem | undefined {
  const [first, ...rest] = body;
  const [sign = '', box] = (first?.kind === 'text' && /^([☐☑☒]) /.exec(first.text)) || [];
  if (box === undefined) return isDone === undefined ? undefined : { isDone, children: body };
  const text = first?.kind === 'text' ? first.text.slice(sign.length) : '';
  return { isDone: box !== '☐', children: text === '' ? rest : [{ kind: 'text', text }, ...rest] };
}

/** Whether the box of an item is ticked, where it has one: as this and other editors copy it. */
function boxOf({ attributes, parts }: HtmlElement): boolean | undefined {
  const state = attributes.get('data-checked');
  if (state !== undefined) return state === 'true';
  const box = elementsOf(parts).find(({ tag }) => tag === 'input');
  return box?.attributes.get('type') === 'checkbox' ? box.attributes.has('checked') : undefined;
}

/** The cells, as lines without blocks; a table that is too large for a message, or within another one, is its words. */
export function readTable(table: HtmlElement, read: Read): Body {
  const rows = rowsOf(table).map((row) =>
    elementsOf(row.parts)
      .filter(({ tag }) => tag === 'td' || tag === 'th')
      .map(({ tag, parts }): TableCell => ({ isHead: tag === 'th', children: linesOf(read(parts)) })),
  );
  const filled = rows.filter((cells) => cells.length > 0);
  if (filled.length === 0) return read(table.parts);
  return [{ kind: 'table', rows: filled.slice(0, 1_000).map((cells) => cells.slice(0, mostCells)) }];
}

function rowsOf(element: HtmlElement): HtmlElement[] {
  return elementsOf(element.parts).flatMap((part) => {
    if (part.tag === 'tr') return [part];
    return /^(thead|tbody|tfoot)$/.test(part.tag) ? rowsOf(part) : [];
  });
}

/** Blocks as lines; the space around them, which is how the source was written down, is gone. */
export function linesOf(body: Body): Body {
  const lines: BodyNode[] = [];
  for (const node of body) {
    if (!isBlock(node)) {
      lines.push(node);
      continue;
    }
    const inner = wordsIn(node);
    if (inner.length === 0) continue;
    if (lines.length > 0) lines.push({ kind: 'break' });
    lines.push(...inner);
  }
  return trimmed(lines);
}

function wordsIn(node: BodyNode): Body {
  if (node.kind === 'code-block') return [{ kind: 'code', text: node.text }];
  if (node.kind === 'list') return node.items.flatMap((item) => [...linesOf(item), { kind: 'break' } as const]);
  if (node.kind === 'tasks')
    return node.items.flatMap((item) => [...linesOf(item.children), { kind: 'break' } as const]);
  if (node.kind === 'table')
    return node.rows.flat().flatMap((cell) => [...cell.children, { kind: 'text', text: ' ' } as const]);
  return 'children' in node ? linesOf(node.children) : [];
}

function trimmed(lines: readonly BodyNode[]): Body {
  const isSpace = (node: BodyNode | undefined) =>
    node?.kind === 'break' || (node?.kind === 'text' && node.text.trim() === '');
  let [from, to] = [0, lines.length];
  while (from < to && isSpace(lines[from])) from++;
  while (to > from && isSpace(lines[to - 1])) to--;
  return lines.slice(from, to);
}

function elementsOf(parts: readonly HtmlPart[]): HtmlElement[] {
  return parts.filter((part) => typeof part !== 'string');
}
