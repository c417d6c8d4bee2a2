import { defineEvent, fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;

/** Made, renamed, archived, or its sections changed; live clients get the list without what each may do in it. */
export const listChanged = defineEvent('tasks.list.changed', z.object({ list: id }));
/** Other people may read or change it than before; told to those who still do. */
export const listAccessChanged = defineEvent('tasks.list.access_changed', z.object({ list: id }));
/** These persons see it no longer, as it was narrowed; told to them so that their clients forget it. */
export const listTakenAway = defineEvent('tasks.list.taken_away', z.object({ list: id, persons: z.array(id) }));
/** Made, changed, assigned, deleted, restored: live clients that may see the task get it as it is now. */
export const taskChanged = defineEvent('tasks.task.changed', z.object({ task: id, list: id }));
/** These persons see it no longer, as it is not theirs any more; told to them so that their clients forget it. */
export const taskTakenAway = defineEvent(
  'tasks.task.taken_away',
  z.object({ task: id, list: id, persons: z.array(id) }),
);
/** Somebody said something about it, or took it back. */
export const taskCommented = defineEvent('tasks.task.commented', z.object({ task: id, comment: id }));
/** Somebody arranged something for themselves: reminders, watching; told to them alone. */
export const taskArranged = defineEvent('tasks.task.arranged', z.object({ task: id }));
