import type { Policies } from '@kontor/schema';

/**
 * When something was used last, as its owner is told: the day is enough to notice a stranger. While staff-council mode
 * holds the hour leaves the server no more, not even to the owner, on whose screen others may look.
 */
export function lastUse(at: Date, { staffCouncil }: Pick<Policies, 'staffCouncil'>): string {
  return staffCouncil ? `${at.toISOString().slice(0, 10)}T12:00:00.000Z` : at.toISOString();
}
