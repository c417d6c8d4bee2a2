import type { IsoDate, IsoTimestamp } from '@kontor/base';
import type { WallTime } from '../due-date.ts';

/**
 * A day, or a time on a clock. With `zone` (an IANA name or `UTC`) on that zone's clock; without one on the reader's, which here is
 * the organisation's. Calendars know seconds, tasks do not.
 */
export interface CalendarTime {
  readonly date: IsoDate;
  readonly time?: WallTime;
  readonly zone?: string;
}

export type CalendarStatus = 'open' | 'in-progress' | 'done' | 'cancelled';

/** What foreign clients have put into a task that the product has no place for: it is written again as it came. */
export interface KeptContent {
  /** Content lines (RFC 5545 section 3.1) without line breaks. */
  readonly properties: readonly string[];
  /** Parts of the task, such as alarms. */
  readonly components: readonly string[];
  /** What stands beside the task: single occurrences that were changed, and time zones with names of their own. */
  readonly siblings: readonly string[];
}

/** A task as it goes to and comes from other programs, as VTODO of RFC 5545. */
export interface CalendarTask {
  readonly uid: string;
  readonly summary: string;
  /** Plain text. */
  readonly description?: string;
  readonly due?: CalendarTime;
  /** Has a time only if `due` has one, or there is no `due`. */
  readonly start?: CalendarTime;
  /** 0 is none, 3 the highest. */
  readonly priority: 0 | 1 | 2 | 3;
  /** The number from 1, the highest, to 9 that a foreign client gave; it is written again while it means the same priority. */
  readonly foreignPriority?: number;
  readonly status: CalendarStatus;
  readonly percent?: number;
  readonly completedAt?: IsoTimestamp;
  /** As `recurrenceRule` takes it. Others are kept and not followed. */
  readonly recurrence?: string;
  readonly categories: readonly string[];
  /** The uid of the task that this one is a part of. */
  readonly parent?: string;
  readonly url?: string;
  readonly created?: IsoTimestamp;
  readonly lastModified?: IsoTimestamp;
  readonly sequence: number;
  readonly kept: KeptContent;
}

export const nothingKept: KeptContent = { properties: [], components: [], siblings: [] };

/** Why a text is not taken. */
export type CalendarRefusal =
  | 'too_large'
  | 'too_many_parts'
  | 'unreadable'
  | 'no_todo'
  | 'several_todos'
  | 'uid_missing'
  | 'value_unreadable';

export const calendarLimits = { length: 262_144, lines: 5000, components: 100, depth: 4, list: 100, uid: 255 } as const;

/** 1 to 4 is high, 5 medium, 6 to 9 low (RFC 5545 section 3.8.1.9). */
export function priorityOf(number: number): 0 | 1 | 2 | 3 {
  if (number < 1 || number > 9) return 0;
  if (number < 5) return 3;
  return number === 5 ? 2 : 1;
}
