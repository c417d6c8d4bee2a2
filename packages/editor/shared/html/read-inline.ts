import { meantBy } from '@kontor/matrix/shared';
import type { DocMark, DocNode } from '../doc.ts';
import { isDocumentHref, targetOfHref } from '../schema/attribute-checks.ts';
import { isRef } from './addresses.ts';
import { type Flow, withMark } from './flow.ts';
import { readPicture } from './read-picture.ts';
import { fileAt, lineWithin, type Reading } from './reading.ts';
import { attribute, type HtmlElement, textWithin } from './tree.ts';

const markTypes: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  mark: 'highlight',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** Reads an element that stands within a line; false where it is none. */
export function readInline(element: HtmlElement, flow: Flow, reading: Reading): boolean {
  const { tagName, childNodes } = element;
  const has = (name: string) => attribute(element, name) !== undefined;
  if (tagName === 'br') flow.add({ type: 'hardBreak' });
  else if (tagName === 'img') readPicture(element, flow, reading);
  else if (tagName === 'code' && has('data-math')) flow.add(formula(textWithin(childNodes)));
  else if (tagName === 'span' && has('data-footnote')) readNote(element, flow, reading);
  else if (tagName === 'span' && has('data-unknown') && !reading.isNote) flow.add(unknownOf(element));
  else if (tagName === 'a') readAnchor(element, flow, reading);
  else if (markTypes[tagName] || tagName === 'span' || tagName === 'font')
    reading.readNodes(childNodes, flow, { ...reading, marks: marksOf(element, reading.marks) });
  else return false;
  return true;
}

function formula(source: string): DocNode {
  return { type: 'mathInline', attrs: { source: source.slice(0, 20_000) } };
}

function unknownOf(element: HtmlElement): DocNode {
  const attrs = { name: attribute(element, 'data-unknown'), source: attribute(element, 'data-source') ?? '' };
  return { type: 'unknownInline', attrs };
}

function marksOf(element: HtmlElement, marks: readonly DocMark[]): readonly DocMark[] {
  const style = attribute(element, 'style') ?? '';
  const own = markTypes[element.tagName];
  // What Google's documents put around everything.
  const isNone = own === 'bold' && /font-weight:\s*(normal|400)/i.test(style);
  const styled = [
    ...(own && !isNone ? [own] : []),
    ...(/font-weight:\s*(bold|[6-9]00)/i.test(style) ? ['bold'] : []),
    ...(/font-style:\s*italic/i.test(style) ? ['italic'] : []),
    ...(/text-decoration[^;]*underline/i.test(style) ? ['underline'] : []),
    ...(/text-decoration[^;]*line-through/i.test(style) ? ['strike'] : []),
  ];
  return styled.reduce<readonly DocMark[]>((all, type) => withMark(all, { type }), marks);
}

const within = { marks: [], isNote: true };

function readNote(element: HtmlElement, flow: Flow, reading: Reading): void {
  const style = attribute(element, 'style') ?? '';
  const { line } = lineWithin(element.childNodes, { ...reading, ...within }, isVerbatim(style) || flow.isVerbatim);
  addNote(line, flow, reading);
}

/** Notes have no notes: there it is its words. */
function addNote(content: readonly DocNode[], flow: Flow, { isNote }: Reading): void {
  if (isNote) for (const piece of content) flow.add(piece);
  else flow.add(content.length > 0 ? { type: 'footnote', content } : { type: 'footnote' });
}

export function isVerbatim(style: string): boolean {
  return /white-space:\s*(pre-wrap|break-spaces)/i.test(style);
}

function readAnchor(element: HtmlElement, flow: Flow, reading: Reading): void {
  const { childNodes } = element;
  const address = attribute(element, 'href') ?? '';
  if (attribute(element, 'data-footnote-backref') !== undefined) return;
  const note = attribute(element, 'data-footnote-ref') === undefined ? undefined : reading.notes.get(address.slice(1));
  if (note) {
    addNote(lineWithin(note.childNodes, { ...reading, ...within }, false).line, flow, reading);
    return;
  }
  const place = attribute(element, 'id') ?? attribute(element, 'name');
  if (place !== undefined && /^[^\s#{}<>"]{1,200}$/u.test(place)) flow.anchor ??= place;
  const href = address === '' && attribute(element, 'href') === undefined ? '' : hrefOf(address, reading);
  const title = attribute(element, 'title') ?? '';
  const mention = mentionOf(element, href, title);
  if (mention) flow.add(mention);
  else if (!reading.isLine && readCard(element, href, title, flow, reading)) return;
  else
    reading.readNodes(childNodes, flow, {
      ...reading,
      marks: isDocumentHref(href) ? withMark(reading.marks, { type: 'link', attrs: { href } }) : reading.marks,
    });
}

/** What a link leads to, with letters as they are read. */
export function hrefOf(address: string, { isMarkdown, parts }: Reading): string {
  const trimmed = address.trim().replace(/ /g, '%20');
  return parts.hrefOf?.(trimmed) ?? (isMarkdown ? lettersOf(trimmed) : trimmed);
}

function lettersOf(address: string): string {
  return address.replace(/(%[89A-F][0-9A-F])+/gi, (coded) => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });
}

function mentionOf(element: HtmlElement, href: string, title: string): DocNode | undefined {
  const given = attribute(element, 'data-mention');
  if (given === undefined && title !== 'mention') return undefined;
  const words = textWithin(element.childNodes);
  const matrix = meantBy(href, words);
  const found = matrix?.kind === 'mention' ? matrix.userId : matrix?.kind === 'room' ? matrix.room : href;
  const ref = given ?? targetOfHref(href)?.ref ?? found;
  if (ref === '' || ref.length > 512 || !(isRef(ref) || isDocumentHref(ref) || /^[@!#]/.test(ref))) return undefined;
  const name = /^https?:/.test(ref) ? words : words.replace(/^[@#]/, '');
  return { type: 'mention', attrs: { ref, name: name.slice(0, 512) } };
}

/** In Markdown a link whose title says so is a card or a file. */
function readCard(element: HtmlElement, href: string, title: string, flow: Flow, reading: Reading): boolean {
  const name = textWithin(element.childNodes).slice(0, 512);
  const target = targetOfHref(href);
  if (title === 'embed' && target) {
    flow.addBlock({ type: 'embed', attrs: { ref: target.ref, name } });
    return true;
  }
  const [isFile, mime = '', size = '0'] = /^file (\S*) (\d{1,15})$/.exec(title) ?? [];
  const file = isFile === undefined ? undefined : fileAt(attribute(element, 'href') ?? '', reading);
  if (file === undefined) return false;
  flow.addBlock({ type: 'file', attrs: { file, name, mime: mime.slice(0, 255), size: Number(size) } });
  return true;
}
