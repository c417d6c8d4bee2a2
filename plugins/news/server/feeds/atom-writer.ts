import type { Language } from '@kontor/base';

/** A feed as RFC 4287 has it. Texts are plain, but for `html`, which is a safe fragment. */
export interface AtomFeed {
  /** An IRI that never changes, though its address may. */
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly language: Language;
  /** Where it is read itself; left out where the address is a secret. */
  readonly self?: string;
  /** Where people read the same. */
  readonly page: string;
  readonly updated: Date;
  readonly author: string;
  readonly icon?: string | undefined;
  readonly entries: readonly AtomEntry[];
}

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly published: Date;
  readonly updated: Date;
  readonly author: string;
  readonly category?: string;
  readonly summary: string;
  readonly html: string;
  readonly language: Language;
}

export function writeAtom(feed: AtomFeed): string {
  const parts = [
    element('id', feed.id),
    element('title', feed.title),
    ...(feed.subtitle === undefined ? [] : [element('subtitle', feed.subtitle)]),
    element('updated', feed.updated.toISOString()),
    authorOf(feed.author),
    ...(feed.self === undefined ? [] : [link({ rel: 'self', type: 'application/atom+xml', href: feed.self })]),
    link({ rel: 'alternate', type: 'text/html', href: feed.page }),
    ...(feed.icon === undefined ? [] : [element('logo', feed.icon)]),
    element('generator', 'Kontor'),
    ...feed.entries.map(writeEntry),
  ];
  const names = attributes({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language });
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed${names}>\n${parts.join('\n')}\n</feed>\n`;
}

function writeEntry(entry: AtomEntry): string {
  const { language, category, summary } = entry;
  const parts = [
    element('id', entry.id),
    element('title', entry.title),
    link({ rel: 'alternate', type: 'text/html', href: entry.page }),
    element('published', entry.published.toISOString()),
    element('updated', entry.updated.toISOString()),
    authorOf(entry.author),
    ...(category === undefined ? [] : [`<category${attributes({ term: category })}/>`]),
    ...(summary === '' ? [] : [element('summary', summary)]),
    element('content', entry.html, { type: 'html', 'xml:lang': language }),
  ];
  return `<entry${attributes({ 'xml:lang': language })}>\n${parts.join('\n')}\n</entry>`;
}

function authorOf(name: string): string {
  return `<author>${element('name', name)}</author>`;
}

function link(given: Readonly<Record<string, string>>): string {
  return `<link${attributes(given)}/>`;
}

function element(name: string, text: string, given: Readonly<Record<string, string>> = {}): string {
  return `<${name}${attributes(given)}>${escapeXml(text)}</${name}>`;
}

function attributes(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that XML 1.0 cannot have are left out (section 2.2). */
export function escapeXml(text: string): string {
  const clean = text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
  return clean.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
