import { fields } from '@kontor/schema';
import { z } from 'zod';
import { type Reminder, reminder } from './reminder.ts';
import { type Task, task } from './task.ts';

const { id, moment } = fields;

/** A task as another one names it. */
export const linkedTask = task.pick({ id: true, title: true, state: true, dueOn: true, revision: true });
export type LinkedTask = z.output<typeof linkedTask>;

export const taskFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  addedBy: z.object({ id, name: z.string() }).nullable(),
  addedAt: moment,
});
export type TaskFile = z.output<typeof taskFile>;

/** What is around a task for one person: what they arranged for themselves, and what hangs on the task. */
export const around = z.object({
  task: id,
  /** Of the task, when this was read. */
  revision: z.number().int(),
  reminders: z.array(reminder),
  isWatching: z.boolean(),
  /** Tasks that have to be done before, as far as the person sees them. */
  waitsFor: z.array(linkedTask),
  /** Open ones that they do not see. */
  waitsForHidden: z.number().int(),
  /** Tasks that wait for this one, as far as the person sees them. */
  neededBy: z.array(linkedTask),
  files: z.array(taskFile),
});
export type Around = z.output<typeof around>;

/** A change of it that is on its way to the server; no event of the server says so much. */
export interface Arrangement {
  readonly isWatching?: boolean;
  readonly putReminder?: Reminder;
  readonly putWaitsFor?: LinkedTask;
  /** A reminder, or a task that it waits for. */
  readonly gone?: string;
}

export function linkedTaskOf({ id: task, title, state, dueOn, revision }: Task): LinkedTask {
  return { id: task, title, state, dueOn, revision };
}
