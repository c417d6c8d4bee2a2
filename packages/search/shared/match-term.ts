import { editDistance, prefixDistance } from './edit-distance.ts';
import type { SearchWord } from './search-word.ts';
import { stemOf } from './stem.ts';

/** How a word of a document answers a word that was typed, best first. */
export type MatchKind = 'exact' | 'inflected' | 'prefix' | 'typo' | 'part' | 'typo-prefix';

export interface TermMatch {
  readonly kind: MatchKind;
  /** 1 for the word itself, down to 0.2. */
  readonly quality: number;
  /** Which characters of the term were meant. */
  readonly from: number;
  readonly to: number;
}

/** Shortest compound part that is looked for inside of words, and how much of the word must stand before it. */
export const shortestPart = 4;
const leastBeforePart = 2;
/** Scripts written without spaces: any character may begin a word. */
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** From how many letters on, and after how many others, a word is found inside of a longer one. */
export function partRule(form: string): { shortest: number; before: number } {
  return ideographs.test(form) ? { shortest: 1, before: 1 } : { shortest: shortestPart, before: leastBeforePart };
}

/** Whether and how well a folded term of a document answers a typed word; the one rule for both engines and offline. */
export function matchTerm(word: SearchWord, term: string): TermMatch | undefined {
  const plain = word.forms[0] ?? '';
  const form = word.forms.indexOf(term);
  if (form >= 0) return { kind: 'exact', quality: form === 0 ? 1 : 0.98, from: 0, to: term.length };
  if (word.literal) return undefined;
  if (plain.length >= 4 && stemOf(term) === word.stem) {
    return { kind: 'inflected', quality: 0.92, from: 0, to: term.startsWith(plain) ? plain.length : term.length };
  }
  if (word.rigid) return undefined;
  const prefix = word.forms.find((candidate) => term.startsWith(candidate));
  if (prefix !== undefined) return beginning(word, prefix, term);
  return matchTypo(word, term) ?? matchPart(word, term) ?? matchTypoPrefix(word, term);
}

function beginning(word: SearchWord, prefix: string, term: string): TermMatch {
  const share = prefix.length / term.length;
  return { kind: 'prefix', quality: (word.last ? 0.72 : 0.62) + 0.16 * share, from: 0, to: prefix.length };
}

function matchTypo(word: SearchWord, term: string): TermMatch | undefined {
  if (word.typos === 0) return undefined;
  const distance = Math.min(...word.forms.map((form) => editDistance(form, term, word.typos)));
  if (distance > word.typos) return undefined;
  const sameStart = word.forms.some((form) => form[0] === term[0]);
  // Two letters in the wrong order are a slip of the fingers: `Schmitd` means Schmidt rather than Schmitt.
  const swapped = word.forms.some((form) => sameLetters(form, term));
  const quality = (distance === 1 ? 0.6 : 0.4) + (sameStart ? 0.04 : 0) + (swapped ? 0.04 : 0);
  return { kind: 'typo', quality, from: 0, to: term.length };
}

function sameLetters(form: string, term: string): boolean {
  return form.length === term.length && [...form].sort().join('') === [...term].sort().join('');
}

function matchPart(word: SearchWord, term: string): TermMatch | undefined {
  for (const form of word.forms) {
    const { shortest, before } = partRule(form);
    if (form.length < shortest) continue;
    const at = term.indexOf(form, before);
    if (at === -1) continue;
    // The end of a compound is its head: `schutz` in `Feuchteschutz` rather than in `Brandschutzordnung`.
    const atEnd = term.length - at - form.length <= 2;
    return {
      kind: 'part',
      quality: (atEnd ? 0.5 : 0.42) + (0.1 * form.length) / term.length,
      from: at,
      to: at + form.length,
    };
  }
  return undefined;
}

function matchTypoPrefix(word: SearchWord, term: string): TermMatch | undefined {
  if (word.typos === 0) return undefined;
  const plain = word.forms[0] ?? '';
  const distance = prefixDistance(plain, term, word.typos);
  if (distance > word.typos) return undefined;
  const to = Math.min(term.length, plain.length);
  return {
    kind: 'typo-prefix',
    quality: (distance === 1 ? 0.4 : 0.22) + (0.1 * plain.length) / term.length,
    from: 0,
    to,
  };
}
