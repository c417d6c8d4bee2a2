import { archiveNotFitting, datesNotFitting, rankNotFitting, type TaskChange, taskReadOnly } from '../shared/index.ts';
import { isRank } from '../shared/rank-between.ts';
import type { FoundTask } from './task-context.ts';
import type { TaskRow } from './task-store.ts';

/** What those may change who see a task because it is theirs, and do not work on its list. */
const ofAssignees = new Set<string>(['state', 'checklist']);

export function requireRank(rank: string): void {
  if (!isRank(rank)) throw rankNotFitting();
}

export function requireEditing(found: FoundTask): FoundTask {
  if (!found.standing.mayEdit) throw taskReadOnly();
  return found;
}

export function requireAllowed({ standing }: FoundTask, change: TaskChange): void {
  if (standing.mayEdit) return;
  if (!standing.isAssigned || Object.keys(change).some((field) => !ofAssignees.has(field))) throw taskReadOnly();
}

type Dates = Pick<TaskRow, 'start_on' | 'due_on' | 'due_time'>;

export function areFitting({ start_on: start, due_on: due, due_time: time }: Dates): boolean {
  return !((time !== null && due === null) || (start !== null && due !== null && start > due));
}

export function requireDates(dates: Dates): void {
  if (!areFitting(dates)) throw datesNotFitting();
}

/** Throws `tasks.archive_not_fitting`. */
export function requireArchivable({ archived, state }: Pick<TaskRow, 'archived' | 'state'>): void {
  if (archived && state === 'open') throw archiveNotFitting();
}

/** Closing and opening again say when and by whom, and what is open is in no archive. A day that goes takes its time along. */
export function closed(
  before: TaskRow,
  after: TaskRow,
  { at, by }: { readonly at: Date; readonly by: string },
): TaskRow {
  const due_time = after.due_on === null && before.due_on !== null ? null : after.due_time;
  const next = { ...after, due_time };
  if (before.state === after.state) return next;
  return after.state === 'open'
    ? { ...next, closed_at: null, closed_by: null, archived: false }
    : { ...next, closed_at: at, closed_by: by };
}
