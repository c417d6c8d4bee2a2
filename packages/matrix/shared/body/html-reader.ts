import { type Body, type BodyNode, isSafeAddress, meantBy } from './body-node.ts';
import { readList, readTable } from './html-lists.ts';
import { type HtmlElement, type HtmlPart, parseHtml } from './html-parser.ts';

const wrappers: Readonly<Record<string, 'strong' | 'emphasis' | 'strike' | 'underline' | 'paragraph' | 'quote'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  u: 'underline',
  p: 'paragraph',
  div: 'paragraph',
  blockquote: 'quote',
};

/** Their content is not text for people. */
const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'mx-reply',
  'title',
]);

/**
 * Reads the formatted body of a message from anywhere. What is not on our list is left out, its words stay: the tree
 * knows no scripts, styles, pictures or attributes, and no address but those that `isSafeAddress` allows.
 */
export function readHtml(html: string): Body {
  return read(parseHtml(html));
}

function read(parts: readonly HtmlPart[]): Body {
  return parts.flatMap((part) => (typeof part === 'string' ? readText(part) : readElement(part)));
}

function readText(text: string): BodyNode[] {
  return text === '' ? [] : [{ kind: 'text', text: text.replace(/\s*\n\s*/g, ' ') }];
}

function readElement(element: HtmlElement): Body {
  const { tag, attributes, parts } = element;
  if (dropped.has(tag)) return [];
  const wrapper = Object.hasOwn(wrappers, tag) ? wrappers[tag] : undefined;
  // Some editors wrap all that is copied in a mark that says that it is none.
  if (/\bfont-weight:\s*(normal|400)/.test(attributes.get('style') ?? '') && wrapper === 'strong') return read(parts);
  if (wrapper) return [{ kind: wrapper, children: read(parts) }];
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level !== undefined) return [{ kind: 'heading', level: Number(level), children: read(parts) }];
  switch (tag) {
    case 'br':
      return [{ kind: 'break' }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'code':
      return [{ kind: 'code', text: wordsOf(parts) }];
    case 'pre':
      return [readCode(parts)];
    case 'ul':
    case 'ol':
      return [readList(element, read)];
    case 'table':
      return readTable(element, read);
    case 'a':
      return readLink(attributes.get('href') ?? '', parts);
    default:
      return read(parts);
  }
}

function readCode(parts: readonly HtmlPart[]): BodyNode {
  const code = parts.find((part) => typeof part !== 'string' && part.tag === 'code');
  const names = typeof code === 'object' ? (code.attributes.get('class') ?? '') : '';
  const [, language = ''] = /\blanguage-([\w+#-]{1,30})/.exec(names) ?? [];
  return { kind: 'code-block', language, text: wordsOf(parts).replace(/^\n|\n$/g, '') };
}

function readLink(href: string, parts: readonly HtmlPart[]): Body {
  const meant = meantBy(href, wordsOf(parts));
  if (meant) return [meant];
  const children = read(parts);
  return isSafeAddress(href) ? [{ kind: 'link', href, children }] : children;
}

/** The words alone; lines stay lines. */
function wordsOf(parts: readonly HtmlPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.tag === 'br' ? '\n' : wordsOf(part.parts);
    })
    .join('');
}
