import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  listChangedMeanwhile,
  listNotFound,
  listNotYours,
  listReadOnly,
  rankNotFitting,
  sectionNotFound,
} from './errors.ts';
import { listPlace } from './place.ts';
import { rank } from './rank.ts';
import { listTitle, newSection, taskList } from './task-list.ts';

const { id, nothing } = fields;

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
  errors: [listNotFound, listReadOnly, rankNotFitting],
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
  errors: [listNotFound, listReadOnly, sectionNotFound, rankNotFitting],
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
