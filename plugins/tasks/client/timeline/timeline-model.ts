import type { IsoDate } from '@kontor/base';
import { calendarDay, dayNumber, dayNumberOf, isoDateOf, startOfWeek } from '../../shared/calendar-days.ts';
import type { Section, Task, TaskChange } from '../../shared/index.ts';
import { movedBy } from '../bulk/task-move.ts';
import { bySection } from '../list/list-sections.ts';

export const zooms = ['weeks', 'months'] as const;
export type Zoom = (typeof zooms)[number];

/** Pixels of a day. */
export const dayWidths: Readonly<Record<Zoom, number>> = { weeks: 26, months: 8 };

/** First and last day of a bar; what has only one of the two dates is there on that day. */
export function barOf({
  startOn,
  dueOn,
}: Pick<Task, 'startOn' | 'dueOn'>): { readonly from: number; readonly until: number } | undefined {
  const [from, until] = [startOn ?? dueOn, dueOn ?? startOn];
  if (from === null || until === null) return undefined;
  return { from: dayNumberOf(from), until: dayNumberOf(until) };
}

export interface DayRange {
  readonly from: number;
  /** The day after the last. */
  readonly end: number;
}

const weeksBefore = 3;
const weeksAfter = 13;
const mostDaysAway = 3 * 366;

/** Whole weeks around today and all bars, as far as three years from today. */
export function rangeOf(tasks: readonly Task[], today: IsoDate): DayRange {
  const now = dayNumberOf(today);
  const bars = tasks.flatMap((task) => barOf(task) ?? []);
  const first = Math.min(now - weeksBefore * 7, ...bars.map(({ from }) => from - 7));
  const last = Math.max(now + weeksAfter * 7, ...bars.map(({ until }) => until + 21));
  return {
    from: startOfWeek(Math.max(first, now - mostDaysAway)),
    end: startOfWeek(Math.min(last, now + mostDaysAway)) + 7,
  };
}

export interface Stretch {
  /** Its first day, which is no later than the first day of the next. */
  readonly from: number;
  readonly length: number;
}

export function weeksIn({ from, end }: DayRange): readonly Stretch[] {
  return Array.from({ length: (end - from) / 7 }, (_week, index) => ({ from: from + index * 7, length: 7 }));
}

export function monthsIn({ from, end }: DayRange): readonly Stretch[] {
  const months: Stretch[] = [];
  for (let start = from; start < end; ) {
    const { year, month } = calendarDay(start);
    const next = Math.min(end, dayNumber(year, month + 1, 1));
    months.push({ from: start, length: next - start });
    start = next;
  }
  return months;
}

export type TimelineRow =
  | { readonly kind: 'section'; readonly id: string; readonly section: Section | undefined; readonly count: number }
  | { readonly kind: 'task'; readonly id: string; readonly task: Task; readonly waitsFor: readonly string[] };

/** By task: for which others it waits. */
export type Waits = ReadonlyMap<string, readonly string[]>;

/** What has a date by section, the earliest first; sections without such are left out. */
export function rowsOf(
  sections: readonly Section[],
  tasks: readonly Task[],
  waits: Waits = new Map(),
): readonly TimelineRow[] {
  const dated = tasks.filter((task) => barOf(task) !== undefined);
  return bySection(sections, dated).flatMap(({ section, tasks: members }) => {
    if (members.length === 0) return [];
    const sorted = [...members].sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
    const rows: TimelineRow[] = sorted.map((task) => ({
      kind: 'task',
      id: task.id,
      task,
      waitsFor: waits.get(task.id) ?? [],
    }));
    if (sections.length === 0) return rows;
    return [{ kind: 'section', id: section?.id ?? 'none', section, count: members.length }, ...rows];
  });
}

function startOf(task: Task): number {
  return barOf(task)?.from ?? 0;
}

/** What of a bar is taken hold of. */
export type Grip = 'whole' | 'start' | 'end';

/** The dates after a grip was moved by some days; an end does not go past the other. */
export function pulled(task: Task, grip: Grip, days: number): TaskChange {
  if (grip === 'whole') return movedBy(task, days);
  const bar = barOf(task);
  if (!bar) return {};
  if (grip === 'start') {
    const startOn = isoDateOf(Math.min(bar.from + days, bar.until));
    return task.dueOn === null ? { startOn, dueOn: isoDateOf(bar.until) } : { startOn };
  }
  return { dueOn: isoDateOf(Math.max(bar.until + days, bar.from)) };
}

export interface Line {
  readonly blocker: string;
  readonly task: string;
  /** Rows of both. */
  readonly from: number;
  readonly to: number;
  /** The one that has to be done before ends after the other begins. */
  readonly isLate: boolean;
}

/** From what has to be done before to what waits for it, where both are there. */
export function linesOf(rows: readonly TimelineRow[]): readonly Line[] {
  const places = new Map(rows.map((row, index) => [row.id, index]));
  return rows.flatMap((row, to) => {
    if (row.kind !== 'task') return [];
    return row.waitsFor.flatMap((blocker) => {
      const from = places.get(blocker);
      const before = from === undefined ? undefined : rows[from];
      if (from === undefined || before?.kind !== 'task') return [];
      const [ends, begins] = [barOf(before.task)?.until ?? 0, barOf(row.task)?.from ?? 0];
      return [{ blocker, task: row.id, from, to, isLate: before.task.state === 'open' && ends > begins }];
    });
  });
}
