import { generateKeyBetween } from 'fractional-indexing';
import { z } from 'zod';

/**
 * A place in an order that people make by hand: keys compare as text, and between two there is always room for another
 * (fractional indexing), so that a move changes nothing but what moved, also when it was made offline.
 */
export const rank = z
  .string()
  .max(200)
  .refine((text) => isRank(text), 'not a place in an order');

function isRank(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false; // no key of this order
  }
}

interface Ranked {
  readonly id: string;
  readonly rank: string;
}

/** Two people may have put something at the same place at once: then ids decide, everywhere alike. */
export function compareRanked(one: Ranked, other: Ranked): number {
  return compareText(one.rank, other.rank) || compareText(one.id, other.id);
}

/** By code units, as PostgreSQL's `C` collation compares ASCII; a language's order would tear keys apart. */
export function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** A place between two; null is the beginning or the end. Where both are the same, right behind them. */
export function rankBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return generateKeyBetween(before, null);
  return generateKeyBetween(before, after);
}
