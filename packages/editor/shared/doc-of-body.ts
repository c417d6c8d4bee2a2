import { type Body, type BodyNode, inBlocks, roomWord, type TableCell } from '@kontor/matrix/shared';
import type { DocMark, DocNode } from './doc.ts';
import type { SchemaParts } from './extensions.ts';

export interface DocOfBodyParts extends SchemaParts {
  /** The object of Kontor that an address with these words means, where it means one. */
  readonly refOf?: (href: string, words: string) => string | undefined;
}

/** The document of what was read from HTML or Markdown, whoever wrote that. It fits the schema, whatever stands in it. */
export function docOfBody(body: Body, parts: DocOfBodyParts): DocNode {
  return { type: 'doc', content: blocksOf(body, parts) };
}

function blocksOf(body: Body, parts: DocOfBodyParts): DocNode[] {
  const blocks = inBlocks(body).map((node) => blockOf(node, parts));
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

/** The first child of an item is a line, also where that is empty. */
function itemOf(body: Body, parts: DocOfBodyParts): DocNode[] {
  const blocks = blocksOf(body, parts);
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
}

function blockOf(node: BodyNode, parts: DocOfBodyParts): DocNode {
  switch (node.kind) {
    case 'rule':
      return { type: 'horizontalRule' };
    case 'code-block': {
      const attrs = { language: node.language === '' ? null : node.language };
      return { type: 'codeBlock', attrs, ...(node.text !== '' && { content: [{ type: 'text', text: node.text }] }) };
    }
    case 'heading':
      if (parts.headings)
        return { ...line('heading', node.children, [], parts), attrs: { level: Math.min(6, Math.max(1, node.level)) } };
      return line('paragraph', node.children, [{ type: 'bold' }], parts);
    case 'quote':
      return { type: 'blockquote', content: blocksOf(node.children, parts) };
    case 'list': {
      const content = node.items.map((item) => ({ type: 'listItem', content: itemOf(item, parts) }));
      if (content.length === 0) return { type: 'paragraph' };
      if (!node.isOrdered) return { type: 'bulletList', content };
      return { type: 'orderedList', attrs: { start: node.start, type: null }, content };
    }
    case 'tasks':
      return {
        type: 'taskList',
        content: node.items.map(({ isDone, children }) => ({
          type: 'taskItem',
          attrs: { checked: isDone },
          content: itemOf(children, parts),
        })),
      };
    case 'table':
      return tableOf(node.rows, parts);
    default:
      return line('paragraph', 'children' in node && node.kind === 'paragraph' ? node.children : [node], [], parts);
  }
}

/** Every row as wide as the widest. */
function tableOf(rows: readonly (readonly TableCell[])[], parts: DocOfBodyParts): DocNode {
  const width = Math.max(...rows.map(({ length }) => length));
  const attrs = { colspan: 1, rowspan: 1, colwidth: null };
  const none: TableCell = { isHead: false, children: [] };
  const content = rows.map((cells) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_none, at) => cells[at] ?? none).map(({ isHead, children }) => ({
      type: isHead ? 'tableHeader' : 'tableCell',
      attrs,
      content: [line('paragraph', children, [], parts)],
    })),
  }));
  return { type: 'table', content };
}

function line(type: string, children: Body, marks: readonly DocMark[], parts: DocOfBodyParts): DocNode {
  const content = merged(children.flatMap((node) => inlineOf(node, marks, parts)));
  return content.length > 0 ? { type, content } : { type };
}

const markTypes = { strong: 'bold', emphasis: 'italic', strike: 'strike', underline: 'underline' } as const;

function inlineOf(node: BodyNode, marks: readonly DocMark[], parts: DocOfBodyParts): DocNode[] {
  switch (node.kind) {
    case 'text':
      return node.text
        .split('\n')
        .flatMap((text, at) => [...(at > 0 ? [leaf('hardBreak', marks)] : []), ...textOf(text, marks)]);
    case 'break':
      return [leaf('hardBreak', marks)];
    case 'code':
      return node.text === '' ? [] : [words(node.text.replaceAll('\n', ' '), withMark(marks, { type: 'code' }))];
    case 'mention':
      return [{ ...leaf('mention', marks), attrs: { ref: node.userId, name: node.name } }];
    case 'room':
      return [{ ...leaf('mention', marks), attrs: { ref: node.room, name: node.name } }];
    case 'link': {
      const name = wordsOf(node.children);
      const ref = parts.refOf?.(node.href, name);
      if (ref !== undefined) return [{ ...leaf('mention', marks), attrs: { ref, name } }];
      const inside = withMark(marks, { type: 'link', attrs: { href: node.href } });
      return node.children.flatMap((child) => inlineOf(child, inside, parts));
    }
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'underline': {
      const inside = withMark(marks, { type: markTypes[node.kind] });
      return node.children.flatMap((child) => inlineOf(child, inside, parts));
    }
    default:
      // A block within a line: its words.
      return 'children' in node ? node.children.flatMap((child) => inlineOf(child, marks, parts)) : [];
  }
}

/** Text, with `@room` as what it means. */
function textOf(text: string, marks: readonly DocMark[]): DocNode[] {
  const match = roomWord.exec(text);
  if (!match) return text === '' ? [] : [words(text, marks)];
  const room: DocNode = { ...leaf('mention', marks), attrs: { ref: '@room', name: 'room' } };
  const before = text.slice(0, match.index);
  return [...(before === '' ? [] : [words(before, marks)]), room, ...textOf(text.slice(match.index + 5), marks)];
}

function words(text: string, marks: readonly DocMark[]): DocNode {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function leaf(type: string, marks: readonly DocMark[]): DocNode {
  return marks.length > 0 ? { type, marks } : { type };
}

const order = ['link', 'bold', 'italic', 'underline', 'strike', 'code'];

/** Each kind once, the outermost first. */
function withMark(marks: readonly DocMark[], mark: DocMark): readonly DocMark[] {
  if (marks.some(({ type }) => type === mark.type)) return marks;
  return [...marks, mark].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
}

function merged(nodes: readonly DocNode[]): DocNode[] {
  const all: DocNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    const isSame = last?.text !== undefined && node.text !== undefined && sameMarks(last.marks, node.marks);
    if (isSame) all[all.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else all.push(node);
  }
  return all;
}

function sameMarks(one: readonly DocMark[] = [], other: readonly DocMark[] = []): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf(body: Body): string {
  return body.map((node) => ('text' in node ? node.text : 'children' in node ? wordsOf(node.children) : '')).join('');
}
