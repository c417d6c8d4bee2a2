import { linkOf } from '@kontor/matrix/shared';
import type { DocMark, DocNode } from '../doc.ts';
import { mentionWords } from '../mention-node.ts';
import { isDocumentHref, isPictureAddress } from '../schema/attribute-checks.ts';
import { readableDoc } from '../shared-doc/readable-doc.ts';
import { isRef } from './addresses.ts';
import { escaped, type Tag, tag } from './tag.ts';

export interface WritingParts {
  /** Where a link leads outside of Kontor; without an answer it stays as it is. */
  readonly addressOf?: (href: string) => string | undefined;
  /** False where a link leads nowhere for whoever reads this: in HTML, its words stay. */
  readonly isReached?: (href: string) => boolean;
  /** HTML that stands for a node instead. */
  readonly instead?: (node: DocNode) => string | undefined;
  /** Where a file of Kontor stands; without an answer it is named by its id. */
  readonly fileAddress?: (file: string) => string | undefined;
}

/**
 * A document as HTML without line breaks, which `docOfHtml` reads back as it was. There is no attribute in it but those
 * written here, and no address that runs, whatever the document says.
 */
export function htmlOfDoc(doc: DocNode, parts: WritingParts = {}): string {
  return htmlOfBlocks(readableDoc(doc).content, parts);
}

export function htmlOfBlocks(blocks: readonly DocNode[] = [], parts: WritingParts): string {
  return blocks.map((block) => htmlOfBlock(block, parts)).join('');
}

function htmlOfBlock(node: DocNode, parts: WritingParts): string {
  return parts.instead?.(node) ?? htmlOfOwn(node, parts);
}

function htmlOfOwn(node: DocNode, parts: WritingParts): string {
  const { type, attrs = {}, content = [] } = node;
  const line = (name: string, own: Tag = {}) =>
    tag(name, { ...own, style: spacing(content) }, htmlOfLine(content, parts));
  const around = (name: string, own: Tag = {}) => tag(name, own, htmlOfBlocks(content, parts));
  switch (type) {
    case 'paragraph':
      return line('p');
    case 'detailsSummary':
      return line('summary');
    case 'heading':
      return line(`h${Math.min(6, Math.max(1, Number(attrs.level) || 1))}`, { id: attrs.anchor });
    case 'blockquote':
      return around('blockquote');
    case 'callout':
      return around('aside', { 'data-kind': attrs.kind });
    case 'details':
      return around('details');
    case 'columns':
      return around('div', { 'data-columns': '' });
    case 'column':
      return around('div', { 'data-column': attrs.share });
    case 'bulletList':
      return around('ul');
    case 'orderedList':
      return around('ol', { start: attrs.start === 1 ? null : attrs.start, type: attrs.type });
    case 'taskList':
      return around('ul', { 'data-tasks': '' });
    case 'listItem':
      return around('li');
    case 'taskItem':
      return around('li', { 'data-checked': attrs.checked === true, 'data-id': attrs.id });
    case 'table':
      return tag('table', {}, around('tbody'));
    case 'tableRow':
      return around('tr');
    case 'tableHeader':
    case 'tableCell':
      return around(type === 'tableHeader' ? 'th' : 'td', cellTag(attrs));
    case 'horizontalRule':
      return '<hr>';
    case 'codeBlock':
      // The first line break within is none to readers.
      return tag('pre', { 'data-language': attrs.language ?? '' }, `<code>&#10;${escaped(textIn(node))}</code>`);
    case 'mathBlock':
      return tag('pre', { 'data-math': '' }, `&#10;${escaped(String(attrs.source))}`);
    case 'image':
      return figureOf(attrs, parts);
    case 'file':
      return tag(
        'p',
        { 'data-file': attrs.file, 'data-mime': attrs.mime, 'data-size': attrs.size },
        fileLink(attrs, parts),
      );
    case 'embed':
      return tag('p', { 'data-embed': attrs.ref }, linkTo(`kontor:${attrs.ref}`, escaped(String(attrs.name)), parts));
    case 'unknownBlock':
      return tag('p', { 'data-unknown': attrs.name, 'data-source': attrs.source });
    default:
      return content.length > 0 ? around('div') : tag('p', {}, htmlOfLine([node], parts));
  }
}

const order = ['link', 'bold', 'italic', 'underline', 'strike', 'highlight', 'subscript', 'superscript', 'code'];
const tags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  highlight: 'mark',
  subscript: 'sub',
  superscript: 'sup',
  code: 'code',
};

export function htmlOfLine(nodes: readonly DocNode[], parts: WritingParts): string {
  return htmlOfMarks(nodes, parts, 0);
}

/** Marks as elements around what they hold, each as far as it reaches. */
function htmlOfMarks(nodes: readonly DocNode[], parts: WritingParts, from: number): string {
  const type = order[from];
  if (type === undefined) return nodes.map((node) => htmlOfLeaf(node, parts)).join('');
  let html = '';
  for (let at = 0; at < nodes.length; ) {
    const mark = markOf(nodes[at], type);
    let end = at + 1;
    while (end < nodes.length && isSame(mark, markOf(nodes[end], type))) end++;
    const inner = htmlOfMarks(nodes.slice(at, end), parts, from + 1);
    if (!mark) html += inner;
    else if (type === 'link') html += linkTo(String(mark.attrs?.href), inner, parts);
    // In Markdown, code between signs of the dollar is a formula.
    else html += `${type === 'code' && html.endsWith('$') ? '<!---->' : ''}${tag(tags[type] ?? 'span', {}, inner)}`;
    at = end;
  }
  return html;
}

export function markOf(node: DocNode | undefined, type: string): DocMark | undefined {
  return node?.marks?.find((mark) => mark.type === type);
}

export function isSame(one: DocMark | undefined, other: DocMark | undefined): boolean {
  return one?.type === other?.type && one?.attrs?.href === other?.attrs?.href;
}

function htmlOfLeaf(node: DocNode, parts: WritingParts): string {
  const { type, attrs = {}, content = [], text } = node;
  if (text !== undefined) return escaped(text).replace(/^\[!/, '<!---->[!');
  const own = parts.instead?.(node);
  if (own !== undefined) return own;
  switch (type) {
    case 'hardBreak':
      return '<br>';
    case 'mathInline':
      return tag('code', { 'data-math': '' }, escaped(String(attrs.source)));
    case 'footnote':
      return tag('span', { 'data-footnote': '' }, htmlOfLine(content, parts));
    case 'mention':
      return linkTo(mentionHref(String(attrs.ref)), escaped(mentionWords(attrs)), parts, { 'data-mention': attrs.ref });
    case 'unknownInline':
      return tag('span', { 'data-unknown': attrs.name, 'data-source': attrs.source });
    default:
      return escaped(textIn(node));
  }
}

export function mentionHref(ref: string): string {
  return isRef(ref) ? `kontor:${ref}` : isDocumentHref(ref) ? ref : linkOf(ref);
}

export function linkTo(href: string, inner: string, { addressOf, isReached }: WritingParts, own: Tag = {}): string {
  if (!isDocumentHref(href) || isReached?.(href) === false) return inner;
  return tag('a', { href: addressOf?.(href) ?? href, ...own }, inner);
}

export function fileAddressOf(file: unknown, { fileAddress }: WritingParts): string {
  return fileAddress?.(String(file)) ?? `kontor:files/file/${file}`;
}

function fileLink(attrs: Tag, parts: WritingParts): string {
  return tag('a', { href: fileAddressOf(attrs.file, parts) }, escaped(String(attrs.name)));
}

export function pictureAddress({ file, src }: Tag, parts: WritingParts): string {
  if (file !== null && file !== undefined) return fileAddressOf(file, parts);
  return typeof src === 'string' && isPictureAddress(src) ? src : '';
}

function figureOf(attrs: Tag, parts: WritingParts): string {
  const { alt, title, width, caption = '', href } = attrs;
  const picture = tag('img', { src: pictureAddress(attrs, parts), alt: String(alt ?? ''), title, width });
  const shown = typeof href === 'string' ? linkTo(href, picture, parts) : picture;
  return tag('figure', {}, `${shown}${caption === '' ? '' : tag('figcaption', {}, escaped(String(caption)))}`);
}

function cellTag({ colspan, rowspan, colwidth, align }: Tag): Tag {
  return {
    colspan: colspan === 1 ? null : colspan,
    rowspan: rowspan === 1 ? null : rowspan,
    'data-colwidth': Array.isArray(colwidth) ? colwidth.join(',') : null,
    align,
  };
}

/** Where spaces stand that a reader would take for none. */
function spacing(content: readonly DocNode[]): string | null {
  const words = content.map((node) => node.text ?? (node.type === 'hardBreak' ? '\n' : 'x')).join('');
  const inner = content.some((node) => node.type === 'footnote' && spacing(node.content ?? []) !== null);
  const isOdd = /^[ \n]|[ \n]$| {2}| \n|\n |[\t\f\r]/.test(words) || content.some(({ text }) => text?.includes('\n'));
  return isOdd || inner ? 'white-space: pre-wrap' : null;
}

export function textIn({ text, content }: DocNode): string {
  return text ?? (content ?? []).map(textIn).join('');
}
