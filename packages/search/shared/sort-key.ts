import { foldText } from './fold.ts';

const longest = 200;

/**
 * What titles are ordered by, compared character by character: German dictionary order (DIN 5007-1: umlauts like their
 * vowels, ß like ss), punctuation apart, numbers by value.
 */
export function sortKeyOf(title: string): string {
  const words = foldText(title)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return words.replace(/\d+/g, (digits) => digits.padStart(8, '0')).slice(0, longest);
}
