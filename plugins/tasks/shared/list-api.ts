import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listNotFound } from './errors.ts';
import { listPlace } from './place.ts';
import { task } from './task.ts';
import { taskList } from './task-list.ts';

const { id } = fields;

export const listLists = defineRoute({
  name: 'tasks.listLists',
  method: 'GET',
  path: '/api/tasks/lists',
  access: 'person',
  summary: 'All task lists that the caller sees: their own, those of their offices and of their spaces',
  input: z.object({}),
  output: z.object({
    lists: z.array(taskList),
    /** Where the caller may add one. */
    places: z.array(z.object({ place: listPlace, name: z.string() })),
  }),
  errors: [],
});

export const getList = defineRoute({
  name: 'tasks.getList',
  method: 'GET',
  path: '/api/tasks/lists/:list',
  access: 'person',
  summary: 'A task list with its sections',
  input: z.object({ list: id }),
  output: taskList,
  errors: [listNotFound],
});

/** Tasks fetched at once. */
export const windowSize = 200;

export const listTasks = defineRoute({
  name: 'tasks.listTasks',
  method: 'GET',
  path: '/api/tasks/lists/:list/tasks',
  access: 'person',
  summary:
    'A window of a list’s tasks without their parts: open ones by section and place, or those that are done or dropped, the last first, in the list or in its archive',
  input: z.object({
    list: id,
    state: z.enum(['open', 'closed', 'archived']).default('open'),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(windowSize),
  }),
  output: z.object({ tasks: z.array(task), total: z.number().int() }),
  errors: [listNotFound],
});
