import type { IsoDate } from '@kontor/base';
import type { Weekday } from '../calendar-days.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** The last moment at which a rule may still fall due: a day, or a time on the clock or in UTC (`HH:MM`). */
export interface RecurrenceEnd {
  readonly date: IsoDate;
  readonly time?: string;
  readonly isUtc: boolean;
}

/** A weekday of the period, or its n-th one: 1 is the first, -1 the last, 0 means each. */
export interface RecurrenceDay {
  readonly weekday: Weekday;
  readonly nth: number;
}

/** A rule of RFC 5545 section 3.3.10 in parts. An empty list means that the rule does not speak of it. */
export interface RecurrenceParts {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count?: number;
  readonly until?: RecurrenceEnd;
  readonly byDay: readonly RecurrenceDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPosition: readonly number[];
  readonly weekStart: Weekday;
}

/** Why a rule is not taken. */
export type RecurrenceRefusal =
  | 'unreadable'
  | 'too_frequent'
  | 'unsupported_part'
  | 'out_of_bounds'
  | 'contradictory'
  | 'never';

export const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
