import { matchTerm, partRule, type TermMatch } from './match-term.ts';
import type { SearchWord } from './search-word.ts';
import { stemOf } from './stem.ts';
import type { TermDictionary } from './term-dictionary.ts';

/** A term that exists and answers a typed word. */
export interface Expansion extends TermMatch {
  readonly term: string;
  readonly documents: number;
}

/** How many terms of each sort are looked up; the most frequent ones are taken. */
const most = { inflected: 8, prefix: 24, typo: 12, part: 20, typoPrefix: 8 } as const;

const longestShort = 2;

/** The existing terms that answer a typed word, best first. */
export function expandWord(dictionary: TermDictionary, word: SearchWord): Expansion[] {
  const candidates = new Set<string>(word.forms.filter((form) => dictionary.has(form)));
  if (!word.literal) {
    for (const term of candidatesOf(dictionary, word)) candidates.add(term);
  }
  const expansions: Expansion[] = [];
  for (const term of candidates) {
    const match = matchTerm(word, term);
    if (match) expansions.push({ ...match, term, documents: dictionary.documentsOf(term) });
  }
  return expansions.sort((a, b) => b.quality - a.quality || b.documents - a.documents);
}

function* candidatesOf(dictionary: TermDictionary, word: SearchWord): Iterable<string> {
  yield* inflections(dictionary, word);
  if (word.rigid) return;
  for (const form of word.forms) {
    if (mayBegin(word, form)) for (const { term } of dictionary.startingWith(form, most.prefix)) yield term;
    const { shortest, before } = partRule(form);
    if (form.length >= shortest) for (const { term } of dictionary.containing(form, before, most.part)) yield term;
    if (word.typos > 0) for (const { term } of dictionary.similarTo(form, word.typos, false, most.typo)) yield term;
  }
  const plain = word.forms[0] ?? '';
  if (word.typos > 0) for (const { term } of dictionary.similarTo(plain, word.typos, true, most.typoPrefix)) yield term;
}

/** One or two letters begin too many words; only the word still being typed is taken for a beginning then. */
function mayBegin(word: SearchWord, form: string): boolean {
  return word.last || !isShort(form);
}

/** Too short to say much: one or two letters or digits, but not of a script in which one is a word. */
export function isShort(form: string): boolean {
  return form.length <= longestShort && partRule(form).shortest > 1;
}

function inflections(dictionary: TermDictionary, word: SearchWord): string[] {
  const plain = word.forms[0] ?? '';
  if (plain.length < 4) return [];
  // A stem that ends in i may stand for -y and -ies.
  const beginning = word.stem.endsWith('i') ? word.stem.slice(0, -1) : word.stem;
  if (beginning.length < 3) return [];
  return dictionary
    .startingWith(beginning, Number.MAX_SAFE_INTEGER)
    .filter(({ term }) => term.length <= beginning.length + 5 && stemOf(term) === word.stem)
    .slice(0, most.inflected)
    .map(({ term }) => term);
}
