import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { listChangedMeanwhile, listNotFound, listNotYours, listReadOnly, sectionNotFound } from './errors.ts';
import { listPlace } from './place.ts';
import { rank } from './rank.ts';
import { task } from './task.ts';
import { listTitle, newSection, taskList } from './task-list.ts';

const { id, nothing } = fields;

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

export const createList = defineRoute({
  name: 'tasks.createList',
  method: 'POST',
  path: '/api/tasks/lists',
  idempotent: true,
  access: 'person',
  summary: 'Adds a task list to a space, to an office, or to the caller’s own',
  input: z.object({ id, place: listPlace, title: listTitle }),
  output: taskList,
  errors: [spaceNotFound, listNotFound, listReadOnly],
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

export const changeList = defineRoute({
  name: 'tasks.changeList',
  method: 'PATCH',
  path: '/api/tasks/lists/:list',
  access: 'person',
  summary: 'Gives a list another title, or archives it',
  input: z.object({
    list: id,
    revision: z.number().int(),
    title: listTitle.optional(),
    archived: z.boolean().optional(),
  }),
  output: taskList,
  errors: [listNotFound, listNotYours, listChangedMeanwhile],
});

export const addSection = defineRoute({
  name: 'tasks.addSection',
  method: 'POST',
  path: '/api/tasks/lists/:list/sections',
  idempotent: true,
  access: 'person',
  summary: 'Adds a section, a column of the board',
  input: newSection.extend({ list: id }),
  output: taskList,
  errors: [listNotFound, listReadOnly],
});

export const changeSection = defineRoute({
  name: 'tasks.changeSection',
  method: 'PATCH',
  path: '/api/tasks/lists/:list/sections/:section',
  idempotent: true,
  access: 'person',
  summary: 'Renames or moves a section',
  input: z.object({ list: id, section: id, title: newSection.shape.title.optional(), rank: rank.optional() }),
  output: taskList,
  errors: [listNotFound, listReadOnly, sectionNotFound],
});

export const removeSection = defineRoute({
  name: 'tasks.removeSection',
  method: 'DELETE',
  path: '/api/tasks/lists/:list/sections/:section',
  access: 'person',
  summary: 'Removes a section; its tasks stay in the list, without one',
  input: z.object({ list: id, section: id }),
  output: taskList,
  errors: [listNotFound, listReadOnly, sectionNotFound],
});

/** Tasks fetched at once. */
export const windowSize = 200;

export const listTasks = defineRoute({
  name: 'tasks.listTasks',
  method: 'GET',
  path: '/api/tasks/lists/:list/tasks',
  access: 'person',
  summary:
    'A window of a list’s tasks without their parts: open ones by section and place, or those that are done or dropped, the last first',
  input: z.object({
    list: id,
    state: z.enum(['open', 'closed']).default('open'),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(windowSize),
  }),
  output: z.object({ tasks: z.array(task), total: z.number().int() }),
  errors: [listNotFound],
});

export const deleteList = defineRoute({
  name: 'tasks.deleteList',
  method: 'DELETE',
  path: '/api/tasks/lists/:list',
  access: 'person',
  summary: 'Deletes an archived list for ever, with all its tasks',
  input: z.object({ list: id }),
  output: nothing,
  errors: [listNotFound, listNotYours],
});
