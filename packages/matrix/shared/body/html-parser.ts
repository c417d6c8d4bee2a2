import { decodeEntities } from './html-entities.ts';

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: HtmlPart[];
}
export type HtmlPart = string | HtmlElement;

/** Deeper ones are taken for being on the last level: a message may not exhaust the stack. */
const deepest = 40;
const markup = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const empty = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'wbr',
  'base',
  'source',
  'track',
  'embed',
  'col',
  'area',
]);
/** What stands in them is never markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noscript', 'xmp', 'noembed', 'noframes']);

/**
 * Takes HTML apart without a browser's parser: nothing in it is ever given to one, so what this gets wrong looks wrong and
 * does nothing. Every piece that is no tag is text.
 */
export function parseHtml(html: string): HtmlPart[] {
  const root: HtmlElement = { tag: '', attributes: new Map(), parts: [] };
  const open = [root];
  const inside = () => open.at(-1) ?? root;
  const addText = (text: string) => text !== '' && inside().parts.push(decodeEntities(text));
  let at = 0;
  markup.lastIndex = 0;
  for (let match = markup.exec(html); match; match = markup.exec(html)) {
    addText(html.slice(at, match.index));
    at = markup.lastIndex;
    const [, slash, name, rest = ''] = match;
    if (name === undefined) continue;
    const tag = name.toLowerCase();
    if (slash === '/') close(open, tag);
    else {
      const element = { tag, attributes: readAttributes(rest), parts: [] };
      inside().parts.push(element);
      if (raw.has(tag)) at = endOfRaw(html, tag, at);
      else if (!empty.has(tag) && open.length < deepest) open.push(element);
    }
    markup.lastIndex = at;
  }
  addText(html.slice(at));
  return root.parts;
}

function close(open: HtmlElement[], tag: string): void {
  const at = open.findLastIndex((element) => element.tag === tag);
  if (at > 0) open.length = at;
}

function endOfRaw(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}[^>]*(?:>|$)`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return found;
}
