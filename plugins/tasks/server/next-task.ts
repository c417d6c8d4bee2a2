import { createHash } from 'node:crypto';
import type { IsoDate } from '@kontor/base';
import { dayNumberOf, isoDateOf } from '../shared/calendar-days.ts';
import type { DueDate } from '../shared/due-date.ts';
import type { Recurrence } from '../shared/index.ts';
import { nextOccurrence } from '../shared/recurrence/occurrences.ts';
import { recurrenceRule } from '../shared/recurrence/rule.ts';
import { recurrenceNotFitting } from '../shared/recurrence-error.ts';
import { newTaskRow } from './task-context.ts';
import type { TaskRow } from './task-store.ts';

/** As it is kept. Throws `tasks.recurrence_not_fitting` with the reason. */
export function readRecurrenceOf<Given extends Recurrence | null | undefined>(given: Given): Given {
  if (!given) return given;
  const { data: rule, error } = recurrenceRule.safeParse(given.rule);
  if (rule === undefined) throw recurrenceNotFitting({ reason: error.issues.at(-1)?.message ?? 'unreadable' });
  return { ...given, rule };
}

/**
 * The task that follows one that was done, at the same place but for its rank; nothing where the rule has ended. Without
 * a due date there is nothing to count from but today.
 */
export function nextTaskOf(done: TaskRow, today: IsoDate, { at, timeZone }: Moment): TaskRow | undefined {
  if (done.recurrence === null) return undefined;
  const from = done.recurrence.from === 'due' && done.due_on !== null ? done.due_on : today;
  const start: DueDate = done.due_time === null ? { date: from } : { date: from, time: done.due_time };
  const due = nextOccurrence({ rule: done.recurrence.rule, start, after: start, timeZone });
  if (due === undefined) return undefined;
  const id = derivedId(done.id, 'next');
  return newTaskRow(
    {
      id,
      list: done.list,
      parent: done.parent,
      section: done.section,
      rank: done.rank,
      title: done.title,
      note: done.note,
      start_on: startOf(done, due.date, today),
      due_on: due.date,
      due_time: done.due_time,
      priority: done.priority,
      estimate: done.estimate,
      labels: done.labels,
      checklist: stepsFor(id, done),
      recurrence: { ...done.recurrence, rule: oneFewer(done.recurrence.rule) },
      ...sourceFor(done),
      field_values: done.field_values,
    },
    { person: done.created_by ?? undefined, at },
  );
}

/** A sub-task of a task that is done, for the one that follows it: open again, and later by as many days. */
export function nextPartOf(part: TaskRow, done: TaskRow, next: TaskRow, { at, today }: PartMoment): TaskRow {
  const days = dayNumberOf(next.due_on ?? today) - dayNumberOf(done.due_on ?? today);
  const later = (day: IsoDate | null) => (day === null ? null : isoDateOf(dayNumberOf(day) + days));
  const id = derivedId(part.id, next.id);
  return newTaskRow(
    {
      id,
      list: next.list,
      parent: next.id,
      rank: part.rank,
      title: part.title,
      note: part.note,
      start_on: later(part.start_on),
      due_on: later(part.due_on),
      due_time: part.due_time,
      priority: part.priority,
      estimate: part.estimate,
      labels: part.labels,
      checklist: stepsFor(id, part),
      recurrence: part.recurrence,
      ...sourceFor(part),
    },
    { person: part.created_by ?? undefined, at },
  );
}

interface PartMoment {
  readonly at: Date;
  readonly today: IsoDate;
}

function stepsFor(id: string, { checklist }: TaskRow): TaskRow['checklist'] {
  return checklist.map((step) => ({ ...step, id: derivedId(step.id, id), done: false }));
}

/** The same message; of a page the page alone: its line is ticked with the task that is done, and stays so. */
function sourceFor({ source_path: path, source_ref: ref }: TaskRow): Pick<TaskRow, 'source_path' | 'source_ref'> {
  return { source_path: ref === null ? path : (path?.split('#')[0] ?? null), source_ref: ref };
}

interface Moment {
  readonly at: Date;
  readonly timeZone: string;
}

/** Moved by as many days as the due date, and never behind it. */
function startOf({ start_on: start, due_on: before }: TaskRow, due: IsoDate, today: IsoDate): IsoDate | null {
  if (start === null) return null;
  const moved = isoDateOf(dayNumberOf(start) + dayNumberOf(due) - dayNumberOf(before ?? today));
  return moved < due ? moved : due;
}

/** The one that is done counts, so the next one has one fewer to come. */
function oneFewer(rule: string): string {
  return rule.replace(/(?<=COUNT=)\d+/, (count) => String(Number(count) - 1));
}

/**
 * Always the same id for the same two: a UUID version 8 (RFC 9562 section 5.8) with the first 48 bits of the one that it
 * comes from, so that both sort together, and of the rest what a hash gives.
 */
function derivedId(from: string, purpose: string): string {
  const hash = createHash('sha256').update(`${from} ${purpose}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hash.charAt(20), 16) % 4);
  return `${from.slice(0, 13)}-8${hash.slice(0, 3)}-${variant}${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
