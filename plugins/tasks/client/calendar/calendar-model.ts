import type { IsoDate } from '@kontor/base';
import {
  calendarDay,
  dayNumber,
  dayNumberOf,
  daysInMonth,
  findWeek,
  isoDateOf,
  monthsLater,
  startOfWeek,
} from '../../shared/calendar-days.ts';
import type { Task } from '../../shared/index.ts';

export const spans = ['month', 'week'] as const;
export type Span = (typeof spans)[number];

/** The days that are shown, in weeks that begin on Monday. */
export function weeksOf(span: Span, day: IsoDate): readonly (readonly IsoDate[])[] {
  const { from, until } = daysOf(span, day);
  const first = startOfWeek(dayNumberOf(from));
  const count = span === 'week' ? 1 : (startOfWeek(dayNumberOf(until)) - first) / 7 + 1;
  return Array.from({ length: count }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => isoDateOf(first + week * 7 + index)),
  );
}

/** First and last day of the month or week itself. */
export function daysOf(span: Span, day: IsoDate): { readonly from: IsoDate; readonly until: IsoDate } {
  const number = dayNumberOf(day);
  if (span === 'week') {
    const monday = startOfWeek(number);
    return { from: isoDateOf(monday), until: isoDateOf(monday + 6) };
  }
  const { year, month } = calendarDay(number);
  const first = dayNumber(year, month, 1);
  return { from: isoDateOf(first), until: isoDateOf(first + daysInMonth(year, month) - 1) };
}

/** So many months or weeks later. */
export function later(span: Span, day: IsoDate, count: number): IsoDate {
  const number = dayNumberOf(day);
  return isoDateOf(span === 'week' ? number + count * 7 : monthsLater(number, count));
}

/** The calendar week of ISO 8601, which belongs to the year of its Thursday. */
export function weekNumberOf(day: IsoDate): number {
  const monday = startOfWeek(dayNumberOf(day));
  const { year } = calendarDay(monday + 3);
  return (monday - (findWeek(year, 1) ?? monday)) / 7 + 1;
}

/** The days on which a task is shown: that on which it is due, and those before from its start on. */
export function stretchOf({ startOn, dueOn }: Task): { readonly from: IsoDate; readonly until: IsoDate } | undefined {
  if (dueOn === null) return undefined;
  return { from: startOn ?? dueOn, until: dueOn };
}

/** The part of a task that stands in one week. */
export interface Segment {
  readonly task: Task;
  /** The first day in this week, Monday is 0. */
  readonly first: number;
  readonly length: number;
  /** In which row below the number of the day. */
  readonly lane: number;
  readonly goesBefore: boolean;
  readonly goesOn: boolean;
}

/** The tasks of a week, none above another; what is longer and begins earlier lies further up. */
export function layOut(week: readonly IsoDate[], tasks: readonly Task[]): readonly Segment[] {
  const [monday, sunday] = [week[0] ?? '', week.at(-1) ?? ''];
  const parts = tasks.flatMap((task) => {
    const stretch = stretchOf(task);
    if (!stretch || stretch.until < monday || stretch.from > sunday) return [];
    const first = Math.max(0, week.indexOf(stretch.from));
    const last = stretch.until > sunday ? 6 : week.indexOf(stretch.until);
    return { task, first, length: last - first + 1, goesBefore: stretch.from < monday, goesOn: stretch.until > sunday };
  });
  parts.sort(
    (one, other) =>
      one.first - other.first || other.length - one.length || keyOf(one.task).localeCompare(keyOf(other.task)),
  );
  const ends: number[] = [];
  return parts.map((part) => {
    const free = ends.findIndex((end) => end < part.first);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = part.first + part.length - 1;
    return { ...part, lane };
  });
}

function keyOf({ dueTime, priority, id }: Task): string {
  return `${dueTime ?? '99:99'} ${3 - priority} ${id}`;
}

/** How many tasks of a day do not stand in the first lanes. */
export function hiddenOn(segments: readonly Segment[], day: number, lanes: number): number {
  return segments.filter(({ first, length, lane }) => lane >= lanes && first <= day && day < first + length).length;
}

/** All that is there on a day, in the order of its lanes. */
export function tasksOn(tasks: readonly Task[], day: IsoDate): readonly Task[] {
  const there = tasks.filter((task) => {
    const stretch = stretchOf(task);
    return stretch !== undefined && stretch.from <= day && day <= stretch.until;
  });
  return there.sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

/** The day to which a key leads. */
export function dayAfterKey(key: string, day: IsoDate): IsoDate | undefined {
  const number = dayNumberOf(day);
  const weekday = number - startOfWeek(number);
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday,
    End: 6 - weekday,
  };
  if (key === 'PageUp') return later('month', day, -1);
  if (key === 'PageDown') return later('month', day, 1);
  const step = steps[key];
  return step === undefined ? undefined : isoDateOf(number + step);
}
