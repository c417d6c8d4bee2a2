import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listChangedMeanwhile, listNotFound, listNotYours } from './errors.ts';
import { fieldsNotFitting } from './field-errors.ts';
import { listField, mostFields } from './list-field.ts';
import { taskList } from './task-list.ts';

const { id } = fields;

export const setListFields = defineRoute({
  name: 'tasks.setListFields',
  method: 'PUT',
  path: '/api/tasks/lists/:list/fields',
  access: 'person',
  summary:
    'Makes these the fields of a list, in this order. A field keeps its kind; one that is left out goes, and comes back with its values within 30 days',
  input: z.object({ list: id, revision: z.number().int(), fields: z.array(listField).max(mostFields) }),
  output: taskList,
  errors: [listNotFound, listNotYours, listChangedMeanwhile, fieldsNotFitting],
});
