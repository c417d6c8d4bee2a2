import type { DocNode } from '../doc.ts';
import {
  fileAddressOf,
  htmlOfBlocks,
  htmlOfLine,
  pictureAddress,
  textIn,
  type WritingParts,
} from '../html/html-of-doc.ts';
import { addressOf, phrasesOf } from './markdown-phrases.ts';
import type {
  AlignType,
  BlockContent,
  FootnoteDefinition,
  List,
  PhrasingContent,
  RootContent,
  Table,
} from './mdast.ts';

/** The footnotes of a document, in the order of their calls. */
export class Notes {
  readonly definitions: FootnoteDefinition[] = [];

  add(children: PhrasingContent[]): string {
    const identifier = String(this.definitions.length + 1);
    this.definitions.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [{ type: 'paragraph', children }],
    });
    return identifier;
  }
}

/** What stands for a block, often one node; where Markdown has no words for it, that is HTML. */
export function blockOf(node: DocNode, notes: Notes, parts: WritingParts): RootContent[] {
  const { type, attrs = {}, content = [] } = node;
  const line = (nodes = content) => phrasesOf(nodes, { notes, parts, isOneLine: type === 'heading' });
  const within = (nodes = content) => nodes.flatMap((child) => blockOf(child, notes, parts)) as BlockContent[]; // no definitions: those stand at the end
  switch (type) {
    case 'paragraph':
      return content.length > 0 ? [{ type: 'paragraph', children: line() }] : [html('<p></p>')];
    case 'heading': {
      const anchor = attrs.anchor === null ? [] : [html(`<a id="${attrs.anchor}"></a>`)];
      return [{ type: 'heading', depth: Number(attrs.level) as 1, children: [...anchor, ...line()] }]; // one of six, as the schema says
    }
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'codeBlock':
      return [{ type: 'code', lang: attrs.language === null ? null : String(attrs.language), value: textIn(node) }];
    case 'mathBlock':
      return [{ type: 'code', lang: 'math', value: String(attrs.source) }];
    case 'blockquote':
      return [{ type: 'blockquote', children: within() }];
    case 'callout':
      return [{ type: 'blockquote', children: calloutOf(String(attrs.kind), within()) }];
    case 'details':
      return detailsOf(node, notes, parts);
    case 'columns':
      return [html('<div data-columns>'), ...within(), html('</div>')];
    case 'column':
      return [html(`<div data-column="${attrs.share}">`), ...within(), html('</div>')];
    case 'bulletList':
    case 'taskList':
      return [listOf(node, notes, parts) ?? inHtml(node, parts)];
    case 'orderedList':
      return [(attrs.type === null && listOf(node, notes, parts)) || inHtml(node, parts)];
    case 'table':
      return [tableOf(node, notes, parts) ?? inHtml(node, parts)];
    case 'image':
      return [imageOf(attrs, parts) ?? inHtml(node, parts)];
    case 'file':
      return [cardOf(fileAddressOf(attrs.file, parts), `file ${attrs.mime} ${attrs.size}`, attrs.name)];
    case 'embed':
      return [cardOf(addressOf(`kontor:${attrs.ref}`, parts), 'embed', attrs.name)];
    default:
      return [inHtml(node, parts)];
  }
}

function html(value: string) {
  return { type: 'html' as const, value };
}

function inHtml(node: DocNode, parts: WritingParts) {
  return html(htmlOfBlocks([node], parts));
}

const signs: Readonly<Record<string, string>> = { info: 'NOTE', tip: 'TIP', warning: 'WARNING', danger: 'CAUTION' };

function calloutOf(kind: string, blocks: BlockContent[]): BlockContent[] {
  const [first, ...rest] = blocks;
  const sign = `[!${signs[kind]}]`;
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', children: [html(sign)] }, ...blocks];
  return [{ type: 'paragraph', children: [html(`${sign}\n`), ...first.children] }, ...rest];
}

function detailsOf(node: DocNode, notes: Notes, parts: WritingParts): RootContent[] {
  const [first, ...rest] = node.content ?? [];
  if (first?.type !== 'detailsSummary' || rest.some(({ type }) => type === 'detailsSummary'))
    return [inHtml(node, parts)];
  const summary = `<summary>${htmlOfLine(first.content ?? [], parts)}</summary>`;
  return [html(`<details>\n${summary}`), ...rest.flatMap((child) => blockOf(child, notes, parts)), html('</details>')];
}

/** Nothing where an item is one that Markdown does not know. */
function listOf({ type, attrs = {}, content = [] }: DocNode, notes: Notes, parts: WritingParts): List | undefined {
  const isTask = type === 'taskList';
  const isFit = content.every(({ content: [first] = [] }) => !isTask || (first?.type === 'paragraph' && first.content));
  if (!isFit) return undefined;
  const children = content.map((item) => {
    const blocks = (item.content ?? []).flatMap((child) => blockOf(child, notes, parts)) as BlockContent[]; // no definitions: those stand at the end
    const [first] = blocks;
    const id = item.attrs?.id;
    if (isTask && typeof id === 'string' && first?.type === 'paragraph')
      first.children = [html(`<!-- task:${id} -->`), ...first.children];
    const checked = isTask ? item.attrs?.checked === true : null;
    return { type: 'listItem' as const, checked, spread: isSpread(item), children: blocks };
  });
  const start = type === 'orderedList' ? Number(attrs.start) : null;
  return { type: 'list', ordered: start !== null, start, spread: content.some(isSpread), children };
}

/** Whether there are empty lines between what stands in an item: not where that is a line and lists. */
function isSpread({ content = [] }: DocNode): boolean {
  const [first, ...rest] = content;
  return first?.type !== 'paragraph' || rest.some(({ type }) => !/List$/.test(type));
}

/** Only a table with a row of heads, of cells that are one line each. */
function tableOf({ content: rows = [] }: DocNode, notes: Notes, parts: WritingParts): Table | undefined {
  const heads = rows[0]?.content ?? [];
  const aligns = heads.map(({ attrs }) => attrs?.align ?? null);
  const isPlain = rows.every(
    ({ content: cells = [] }, row) =>
      cells.length === heads.length &&
      cells.every(({ type, attrs = {}, content = [] }, column) => {
        const isKind = type === (row === 0 ? 'tableHeader' : 'tableCell');
        const isSimple = attrs.colspan === 1 && attrs.rowspan === 1 && attrs.colwidth === null;
        return (
          isKind &&
          isSimple &&
          attrs.align === aligns[column] &&
          content.length === 1 &&
          content[0]?.type === 'paragraph'
        );
      }),
  );
  if (!isPlain) return undefined;
  const children = rows.map(({ content: cells = [] }) => ({
    type: 'tableRow' as const,
    children: cells.map(({ content = [] }) => ({
      type: 'tableCell' as const,
      children: phrasesOf(content[0]?.content ?? [], { notes, parts, isOneLine: true }),
    })),
  }));
  return { type: 'table', align: aligns as AlignType[], children }; // what the schema allows
}

function imageOf(attrs: Readonly<Record<string, unknown>>, parts: WritingParts): RootContent | undefined {
  const { alt, title, width, caption, href } = attrs;
  if (width !== null || caption !== '') return undefined;
  const picture = {
    type: 'image' as const,
    url: pictureAddress(attrs, parts),
    alt: String(alt),
    title: title === null ? null : String(title),
  };
  if (typeof href !== 'string') return { type: 'paragraph', children: [picture] };
  return { type: 'paragraph', children: [{ type: 'link', url: addressOf(href, parts), children: [picture] }] };
}

function cardOf(url: string, title: string, name: unknown): RootContent {
  return {
    type: 'paragraph',
    children: [{ type: 'link', url, title, children: [{ type: 'text', value: String(name) }] }],
  };
}
