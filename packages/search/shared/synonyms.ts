import { matchTerm } from './match-term.ts';
import type { SearchTerm } from './search-term.ts';
import { type SearchWord, searchWordOf } from './search-word.ts';
import { tokenise } from './tokenise.ts';

/** Names of one thing, each of one or several words: `['FD Bau', 'Fachdienst Bauordnung']`. */
export type SynonymGroups = ReadonlyArray<readonly string[]>;

interface Name {
  readonly text: string;
  readonly words: readonly SearchWord[];
  /** All names of its group. */
  readonly group: readonly Name[];
}

/** Which names an organisation uses for the same thing, ready to be looked up in what was typed. */
export class Synonyms {
  /** By every form and the stem of a name's first word; names of more words first. */
  readonly #byFirstWord = new Map<string, Name[]>();

  constructor(groups: SynonymGroups = []) {
    for (const texts of groups) {
      const group: Name[] = [];
      for (const text of texts) {
        const words = wordsOf(text);
        if (words.length > 0) group.push({ text: words.map((word) => word.forms[0]).join(' '), words, group });
      }
      if (group.length > 1) for (const name of group) this.#add(name);
    }
    for (const names of this.#byFirstWord.values()) names.sort((a, b) => b.words.length - a.words.length);
  }

  #add(name: Name): void {
    const [first] = name.words;
    for (const key of first ? keysOf(first) : []) {
      const names = this.#byFirstWord.get(key);
      if (names) names.push(name);
      else this.#byFirstWord.set(key, [name]);
    }
  }

  /** The terms with their other names; the terms that make up one name of several words become one. Phrases stay as they are. */
  expand(terms: readonly SearchTerm[]): SearchTerm[] {
    const expanded: SearchTerm[] = [];
    for (let at = 0; at < terms.length; ) {
      const found = this.#findAt(terms, at);
      expanded.push(...(found ? joinTerms(terms.slice(at, found.end), found.names) : terms.slice(at, at + 1)));
      at = found ? found.end : at + 1;
    }
    return expanded;
  }

  #findAt(terms: readonly SearchTerm[], at: number): { end: number; names: Name[] } | undefined {
    const [first] = terms[at]?.words ?? [];
    if (!first || first.literal) return undefined;
    const candidates = new Set(keysOf(first).flatMap((key) => this.#byFirstWord.get(key) ?? []));
    let best = 0;
    const names: Name[] = [];
    for (const name of candidates) {
      const end = endOf(name, terms, at);
      if (end === undefined || end < best) continue;
      if (end > best) names.length = 0;
      best = end;
      names.push(name);
    }
    return best > 0 ? { end: best, names } : undefined;
  }
}

function wordsOf(text: string): SearchWord[] {
  const tokens = tokenise(text).filter(({ joint }) => joint === 0);
  return tokens.map((token) => searchWordOf(token.text, { rigid: true }));
}

function keysOf({ forms, stem }: SearchWord): string[] {
  return [...new Set([...forms, `~${stem}`])];
}

/** The place after the last term of a name that begins at a term, when all of it was typed there. */
function endOf(name: Name, terms: readonly SearchTerm[], at: number): number | undefined {
  let next = 0;
  for (let end = at; end < terms.length; end += 1) {
    for (const typed of terms[end]?.words ?? []) {
      const wanted = name.words[next];
      if (!wanted || typed.literal || !typed.forms.some((form) => matchTerm(wanted, form))) return undefined;
      next += 1;
    }
    if (next === name.words.length) return end + 1;
  }
  return undefined;
}

/** One term of what was typed, and beside it the small words, which need not be found. */
function joinTerms(typed: readonly SearchTerm[], names: readonly Name[]): SearchTerm[] {
  const required = typed.filter(({ optional }) => !optional);
  const [first] = required;
  if (!first) return [...typed];
  const known = new Set(names.map(({ text }) => text));
  const others = new Map(
    names.flatMap(({ group }) => group.filter(({ text }) => !known.has(text)).map(({ text, words }) => [text, words])),
  );
  const synonyms = [...others.values()];
  const whole: SearchTerm =
    required.length === 1 ? first : { words: required.flatMap(({ words }) => words), phrase: false, optional: false };
  return [...typed.filter(({ optional }) => optional), { ...whole, synonyms }];
}
