import { dayNumberOf, isoDateOf } from '../calendar-days.ts';
import type { DueDate } from '../due-date.ts';
import { isOnClock, momentOf, wallClock } from '../wall-clock.ts';
import type { RecurrenceParts } from './parts.ts';
import { matchingDays, periodIndex } from './periods.ts';
import { recurrenceParts } from './rule.ts';

export interface OccurrenceQuery {
  /** As `recurrenceRule` has let it in. */
  readonly rule: string;
  /** The first due date. It counts as the first occurrence even where the rule would not name it. */
  readonly start: DueDate;
  /** Only later ones are asked for. Its time matters only where the start has one. */
  readonly after: DueDate;
  /** The organisation's zone: UNTIL may be in UTC. The time on the clock stays the same over every change of the clocks. */
  readonly timeZone: string;
}

/** Whether a due date is past UNTIL. A whole day and a moment, which RFC 5545 does not let meet, are compared as days. */
function endTest({ until }: RecurrenceParts, time: string | undefined, timeZone: string): (due: DueDate) => boolean {
  if (!until) return () => false;
  if (until.isUtc && time !== undefined) {
    const end = momentOf(until, 'UTC');
    return (due) => momentOf(due, timeZone) > end;
  }
  if (until.time === undefined || time === undefined) {
    const day = until.isUtc ? wallClock(momentOf(until, 'UTC'), timeZone).date : until.date;
    return ({ date }) => date > day;
  }
  const end = `${until.date}T${until.time}`;
  return ({ date }) => `${date}T${time}` > end;
}

function* occurrences({ rule, start, after, timeZone }: OccurrenceQuery): Generator<DueDate> {
  const parts = recurrenceParts(rule);
  const first = dayNumberOf(start.date);
  const isOver = endTest(parts, start.time, timeZone);
  // Whoever counts has to count from the start; all others begin near the day that is asked for.
  const from = parts.count === undefined ? periodIndex(parts, first, dayNumberOf(after.date)) : 0;
  const at = (day: number): DueDate => ({ ...start, date: isoDateOf(day) });
  const exists = (day: number) => start.time === undefined || isOnClock(at(day), timeZone);
  let left = parts.count ?? Number.POSITIVE_INFINITY;
  yield start;
  left -= 1;
  for (const day of matchingDays(parts, first, { from, exists })) {
    if (day <= first) continue;
    const due = at(day);
    if (left <= 0 || isOver(due)) return;
    yield due;
    left -= 1;
  }
}

function isLater(due: DueDate, after: DueDate): boolean {
  if (due.date !== after.date || due.time === undefined) return due.date > after.date;
  return due.time > (after.time ?? '00:00');
}

/**
 * The next due dates after one, in order, at most `limit`; fewer at the rule's end. RFC 5545 section 3.3.10: a day that
 * a month lacks does not count, nor a time that the clock skips on that day. So a task due at 02:30 each day has no
 * occurrence on the day on which summer time begins.
 */
export function upcomingOccurrences(query: OccurrenceQuery, limit: number): readonly DueDate[] {
  const found: DueDate[] = [];
  if (limit <= 0) return found;
  for (const due of occurrences(query)) {
    if (!isLater(due, query.after)) continue;
    found.push(due);
    if (found.length >= limit) break;
  }
  return found;
}

/** The next due date, or nothing where the rule has ended. */
export function nextOccurrence(query: OccurrenceQuery): DueDate | undefined {
  return upcomingOccurrences(query, 1)[0];
}
