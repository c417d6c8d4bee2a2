import type { IsoDate } from '@kontor/base';
import { dayNumberOf, isoDateOf } from '../../shared/calendar-days.ts';
import type { Task, TaskChange, TaskField } from '../../shared/index.ts';

/** Another due date, or none; a start that would come after it goes back with it, so that the stretch keeps its length. */
export function dueAt({ startOn, dueOn: before }: Task, dueOn: IsoDate | null): TaskChange {
  if (dueOn === null || startOn === null || startOn <= dueOn) return { dueOn };
  const days = before === null ? 0 : dayNumberOf(before) - dayNumberOf(startOn);
  return { dueOn, startOn: isoDateOf(dayNumberOf(dueOn) - days) };
}

/** The whole stretch so many days later, or earlier. */
export function movedBy({ startOn, dueOn }: Pick<Task, 'startOn' | 'dueOn'>, days: number): TaskChange {
  const later = (day: IsoDate) => isoDateOf(dayNumberOf(day) + days);
  return {
    ...(startOn !== null && { startOn: later(startOn) }),
    ...(dueOn !== null && { dueOn: later(dueOn) }),
  };
}

/** What takes a change back. */
export function inverseOf(task: Task, change: TaskChange): TaskChange {
  const fields = new Set(Object.keys(change) as TaskField[]); // the contract knows no others
  // What goes along with a field comes back with it.
  if (fields.has('dueOn')) fields.add('dueTime');
  if (fields.has('state') && task.archived) fields.add('archived');
  return Object.fromEntries([...fields].map((field) => [field, task[field]]));
}
