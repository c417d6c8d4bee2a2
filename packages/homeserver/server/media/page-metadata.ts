import type { FetchedPage } from '../outgoing/fetch-page.ts';

const mostCharacters = 1_000;
/** What a page says of itself stands at its beginning. */
const mostBytes = 512 * 1024;
const mostTags = 200;
const picture = ['og:image', 'og:image:url', 'og:image:secure_url'];
const shown = new Set(['og:title', 'og:description', 'og:site_name', 'og:type', 'og:url']);

export interface PageMetadata {
  /** What is shown of it. */
  readonly fields: Readonly<Record<string, string>>;
  /** Where its picture is, as it is written. */
  readonly picture: string | undefined;
}

/** What a page says of itself in Open Graph, with its title and description where it does not. */
export function readMetadata({ content, type }: Pick<FetchedPage, 'content' | 'type'>): PageMetadata {
  const page = decode(content.subarray(0, mostBytes), type);
  let pictureOf: string | undefined;
  const found: Record<string, string> = {};
  const plain: Record<string, string> = {};
  // No tag reaches into the next one: else a page of beginnings alone would take for ever.
  for (const [tag] of [...page.matchAll(/<meta\s[^<>]{1,4000}>/gi)].slice(0, mostTags)) {
    const attributes = attributesOf(tag);
    const value = attributes.get('content');
    const property = (attributes.get('property') ?? attributes.get('name'))?.toLowerCase();
    if (value === undefined || property === undefined) continue;
    if (picture.includes(property)) pictureOf ??= tidy(value);
    if (shown.has(property)) found[property] ??= tidy(value);
    if (property === 'description') plain['og:description'] ??= tidy(value);
  }
  const [, title] = /<title[^<>]{0,200}>([^<]{1,4000})/i.exec(page) ?? [];
  if (title !== undefined) plain['og:title'] = tidy(title);
  const fields = Object.fromEntries(Object.entries({ ...plain, ...found }).filter(([, value]) => value !== ''));
  return { fields, picture: pictureOf };
}

function attributesOf(tag: string): Map<string, string> {
  const all = tag.matchAll(/([a-z:_-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
  return new Map(
    [...all].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']),
  );
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß' },
  ...{ Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', ndash: '–', mdash: '—', hellip: '…', bdquo: '„', ldquo: '“', rdquo: '”' },
};

function tidy(text: string): string {
  const plain = text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,8}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
  return plain.replaceAll(/\s+/g, ' ').trim().slice(0, mostCharacters).toWellFormed();
}

function decode(content: Buffer, type: string): string {
  const start = content.toString('latin1', 0, 2048);
  const [, charset] =
    /charset=["']?([\w-]{1,40})/i.exec(type) ?? /<meta[^<>]{1,200}charset=["']?([\w-]{1,40})/i.exec(start) ?? [];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(content);
  } catch {
    return new TextDecoder().decode(content); // a charset that there is not
  }
}
