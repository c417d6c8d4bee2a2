import type { SearchWord } from './search-word.ts';

/** Words that must be found together: one word, a phrase, or the pieces of a number. */
export interface SearchTerm {
  readonly words: readonly SearchWord[];
  readonly phrase: boolean;
  /** The same words without anything between them, to be found in a phone or room number instead. */
  readonly fragment?: string;
  /** The same words as one, where a hyphen holds them together: `E-Mail` also finds `Email`. */
  readonly joined?: SearchWord;
  /** Other names of the same thing, each of which answers for all of its words. */
  readonly synonyms?: ReadonlyArray<readonly SearchWord[]>;
  /** Says nothing alone; improves the ranking only. */
  readonly optional: boolean;
}
