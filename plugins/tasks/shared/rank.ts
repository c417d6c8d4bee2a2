import { z } from 'zod';

/**
 * A place in an order that people make by hand: keys compare as text, and between two there is always room for another
 * (fractional indexing; `rank-between.ts` makes them), so that a move changes nothing but what moved, also offline. The
 * server checks that it is one.
 */
export const rank = z.string().regex(/^[0-9A-Za-z]{1,200}$/);

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
