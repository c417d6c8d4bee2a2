import { caldav, calendarServer, dav } from './xml-reader.ts';

const prefixes: Readonly<Record<string, string>> = { [dav]: 'D', [caldav]: 'C', [calendarServer]: 'CS' };

/** Text that is XML already. */
export interface Xml {
  readonly xml: string;
}

export type XmlContent = Xml | string | readonly (Xml | string)[];

/** An element; what is inside as text is escaped. Signs that XML 1.0 cannot have are left out (section 2.2). */
export function element(
  namespace: string,
  name: string,
  content: XmlContent = [],
  attributes: Readonly<Record<string, string>> = {},
): Xml {
  const prefix = prefixes[namespace];
  const tag = prefix === undefined ? name : `${prefix}:${name}`;
  const declared = prefix === undefined ? { xmlns: namespace, ...attributes } : attributes;
  const written = Object.entries(declared).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  const pieces = Array.isArray(content) ? content : [content];
  const inside = pieces.map((piece) => (typeof piece === 'string' ? escapeText(piece) : piece.xml)).join('');
  const head = `${tag}${written.join('')}`;
  return { xml: inside === '' ? `<${head}/>` : `<${head}>${inside}</${tag}>` };
}

export const d = (name: string, content?: XmlContent) => element(dav, name, content);
export const c = (name: string, content?: XmlContent, attributes?: Readonly<Record<string, string>>) =>
  element(caldav, name, content, attributes);

/** A whole document with the namespaces that `element` uses. */
export function writeXml(name: string, content: XmlContent): string {
  const names = Object.entries(prefixes).map(([namespace, prefix]) => [`xmlns:${prefix}`, namespace]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(dav, name, content, Object.fromEntries(names)).xml}`;
}

function escapeText(text: string): string {
  const clean = text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
  return clean
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
