import { type Body, type BodyNode, inBlocks } from './body-node.ts';

/** The words for those who see no formatting: lists, quotes and code look like that in plain text, too. */
export function plainTextOf(body: Body): string {
  return blocksOf(body).join('\n').trim();
}

function blocksOf(body: Body): string[] {
  const blocks = inBlocks(body);
  return blocks.flatMap((block, at) => {
    const isApart = block.kind === 'paragraph' && blocks[at - 1]?.kind === 'paragraph';
    return isApart ? ['', ...linesOf(block)] : linesOf(block);
  });
}

function linesOf(node: BodyNode): string[] {
  switch (node.kind) {
    case 'quote':
      return blocksOf(node.children).map((line) => `> ${line}`);
    case 'list':
      return node.items.flatMap((item, at) => itemOf(node.isOrdered ? `${node.start + at}. ` : '- ', item));
    case 'tasks':
      return node.items.flatMap(({ isDone, children }) => itemOf(isDone ? '☑ ' : '☐ ', children));
    case 'table':
      return node.rows.map((cells) => cells.map(({ children }) => wordsOf(children).replaceAll('\n', ' ')).join(' | '));
    case 'code-block':
      return node.text.split('\n');
    case 'rule':
      return ['---'];
    default:
      return wordsOf('children' in node ? node.children : [node]).split('\n');
  }
}

function itemOf(sign: string, body: Body): string[] {
  const [first = '', ...rest] = blocksOf(body);
  return [sign + first, ...rest.map((line) => ' '.repeat(sign.length) + line)];
}

function wordsOf(body: Body): string {
  return body.map(wordOf).join('');
}

function wordOf(node: BodyNode): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'mention':
      return `@${node.name}`;
    case 'room':
      return `#${node.name}`;
    case 'link': {
      const words = wordsOf(node.children);
      return words === node.href || words === '' ? node.href : `${words} (${node.href})`;
    }
    default:
      return 'children' in node ? wordsOf(node.children) : linesOf(node).join('\n');
  }
}
