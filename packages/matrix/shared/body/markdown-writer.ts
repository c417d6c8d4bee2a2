import { type Body, type BodyNode, inBlocks } from './body-node.ts';
import { writeSpans } from './markdown-span-writer.ts';

/** Markdown that `readMarkdown` reads as the same body. */
export function markdownOf(body: Body): string {
  return writeBlocks(inBlocks(body)).join('\n');
}

/** Lines; an empty one between blocks, but for a list right below the words that announce it. */
function writeBlocks(blocks: Body): string[] {
  const lines: string[] = [];
  let sign = '';
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1];
    if (before && !(before.kind === 'paragraph' && isList(block))) lines.push('');
    // Two lists side by side are told apart by their signs.
    sign = before && isList(before) && isList(block) ? (otherSign[sign] ?? '') : firstSign(block);
    if (isList(block) && !matches(sign, block)) sign = firstSign(block);
    lines.push(...writeBlock(block, sign));
  }
  return lines;
}

const otherSign: Readonly<Record<string, string>> = { '-': '*', '*': '-', '.': ')', ')': '.' };
const isList = ({ kind }: BodyNode) => kind === 'list' || kind === 'tasks';
const isNumbered = (block: BodyNode) => block.kind === 'list' && block.isOrdered;
const firstSign = (block: BodyNode) => (isNumbered(block) ? '.' : '-');
const matches = (sign: string, block: BodyNode) => isNumbered(block) === /[.)]/.test(sign);

function writeBlock(node: BodyNode, sign: string): string[] {
  switch (node.kind) {
    case 'code-block': {
      const longest = Math.max(2, ...[...node.text.matchAll(/^`{3,}/gm)].map(([ticks]) => ticks.length));
      const fence = '`'.repeat(longest + 1);
      return [fence + node.language, ...node.text.split('\n'), fence];
    }
    case 'rule':
      return ['---'];
    case 'heading':
      return [`${'#'.repeat(node.level)} ${writeSpans(node.children).replaceAll('\n', ' ')}`];
    case 'quote':
      return inner(node.children).map((line) => (line === '' ? '>' : `> ${line}`));
    case 'list':
      return node.items.flatMap((item, at) =>
        writeItem(node.isOrdered ? `${node.start + at}${sign}` : sign, '', inner(item)),
      );
    case 'tasks':
      return node.items.flatMap((item) => writeItem(sign, item.isDone ? '[x] ' : '[ ] ', inner(item.children)));
    case 'table':
      return writeTable(
        node.rows.map((cells) => cells.map(({ isHead, children }) => ({ isHead, words: cell(children) }))),
      );
    case 'paragraph':
      return writeLines(node.children);
    default:
      return writeLines([node]);
  }
}

/** What stands in a quote or an item; never nothing, which would end it. */
function inner(body: Body): string[] {
  const lines = writeBlocks(inBlocks(body));
  return lines.length === 0 ? ['\\'] : lines;
}

function writeItem(sign: string, box: string, [first = '', ...rest]: readonly string[]): string[] {
  const indent = ' '.repeat(sign.length + 1);
  return [`${sign} ${box}${first}`, ...rest.map((line) => (line === '' ? '' : indent + line))];
}

function writeLines(children: Body): string[] {
  return writeSpans(children).split('\n').map(escapeStart);
}

/** A line of text that would be read as something else. */
function escapeStart(line: string): string {
  if (line === '') return '\\';
  if (/^\d{1,9}[.)] /.test(line)) return line.replace(/[.)]/, '\\$&');
  if (/^(?:[>#|]|[-+:]|\s*\|)/.test(line)) return line.replace(/[>#|+:-]/, '\\$&');
  return line;
}

function cell(children: Body): string {
  return writeSpans(children).replaceAll('|', '\\|').replaceAll('\n', '<br>');
}

function writeTable(rows: readonly (readonly { readonly isHead: boolean; readonly words: string }[])[]): string[] {
  const width = Math.max(1, ...rows.map(({ length }) => length));
  const line = (words: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => words[at] ?? '').join(' | ')} |`;
  const [first = [], ...others] = rows;
  const hasHeads = first.length > 0 && first.every(({ isHead }) => isHead);
  const below = hasHeads ? others : rows;
  const words = (row: typeof first) => row.map((each) => each.words);
  return [line(hasHeads ? words(first) : []), `|${' --- |'.repeat(width)}`, ...below.map((row) => line(words(row)))];
}
