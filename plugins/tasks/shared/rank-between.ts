import { generateKeyBetween } from 'fractional-indexing';

/** A place between two; null is the beginning or the end. Where both are the same, right behind them. */
export function rankBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return generateKeyBetween(before, null);
  return generateKeyBetween(before, after);
}

/** Whether others can be put beside it: a key of another kind would spoil the order for everybody. */
export function isRank(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false; // no key of this order
  }
}
