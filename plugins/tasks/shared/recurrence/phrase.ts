import { type Weekday, weekdays } from '../calendar-days.ts';
import type { RecurrenceDay, RecurrenceParts } from './parts.ts';

/** What a rule says about its days, in the forms that people have words for. */
export interface DayPhrase {
  /** Monday to Friday, without a number. */
  readonly isWorkingDays: boolean;
  /** Weekdays of the period, each of them. */
  readonly weekdays: readonly Weekday[];
  /** "The second and the last Friday of the month". */
  readonly nthDays: readonly RecurrenceDay[];
  /** Of all that else is said, only these: 1 is the first, -1 the last. */
  readonly positions: readonly number[];
}

export function dayPhrase({ byDay, bySetPosition }: RecurrenceParts): DayPhrase {
  const plain = weekdays.filter((weekday) => byDay.some((day) => day.weekday === weekday && day.nth === 0));
  const [only] = plain;
  // "BYDAY=FR;BYSETPOS=-1" and "BYDAY=-1FR" are the same in a month, and people have one sentence for both.
  const isOneDay = only !== undefined && plain.length === 1 && byDay.length === 1 && bySetPosition.length > 0;
  return {
    isWorkingDays: byDay.length === 5 && plain.join() === '0,1,2,3,4',
    weekdays: isOneDay ? [] : plain,
    nthDays: isOneDay ? bySetPosition.map((nth) => ({ weekday: only, nth })) : byDay.filter(({ nth }) => nth !== 0),
    positions: isOneDay ? [] : bySetPosition,
  };
}

export function joinWords(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}
