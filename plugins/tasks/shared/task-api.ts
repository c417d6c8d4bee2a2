import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { taskNotFound } from './errors.ts';
import { myDayTask } from './my-day.ts';
import { historyEntry, openedTask, task, taskComment } from './task.ts';

const { id } = fields;

export const getMyDay = defineRoute({
  name: 'tasks.getMyDay',
  method: 'GET',
  path: '/api/tasks/my-day',
  access: 'person',
  summary:
    'Open tasks of the caller: assigned to them, to an office of theirs, in their own lists, or theirs as a substitute; by due date',
  input: z.object({}),
  output: z.object({
    tasks: z.array(myDayTask),
    /** Lists whose tasks are the caller’s where nobody is assigned. */
    ownLists: z.array(id),
    /** There are more than these 500. */
    more: z.boolean(),
  }),
  errors: [],
});

export const getTask = defineRoute({
  name: 'tasks.getTask',
  method: 'GET',
  path: '/api/tasks/tasks/:task',
  access: 'person',
  summary: 'A task with its parts, and what the caller may do with it',
  input: z.object({ task: id }),
  output: openedTask,
  errors: [taskNotFound],
});

export const listComments = defineRoute({
  name: 'tasks.listComments',
  method: 'GET',
  path: '/api/tasks/tasks/:task/comments',
  access: 'person',
  summary: 'What was said about a task, the first first',
  input: z.object({ task: id }),
  output: z.object({ comments: z.array(taskComment) }),
  errors: [taskNotFound],
});

export const listHistory = defineRoute({
  name: 'tasks.listHistory',
  method: 'GET',
  path: '/api/tasks/tasks/:task/history',
  access: 'person',
  summary: 'Who changed what of a task, the last first, 200 at most',
  input: z.object({ task: id }),
  output: z.object({ entries: z.array(historyEntry) }),
  errors: [taskNotFound],
});

/** Where tasks come from: a room with its messages, a page with its blocks, an idea. */
const sourcePlace = z
  .string()
  .max(300)
  .regex(/^\/(?:chat\/[^\s/?#]+|(?:wiki\/page|ideas)\/[0-9a-f-]{36})$/);

/** So many, the newest first; of older ones the place does not tell. */
export const sourceWindow = 1000;

export const findTasksFrom = defineRoute({
  name: 'tasks.findTasksFrom',
  method: 'GET',
  path: '/api/tasks/from',
  access: 'person',
  summary: 'Tasks that came from a place, a room’s messages or a page’s blocks, as far as the caller sees them',
  input: z.object({ place: sourcePlace }),
  output: z.object({ tasks: z.array(task) }),
  errors: [],
});
