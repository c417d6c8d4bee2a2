import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { listNotFound, listReadOnly } from './errors.ts';
import { listTemplate, templatePlace } from './list-template.ts';
import { templateNotFound, templateNotYours, templateTooLong } from './list-template-errors.ts';
import { listPlace } from './place.ts';
import { listTitle, taskList } from './task-list.ts';

const { id, day, nothing } = fields;

export const listListTemplates = defineRoute({
  name: 'tasks.listListTemplates',
  method: 'GET',
  path: '/api/tasks/list-templates',
  access: 'person',
  summary: 'Templates of lists that the caller can use: their own, those of their spaces, and those for all',
  input: z.object({}),
  output: z.object({
    templates: z.array(listTemplate),
    /** Whether they may make one for all. */
    mayForEveryone: z.boolean(),
  }),
  errors: [],
});

export const saveListTemplate = defineRoute({
  name: 'tasks.saveListTemplate',
  method: 'POST',
  path: '/api/tasks/list-templates',
  idempotent: true,
  access: 'person',
  summary:
    'Makes a template of a list: sections, fields and tasks that were not dropped, as if none were done, their dates counted from a day; people only if asked for',
  input: z.object({
    id,
    list: id,
    title: listTitle,
    place: templatePlace,
    /** Day zero; the first date in the list unless given. */
    startsOn: day.nullable().default(null),
    withPeople: z.boolean(),
  }),
  output: listTemplate,
  errors: [listNotFound, spaceNotFound, templateNotYours, templateTooLong],
});

export const makeListOfTemplate = defineRoute({
  name: 'tasks.makeListOfTemplate',
  method: 'POST',
  path: '/api/tasks/list-templates/:template/lists',
  idempotent: true,
  access: 'person',
  summary: 'Makes a list of a template that begins on a day; made again with the same id it is the same',
  input: z.object({ template: id, id, place: listPlace, title: listTitle, startsOn: day }),
  output: taskList,
  errors: [templateNotFound, spaceNotFound, listNotFound, listReadOnly],
});

export const removeListTemplate = defineRoute({
  name: 'tasks.removeListTemplate',
  method: 'DELETE',
  path: '/api/tasks/list-templates/:template',
  access: 'person',
  summary: 'Removes a template; it can be restored for 30 days',
  input: z.object({ template: id }),
  output: nothing,
  errors: [templateNotFound, templateNotYours],
});

export const restoreListTemplate = defineRoute({
  name: 'tasks.restoreListTemplate',
  method: 'POST',
  path: '/api/tasks/list-templates/:template/restore',
  access: 'person',
  summary: 'Brings a removed template back',
  input: z.object({ template: id }),
  output: nothing,
  errors: [templateNotFound, templateNotYours],
});
