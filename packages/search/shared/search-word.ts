import { formsOf } from './fold.ts';
import { stemOf } from './stem.ts';

/** A word that was typed, ready to be compared with the words of documents. */
export interface SearchWord {
  readonly text: string;
  /** Its folded forms, the plain one first. */
  readonly forms: readonly string[];
  readonly stem: string;
  /** How many typos are forgiven. */
  readonly typos: 0 | 1 | 2;
  /** Part of a quoted phrase: no beginnings, typos or inflections. */
  readonly literal: boolean;
  /** Part of a synonym: itself and its inflections alone. */
  readonly rigid: boolean;
  /** The word at the end of the text, perhaps still being typed. */
  readonly last: boolean;
}

export function searchWordOf(text: string, { literal = false, last = false, rigid = false } = {}): SearchWord {
  const forms = formsOf(text);
  const plain = forms[0] ?? '';
  const typos = literal || rigid ? 0 : typosForgiven(plain);
  return { text, forms, stem: stemOf(plain), typos, literal, rigid, last };
}

/** One typo from four letters, two from eight; none in numbers, where each digit means something. */
function typosForgiven(word: string): 0 | 1 | 2 {
  if (/\d/.test(word)) return 0;
  if (word.length >= 8) return 2;
  return word.length >= 4 ? 1 : 0;
}
