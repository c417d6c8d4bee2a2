import { foldText, formsOf } from './fold.ts';
import { findInFragment } from './fragment.ts';
import { matchTerm, type TermMatch } from './match-term.ts';
import type { Match } from './search-index.ts';
import type { SearchTerm } from './search-term.ts';
import type { SearchWord } from './search-word.ts';
import { type Token, tokenise } from './tokenise.ts';

/** Where a typed word was found in a text. */
export interface PlacedMatch {
  /** Place of the word in `TextMatcher.words`. */
  readonly word: number;
  readonly position: number;
  readonly range: Match;
  readonly quality: number;
}

interface WordMatch extends TermMatch {
  readonly word: number;
  readonly range: Match;
}

/** A synonym is worth a little less than the word itself. */
const synonymWorth = 0.95;

interface Substitute {
  readonly word: SearchWord;
  readonly covers: readonly number[];
  readonly worth: number;
}

interface NameOfSeveralWords {
  readonly words: readonly SearchWord[];
  readonly covers: readonly number[];
}

/** Compares texts with a query; remembers words it has seen, so one matcher serves all hits of a search. */
export class TextMatcher {
  readonly terms: readonly SearchTerm[];
  readonly words: readonly SearchWord[];
  /** Joined words and synonyms, which stand for all words of their term. */
  readonly #substitutes: readonly Substitute[];
  /** The same of several words, which must stand side by side. */
  readonly #names: readonly NameOfSeveralWords[];
  readonly #seen = new Map<string, readonly WordMatch[]>();

  constructor(terms: readonly SearchTerm[]) {
    this.terms = terms;
    this.words = terms.flatMap((term) => term.words);
    let first = 0;
    const substitutes: Substitute[] = [];
    const names: NameOfSeveralWords[] = [];
    for (const term of terms) {
      const covers = term.words.map((_word, index) => first + index);
      if (term.joined) substitutes.push({ word: term.joined, covers, worth: 1 });
      for (const words of term.synonyms ?? []) {
        const [only] = words;
        if (only && words.length === 1) substitutes.push({ word: only, covers, worth: synonymWorth });
        else names.push({ words, covers });
      }
      first += term.words.length;
    }
    this.#substitutes = substitutes;
    this.#names = names;
  }

  /** Every word of the text that answers a typed one, in the order of the text. */
  match(text: string): PlacedMatch[] {
    const placed: PlacedMatch[] = [];
    const tokens = tokenise(text);
    for (const token of tokens) {
      for (const { word, quality, range } of this.#matchesOf(token.text)) {
        // What lies within one of its two words is found there.
        if (token.joint > 0 && (range[0] > 0 || range[1] <= token.joint)) continue;
        const shift = range[1] > token.joint && token.joint > 0 ? 1 : 0;
        const end = range[1] >= token.text.length ? token.end : token.start + range[1] + shift;
        placed.push({ word, position: token.position, quality, range: [token.start + range[0], end] });
      }
    }
    if (this.#names.length === 0) return placed;
    placed.push(...this.#matchNames(tokens.filter(({ joint }) => joint === 0)));
    return placed.sort((one, other) => one.range[0] - other.range[0]);
  }

  #matchNames(tokens: readonly Token[]): PlacedMatch[] {
    const placed: PlacedMatch[] = [];
    for (const { words, covers } of this.#names) {
      for (const start of tokens.keys()) {
        const quality = nameQuality(words, tokens.slice(start, start + words.length));
        if (quality === 0) continue;
        for (const { position, start: from, end } of tokens.slice(start, start + words.length)) {
          for (const word of covers) placed.push({ word, position, quality, range: [from, end] });
        }
      }
    }
    return placed;
  }

  /** The ranges of a phone or room number that a typed number covers. */
  matchFragment(fragment: string): Match[] {
    return this.terms.flatMap((term) => {
      const range = term.fragment === undefined ? undefined : findInFragment(fragment, term.fragment);
      return range ? [range] : [];
    });
  }

  #matchesOf(text: string): readonly WordMatch[] {
    const known = this.#seen.get(text);
    if (known) return known;
    const matches: WordMatch[] = [];
    for (const [index, word] of this.words.entries()) {
      const match = bestMatch(word, text);
      if (match) matches.push({ ...match, word: index });
    }
    for (const { word, covers, worth } of this.#substitutes) {
      const match = bestMatch(word, text);
      if (!match) continue;
      for (const index of covers) matches.push({ ...match, quality: match.quality * worth, word: index });
    }
    this.#seen.set(text, matches);
    return matches;
  }
}

/** How well neighbouring words of a text are those of a name; 0 when they are not. */
function nameQuality(words: readonly SearchWord[], tokens: readonly Token[]): number {
  let quality = synonymWorth;
  for (const [index, word] of words.entries()) {
    const token = tokens[index];
    const best = token ? Math.max(0, ...formsOf(token.text).map((form) => matchTerm(word, form)?.quality ?? 0)) : 0;
    if (best === 0) return 0;
    quality = Math.min(quality, best * synonymWorth);
  }
  return quality;
}

function bestMatch(word: SearchWord, text: string): (TermMatch & { range: Match }) | undefined {
  let best: TermMatch | undefined;
  let form = '';
  for (const candidate of formsOf(text)) {
    const match = matchTerm(word, candidate);
    if (match && (!best || match.quality > best.quality)) {
      best = match;
      form = candidate;
    }
  }
  if (!best) return undefined;
  const whole = best.from === 0 && best.to >= form.length;
  const range: Match = whole ? [0, text.length] : [originOf(text, form, best.from), originOf(text, form, best.to)];
  return { ...best, range };
}

/** How many characters of a word its folded form's first `length` characters stand for. */
function originOf(text: string, form: string, length: number): number {
  if (length === 0) return 0;
  let end = 0;
  for (const character of text) {
    end += character.length;
    const start = text.slice(0, end);
    const folded = formsOf(start).find((candidate) => form.startsWith(candidate)) ?? foldText(start);
    if (folded.length >= length) break;
  }
  // Accents that follow a letter belong to it.
  while (end < text.length && foldText(text.charAt(end)) === '') end += 1;
  return end;
}

/** Sorted ranges without overlaps. */
export function mergeRanges(ranges: readonly Match[]): Match[] {
  const merged: Array<[number, number]> = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
