import { type Body, type BodyNode, isSafeAddress, tight } from '@kontor/matrix/shared';
import type { DocMark, DocNode } from './doc.ts';
import { isMatrixId, mentionWords } from './mention-node.ts';

export interface BodyOfDocParts {
  /** Where an object of Kontor is shown; without it only its name is written. */
  readonly addressOf?: (ref: string) => string | undefined;
}

/** What a document says, to be written as HTML, Markdown or plain text. Nodes that nobody knows are their words. */
export function bodyOfDoc(doc: DocNode, parts: BodyOfDocParts = {}): Body {
  const blocks = blocksOf(doc.content, parts);
  const [only] = blocks;
  return blocks.length === 1 && only?.kind === 'paragraph' ? only.children : blocks;
}

function blocksOf(content: readonly DocNode[] | undefined, parts: BodyOfDocParts): BodyNode[] {
  return (content ?? []).flatMap((node) => blockOf(node, parts));
}

function blockOf(node: DocNode, parts: BodyOfDocParts): BodyNode[] {
  const { type, attrs = {}, content = [] } = node;
  const inner = () => tight(blocksOf(content, parts));
  switch (type) {
    case 'paragraph':
      return [{ kind: 'paragraph', children: lineOf(content, parts) }];
    case 'heading':
      return [{ kind: 'heading', level: Number(attrs.level ?? 1), children: lineOf(content, parts) }];
    case 'horizontalRule':
      return [{ kind: 'rule' }];
    case 'codeBlock':
      return [{ kind: 'code-block', language: String(attrs.language ?? ''), text: content.map(textOf).join('') }];
    case 'blockquote':
      return [{ kind: 'quote', children: inner() }];
    case 'bulletList':
    case 'orderedList': {
      const items = content.map((item) => tight(blocksOf(item.content, parts)));
      return [{ kind: 'list', isOrdered: type === 'orderedList', start: Number(attrs.start ?? 1), items }];
    }
    case 'taskList': {
      const items = content.map((item) => ({
        isDone: item.attrs?.checked === true,
        children: tight(blocksOf(item.content, parts)),
      }));
      return [{ kind: 'tasks', items }];
    }
    case 'table': {
      const rows = content.map((row) =>
        (row.content ?? []).map((cell) => ({
          isHead: cell.type === 'tableHeader',
          children: lineOf(cell.content?.[0]?.content ?? [], parts),
        })),
      );
      return [{ kind: 'table', rows }];
    }
    default:
      return content.length > 0 ? blocksOf(content, parts) : [{ kind: 'paragraph', children: lineOf([node], parts) }];
  }
}

const kinds: Readonly<Record<string, 'strong' | 'emphasis' | 'underline' | 'strike'>> = {
  bold: 'strong',
  italic: 'emphasis',
  underline: 'underline',
  strike: 'strike',
};
const order = ['link', 'bold', 'italic', 'underline', 'strike'];

/** Marks as nodes around what they hold, each as far as it reaches. */
function lineOf(nodes: readonly DocNode[], parts: BodyOfDocParts, from = 0): BodyNode[] {
  const type = order[from];
  if (type === undefined) return nodes.map((node) => leafOf(node, parts));
  const body: BodyNode[] = [];
  for (let at = 0; at < nodes.length; ) {
    const mark = markOf(nodes[at], type);
    let end = at + 1;
    while (end < nodes.length && isSame(mark, markOf(nodes[end], type))) end++;
    const inner = lineOf(nodes.slice(at, end), parts, from + 1);
    const href = String(mark?.attrs?.href ?? '');
    const kind = kinds[type];
    if (!mark || (type === 'link' && !isSafeAddress(href))) body.push(...inner);
    else body.push(kind ? { kind, children: inner } : { kind: 'link', href, children: inner });
    at = end;
  }
  return body;
}

function markOf(node: DocNode | undefined, type: string): DocMark | undefined {
  return node?.marks?.find((mark) => mark.type === type);
}

function isSame(one: DocMark | undefined, other: DocMark | undefined): boolean {
  return one?.type === other?.type && one?.attrs?.href === other?.attrs?.href;
}

function leafOf(node: DocNode, parts: BodyOfDocParts): BodyNode {
  const { type, attrs = {} } = node;
  if (type === 'hardBreak') return { kind: 'break' };
  if (type === 'mention') return mentionOf(attrs, parts);
  const text = textOf(node);
  return markOf(node, 'code') ? { kind: 'code', text } : { kind: 'text', text };
}

function mentionOf(attrs: Readonly<Record<string, unknown>>, { addressOf }: BodyOfDocParts): BodyNode {
  const [ref, name] = [String(attrs.ref), String(attrs.name)];
  if (isMatrixId(ref))
    return ref.startsWith('@') ? { kind: 'mention', userId: ref, name } : { kind: 'room', room: ref, name };
  const href = addressOf?.(ref) ?? '';
  if (isSafeAddress(href)) return { kind: 'link', href, children: [{ kind: 'text', text: name }] };
  return { kind: 'text', text: mentionWords(attrs) };
}

function textOf({ text, content }: DocNode): string {
  return text ?? (content ?? []).map(textOf).join('');
}
