import { parseRef } from '@kontor/base';
import type { DocNode } from '../doc.ts';
import { calloutKinds } from '../schema/block-nodes.ts';
import { type Flow, filled, fitted } from './flow.ts';
import { isVerbatim } from './read-inline.ts';
import { readList } from './read-list.ts';
import { readPicture } from './read-picture.ts';
import { readTable } from './read-table.ts';
import { blocksWithin, lineWithin, type Reading } from './reading.ts';
import { attribute, findWithin, type HtmlElement, numberIn, textOfNode, textWithin } from './tree.ts';

const flowing = new Set(
  'address,article,aside,body,center,dd,dialog,div,dl,dt,fieldset,figcaption,figure,footer,form,header,html,legend,li,main,menu,nav,p,section,summary,caption,tbody,thead,tfoot,tr,td,th'.split(
    ',',
  ),
);

/** Reads an element that stands in lines of its own; false where it is none. */
export function readBlock(element: HtmlElement, flow: Flow, reading: Reading): boolean {
  const { tagName, childNodes } = element;
  if (attribute(element, 'data-footnotes') !== undefined && reading.isMarkdown) return true;
  if (reading.isLine) {
    if (!flowing.has(tagName) && !/^(h[1-6]|ul|ol|pre|blockquote|table|details)$/.test(tagName)) return false;
    flow.endLine();
    reading.readNodes(childNodes, flow, reading);
    flow.endLine();
    return true;
  }
  const node = nodeOf(element, reading);
  if (node) flow.addBlock(node);
  else if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') readList(element, flow, reading);
  else if (tagName === 'table') readTable(element, flow, reading);
  else if (tagName === 'figure') readFigure(element, flow, reading);
  else if (flowing.has(tagName)) readFlowing(element, flow, reading);
  else return false;
  return true;
}

function nodeOf(element: HtmlElement, reading: Reading): DocNode | undefined {
  const { tagName, childNodes } = element;
  const within = (type: string) => filled(type, blocksWithin(childNodes, reading).blocks);
  const kind = attribute(element, 'data-kind');
  const isKind = calloutKinds.some((each) => each === kind);
  if (/^h[1-6]$/.test(tagName)) return headingOf(element, reading);
  if (tagName === 'hr') return { type: 'horizontalRule' };
  if (tagName === 'pre') return codeOf(element, reading);
  if (tagName === 'blockquote') return quoteOf(element, reading);
  if (tagName === 'aside' && isKind) return { type: 'callout', attrs: { kind }, content: within('callout') };
  if (tagName === 'details') return detailsOf(element, reading);
  if (attribute(element, 'data-columns') !== undefined) return columnsOf(element, reading);
  if (attribute(element, 'data-column') !== undefined) {
    const share = numberIn(element, 'data-column', 1, 12) ?? 1;
    return { type: 'column', attrs: { share }, content: within('column') };
  }
  return tagName === 'p' ? (unknownOf(element) ?? cardOf(element)) : undefined;
}

function headingOf(element: HtmlElement, reading: Reading): DocNode {
  const { line, flow } = lineWithin(element.childNodes, reading, isVerbatim(attribute(element, 'style') ?? ''));
  const anchor = [attribute(element, 'id'), flow.anchor].find((each) => each && /^[^\s#{}<>"]{1,200}$/u.test(each));
  const attrs = { level: Number(element.tagName[1]), anchor: anchor ?? null };
  return line.length > 0 ? { type: 'heading', attrs, content: line } : { type: 'heading', attrs };
}

function codeOf(element: HtmlElement, { isMarkdown }: Reading): DocNode {
  const text = textWithin(element.childNodes);
  const own = attribute(element, 'data-language');
  if (attribute(element, 'data-math') !== undefined) return formulaOf(text.replace(/^\n/, ''));
  const code = findWithin(element.childNodes, ({ tagName }) => tagName === 'code', 0);
  const [, named] = /(?:^|\s)language-(\S+)/.exec((code && attribute(code, 'class')) ?? '') ?? [];
  const language = [own ?? named].find((each) => each && /^[\p{L}\p{N}+#._-]{1,40}$/u.test(each)) ?? null;
  if (isMarkdown && own === undefined && language === 'math') return formulaOf(text.replace(/\n$/, ''));
  const words = own === undefined ? text.replace(/\n$/, '') : text.replace(/^\n/, '');
  const content = words === '' ? [] : [{ type: 'text', text: words }];
  return { type: 'codeBlock', attrs: { language }, ...(content.length > 0 && { content }) };
}

function formulaOf(source: string): DocNode {
  return { type: 'mathBlock', attrs: { source: source.slice(0, 20_000) } };
}

const callouts: Readonly<Record<string, string>> = {
  NOTE: 'info',
  INFO: 'info',
  IMPORTANT: 'info',
  TIP: 'tip',
  WARNING: 'warning',
  CAUTION: 'danger',
  DANGER: 'danger',
};

/** In Markdown a quote that begins with `[!NOTE]` is a callout. */
function quoteOf(element: HtmlElement, reading: Reading): DocNode {
  const first = findWithin(element.childNodes, () => true, 0);
  const words = reading.isMarkdown && first?.tagName === 'p' ? first.childNodes[0] : undefined;
  const [sign = '', name = ''] = /^\s*\[!(\w+)\][ \t]*(?:\n|$)/.exec((words && textOfNode(words)) ?? '') ?? [];
  const kind = callouts[name.toUpperCase()];
  if (kind === undefined || !words || !('value' in words)) {
    return { type: 'blockquote', content: filled('blockquote', blocksWithin(element.childNodes, reading).blocks) };
  }
  words.value = words.value.slice(sign.length);
  const isAlone = words.value === '' && first?.childNodes.length === 1;
  const nodes = isAlone ? element.childNodes.filter((each) => each !== first) : element.childNodes;
  return { type: 'callout', attrs: { kind }, content: filled('callout', blocksWithin(nodes, reading).blocks) };
}

function detailsOf({ childNodes }: HtmlElement, reading: Reading): DocNode {
  const isSummary = (node: object | undefined) => node !== undefined && 'tagName' in node && node.tagName === 'summary';
  const groups: HtmlElement['childNodes'][] = [[]];
  for (const child of childNodes) {
    if (isSummary(child)) groups.push([child], []);
    else groups.at(-1)?.push(child);
  }
  const content = groups.flatMap((group): DocNode[] => {
    const [only] = group;
    if (!isSummary(only) || !only || !('childNodes' in only) || !('attrs' in only))
      return fitted('details', blocksWithin(group, reading).blocks);
    const { line } = lineWithin(only.childNodes, reading, isVerbatim(attribute(only, 'style') ?? ''));
    return [line.length > 0 ? { type: 'detailsSummary', content: line } : { type: 'detailsSummary' }];
  });
  return { type: 'details', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** Columns are made of columns; what stands between them is one, too. */
function columnsOf({ childNodes }: HtmlElement, reading: Reading): DocNode {
  const columns: DocNode[] = [];
  for (const block of blocksWithin(childNodes, reading).blocks) {
    if (block.type === 'column') columns.push(block);
    else columns.push({ type: 'column', attrs: { share: 1 }, content: filled('column', [block]) });
  }
  const empty: DocNode = { type: 'column', attrs: { share: 1 }, content: [{ type: 'paragraph' }] };
  return { type: 'columns', content: columns.length > 0 ? columns : [empty] };
}

function cardOf(element: HtmlElement): DocNode | undefined {
  const name = textWithin(element.childNodes).slice(0, 512);
  const [file, ref] = [attribute(element, 'data-file'), attribute(element, 'data-embed')];
  if (ref !== undefined && parseRef(ref)) return { type: 'embed', attrs: { ref, name } };
  if (file === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(file)) return undefined;
  const mime = (attribute(element, 'data-mime') ?? '').slice(0, 255);
  const size = numberIn(element, 'data-size', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  return { type: 'file', attrs: { file, name, mime, size } };
}

/** What an older version kept as it was. */
function unknownOf(element: HtmlElement): DocNode | undefined {
  const [name, source] = [attribute(element, 'data-unknown'), attribute(element, 'data-source')];
  return name === undefined || source === undefined ? undefined : { type: 'unknownBlock', attrs: { name, source } };
}

function readFigure(element: HtmlElement, flow: Flow, reading: Reading): void {
  const picture = findWithin(element.childNodes, ({ tagName }) => tagName === 'img', 3);
  const caption = findWithin(element.childNodes, ({ tagName }) => tagName === 'figcaption', 3);
  const link = findWithin(element.childNodes, ({ tagName }) => tagName === 'a', 0);
  const others = textWithin(element.childNodes).trim() !== textWithin(caption?.childNodes ?? []).trim();
  if (!picture || others) readFlowing(element, flow, reading);
  else {
    const href = link && attribute(link, 'href');
    const marks = href === undefined ? [] : [{ type: 'link', attrs: { href: linkedTo(href, reading) } }];
    readPicture(picture, flow, { ...reading, marks }, textWithin(caption?.childNodes ?? []));
    flow.endLine();
  }
}

function linkedTo(address: string, { parts }: Reading): string {
  return parts.hrefOf?.(address.trim()) ?? address.trim();
}

function readFlowing(element: HtmlElement, flow: Flow, reading: Reading): void {
  const { tagName, childNodes } = element;
  flow.endLine();
  const count = flow.blocks.length;
  const wasVerbatim = flow.isVerbatim;
  flow.isVerbatim ||= isVerbatim(attribute(element, 'style') ?? '');
  const marks = tagName === 'dt' ? [...reading.marks, { type: 'bold' }] : reading.marks;
  reading.readNodes(childNodes, flow, { ...reading, marks });
  flow.endLine();
  flow.isVerbatim = wasVerbatim;
  if (tagName === 'p' && childNodes.length === 0 && flow.blocks.length === count) flow.addBlock({ type: 'paragraph' });
}
