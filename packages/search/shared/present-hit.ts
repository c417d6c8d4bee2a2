import type { Ref } from '@kontor/base';
import { type RankedText, rankDocument } from './rank-document.ts';
import type { Match, MatchedText, SearchDocument, SearchHit } from './search-index.ts';
import { snippetOf } from './snippet.ts';
import { mergeRanges, type TextMatcher } from './text-matcher.ts';

/** A found document as an engine keeps it. */
export interface StoredDocument extends RankedText {
  readonly ref: Ref;
  readonly body: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The named texts of a document as lists, empty ones left out. */
export function fieldLists(fields: SearchDocument['fields']): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(fields ?? {})) {
    const texts = (typeof value === 'string' ? [value] : [...value]).filter((text) => text.length > 0);
    if (texts.length > 0) lists[name] = texts;
  }
  return lists;
}

/** What of a document counts where only titles do. */
export function onlyTitles<Document extends RankedText>(found: Document): Document & { readonly body: '' } {
  return { ...found, fields: {}, fragments: [], body: '' };
}

/** A hit with everything that shows why it was found. `score` comes from the engine when it has ranked already. */
export function presentHit(matcher: TextMatcher, found: StoredDocument, score?: number): SearchHit {
  const snippet = found.body.length > 0 ? snippetOf(matcher, found.body) : undefined;
  return {
    ref: found.ref,
    type: found.type,
    title: found.title,
    data: found.data,
    titleMatches: rangesIn(matcher, found.title),
    fieldMatches: matchFields(matcher, found),
    ...(snippet ? { snippet } : {}),
    score: score ?? rankDocument(matcher, found, snippet ? 0.5 : 0),
  };
}

function rangesIn(matcher: TextMatcher, text: string): Match[] {
  return mergeRanges(matcher.match(text).map((match) => match.range));
}

function matchFields(matcher: TextMatcher, found: StoredDocument): Record<string, MatchedText> {
  const fields: Record<string, MatchedText> = {};
  for (const [name, texts] of Object.entries(found.fields)) {
    const best = bestOf(texts.map((text) => ({ text, matches: rangesIn(matcher, text) })));
    if (best) fields[name] = best;
  }
  const alias = bestOf(found.aliases.map((text) => ({ text, matches: rangesIn(matcher, text) })));
  if (alias) fields.alias = alias;
  const fragment = bestOf(found.fragments.map((text) => ({ text, matches: mergeRanges(matcher.matchFragment(text)) })));
  if (fragment) fields.fragment = fragment;
  return fields;
}

function bestOf(texts: readonly MatchedText[]): MatchedText | undefined {
  const covered = ({ matches }: MatchedText) => matches.reduce((sum, [start, end]) => sum + end - start, 0);
  const [best] = texts.filter(({ matches }) => matches.length > 0).sort((a, b) => covered(b) - covered(a));
  return best;
}
