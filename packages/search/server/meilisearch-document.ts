import { shortestFragment } from '../shared/fragment.ts';
import { fieldLists, formsOf, fragmentForms, type SearchDocument, sortKeyOf, tokenise } from '../shared/index.ts';
import { shortestPart } from '../shared/match-term.ts';

/** A document as Meilisearch keeps it; the attributes are ranked in the order of `searchableAttributes`. */
export interface MeilisearchDocument {
  /** Meilisearch allows no slash in ids. */
  readonly id: string;
  readonly ref: string;
  readonly type: string;
  readonly title: string;
  /** Spellings that Meilisearch would not find by itself: `mueller` for `Müller`, `weissflog` for `Weißflog`. */
  readonly titleForms: readonly string[];
  readonly aliases: readonly string[];
  readonly fieldTexts: readonly string[];
  readonly fieldForms: readonly string[];
  /** Ends of phone and room numbers; with its search by prefix they answer any part. */
  readonly fragmentParts: readonly string[];
  readonly body: string;
  readonly bodyForms: readonly string[];
  /** Ends of long words, for compounds: `schutz` for `Feuchteschutz`; those of title and aliases apart. */
  readonly titleParts: readonly string[];
  readonly parts: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly fragments: readonly string[];
  readonly audience: readonly string[];
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sortKey: string;
  readonly authors: readonly string[];
  /** Milliseconds since 1970: only numbers can be compared. */
  readonly updatedAt: number;
}

export const searchableAttributes = [
  'title',
  'titleForms',
  'aliases',
  'fieldTexts',
  'fieldForms',
  'fragmentParts',
  'body',
  'bodyForms',
  'titleParts',
  'parts',
] as const;

/** Where words are looked for when only titles count. */
export const titleAttributes = ['title', 'titleForms', 'aliases', 'titleParts'] as const;

const longWord = 8;
const beforePart = 3;
const mostParts = 2_000;

export function meilisearchIdOf(ref: string): string {
  return Buffer.from(ref).toString('base64url');
}

export function meilisearchDocumentOf(document: SearchDocument): MeilisearchDocument {
  const fields = fieldLists(document.fields);
  const fieldTexts = Object.values(fields).flat();
  const titles = [document.title, ...(document.aliases ?? [])];
  return {
    id: meilisearchIdOf(document.ref),
    ref: document.ref,
    type: document.type,
    title: document.title,
    titleForms: otherForms(titles),
    aliases: document.aliases ?? [],
    fieldTexts,
    fieldForms: otherForms(fieldTexts),
    fragmentParts: (document.fragments ?? []).flatMap(fragmentForms).flatMap(endsOf),
    body: document.body ?? '',
    bodyForms: otherForms([document.body ?? '']),
    titleParts: compoundParts(titles),
    parts: compoundParts([...fieldTexts, document.body ?? '']),
    fields,
    fragments: document.fragments ?? [],
    audience: document.audience,
    facets: document.facets ?? {},
    data: document.data ?? {},
    sortKey: sortKeyOf(document.sortTitle ?? document.title),
    authors: document.authors ?? [],
    updatedAt: Date.parse(document.updatedAt),
  };
}

function otherForms(texts: readonly string[]): string[] {
  const forms = new Set<string>();
  for (const token of texts.flatMap(tokenise)) {
    for (const form of formsOf(token.text)) if (token.joint > 0 || form !== token.text.toLowerCase()) forms.add(form);
  }
  return [...forms];
}

function endsOf(fragment: string): string[] {
  const ends: string[] = [];
  for (let start = 0; fragment.length - start >= shortestFragment; start += 1) ends.push(fragment.slice(start));
  return ends;
}

function compoundParts(texts: readonly string[]): string[] {
  const parts = new Set<string>();
  for (const token of texts.flatMap(tokenise)) {
    const word = formsOf(token.text)[0] ?? '';
    if (word.length < longWord || token.joint > 0 || parts.size > mostParts) continue;
    for (let start = beforePart; word.length - start >= shortestPart; start += 1) parts.add(word.slice(start));
  }
  return [...parts];
}
