import type { DocNode } from '@kontor/editor/shared';

export type LineKind = 'heading' | 'text' | 'code' | 'row' | 'object' | 'rule';

/** A piece of a page that is compared as a whole: a paragraph, an item, a row of a table, a line of code, a picture. */
export interface TextLine {
  readonly kind: LineKind;
  readonly text: string;
  /** How deep it stands in lists, quotes and boxes. */
  readonly depth: number;
  /** Of headings, 1 to 6. */
  readonly level?: number;
  /** What stands before the text of an item. */
  readonly sign?: string;
}

interface Place {
  readonly depth: number;
  readonly sign?: string;
}

const objects: Readonly<Record<string, readonly string[]>> = {
  image: ['alt', 'caption'],
  file: ['name'],
  embed: ['name'],
  mathBlock: ['source'],
  unknownBlock: ['name'],
};

/** The lines of a page from top to bottom. What this version does not know has its name. */
export function linesOfDoc(doc: DocNode): TextLine[] {
  return linesWithin(doc.content ?? [], { depth: 0 });
}

function linesWithin(nodes: readonly DocNode[], place: Place): TextLine[] {
  return nodes.flatMap((node, index) => linesOf(node, index === 0 ? place : { depth: place.depth }));
}

function linesOf(node: DocNode, place: Place): TextLine[] {
  const { type, attrs = {}, content = [] } = node;
  const sign = place.sign === undefined ? {} : { sign: place.sign };
  if (type === 'paragraph' || type === 'detailsSummary')
    return [{ kind: 'text', text: textOf(content), depth: place.depth, ...sign }];
  if (type === 'heading')
    return [{ kind: 'heading', text: textOf(content), depth: place.depth, level: Number(attrs.level ?? 1), ...sign }];
  if (type === 'codeBlock')
    return textOf(content)
      .split('\n')
      .map((text) => ({ kind: 'code', text, depth: place.depth }));
  if (type === 'horizontalRule') return [{ kind: 'rule', text: '', depth: place.depth }];
  if (type === 'table') return content.map(({ content: cells = [] }) => rowOf(cells, place.depth));
  if (type === 'bulletList') return itemsOf(content, place, () => '•');
  if (type === 'orderedList') return itemsOf(content, place, (_item, at) => `${Number(attrs.start ?? 1) + at}.`);
  if (type === 'taskList') return itemsOf(content, place, (item) => (item.attrs?.checked === true ? '☑' : '☐'));
  const names = objects[type];
  if (names || content.length === 0) return [objectOf(type, attrs, names ?? [], place.depth)];
  const isBox = type === 'blockquote' || type === 'callout' || type === 'details';
  return linesWithin(content, { depth: place.depth + (isBox ? 1 : 0), ...sign });
}

function itemsOf(items: readonly DocNode[], { depth }: Place, signOf: (item: DocNode, at: number) => string) {
  return items.flatMap((item, at) => linesWithin(item.content ?? [], { depth: depth + 1, sign: signOf(item, at) }));
}

function rowOf(cells: readonly DocNode[], depth: number): TextLine {
  const texts = cells.map(({ content = [] }) =>
    linesWithin(content, { depth: 0 })
      .map(({ text }) => text)
      .join(' '),
  );
  return { kind: 'row', text: texts.join(' | '), depth };
}

function objectOf(type: string, attrs: DocNode['attrs'], names: readonly string[], depth: number): TextLine {
  const words = names.map((name) => attrs?.[name]).filter((word) => typeof word === 'string' && word !== '');
  const [first = type] = words;
  return { kind: 'object', text: String(first), depth };
}

function textOf(nodes: readonly DocNode[]): string {
  return nodes
    .map(({ type, text, attrs, content }) => {
      if (text !== undefined) return text;
      if (type === 'hardBreak') return '\n';
      if (type === 'mention') return `@${String(attrs?.name ?? '')}`;
      if (type === 'mathInline') return String(attrs?.source ?? '');
      return content ? ` (${textOf(content)})` : '';
    })
    .join('');
}
