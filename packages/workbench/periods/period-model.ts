import type { Period } from '@kontor/schema';

/** What stands in the form. */
export interface PeriodDraft {
  /** Without days: never in the organisation, and as there in a space. */
  readonly choice: 'days' | 'none';
  readonly days: string;
  readonly least: string;
}

export function periodDraft({ chosen, days, least, most, leastInSpaces }: Period): PeriodDraft {
  const shown = chosen?.days ?? days ?? Math.min(365, most);
  return {
    choice: chosen?.days == null ? 'none' : 'days',
    days: String(Math.max(shown, least)),
    least: String(leastInSpaces),
  };
}

/** A whole number within bounds; nothing where it is none. */
export function readNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,6}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return least <= number && number <= most ? number : undefined;
}

/** Whether so many days delete sooner than what holds now. */
export function isShorter(days: number | undefined, { days: now }: Pick<Period, 'days'>): boolean {
  return days !== undefined && (now === null || days < now);
}
