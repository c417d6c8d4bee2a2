import { foldText } from './fold.ts';
import { onlyWordCharacters } from './tokenise.ts';

export const shortestFragment = 3;
const longestFragment = 64;

/**
 * The strings in which a part of a fragment is looked for: its letters and digits only. An international number is kept
 * with its country code and as dialled inside Germany: `+49 3641 49-1712` as `493641491712` and `03641491712`.
 */
export function fragmentForms(fragment: string): string[] {
  const compact = compactFragment(fragment);
  if (compact.length < shortestFragment) return [];
  const german = /^49(\d{5,})$/.exec(compact)?.[1];
  return german && /^\s*(\+|00)/.test(fragment) ? [compact, `0${german}`] : [compact];
}

/** The letters and digits of what is looked for, without the 00 that dials abroad. */
export function compactFragment(text: string): string {
  return foldText(onlyWordCharacters(text))
    .replace(/^00(?=[1-9])/, '')
    .slice(0, longestFragment);
}

/** All runs of three characters; a text that holds another holds all of its runs. */
export function trigramsOf(text: string): string[] {
  const trigrams = new Set<string>();
  for (let index = 0; index + 3 <= text.length; index += 1) trigrams.add(text.slice(index, index + 3));
  return [...trigrams];
}

/** The range of a fragment's text that a compact part covers, separators inside included. */
export function findInFragment(fragment: string, part: string): [start: number, end: number] | undefined {
  const { compact, origins } = compactWithOrigins(fragment);
  // A leading 0 stands for the country code, which the fragment may be written with.
  const wanted = compact.includes(part) ? part : part.replace(/^0/, '');
  const at = wanted.length > 0 ? compact.indexOf(wanted) : -1;
  if (at === -1) return undefined;
  return [origins[at] ?? 0, (origins[at + wanted.length - 1] ?? 0) + 1];
}

interface CompactFragment {
  readonly compact: string;
  /** For each character of `compact`, its offset in the fragment. */
  readonly origins: readonly number[];
}

const cacheLimit = 10_000;
const cached = new Map<string, CompactFragment>();

function compactWithOrigins(fragment: string): CompactFragment {
  const known = cached.get(fragment);
  if (known) return known;
  const origins: number[] = [];
  let compact = '';
  for (const { 0: character, index } of fragment.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = foldText(character);
    for (let count = 0; count < folded.length; count += 1) origins.push(index);
    compact += folded;
  }
  if (cached.size >= cacheLimit) cached.clear();
  const result = { compact, origins };
  cached.set(fragment, result);
  return result;
}
