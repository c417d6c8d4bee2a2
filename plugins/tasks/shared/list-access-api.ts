import { accessLimit, defineRoute, fields, namedLimit } from '@kontor/schema';
import { z } from 'zod';
import { listNotFound, listNotYours } from './errors.ts';
import { listAlwaysOwn } from './list-access-errors.ts';

const { id } = fields;

const namedLimits = z.object({ readers: namedLimit, writers: namedLimit });

export const getListAccess = defineRoute({
  name: 'tasks.getListAccess',
  method: 'GET',
  path: '/api/tasks/lists/:list/access',
  access: 'person',
  summary: 'Who may read and change a list, of those who may where it belongs',
  input: z.object({ list: id }),
  output: namedLimits,
  errors: [listNotFound],
});

export const narrowList = defineRoute({
  name: 'tasks.narrowList',
  method: 'PUT',
  path: '/api/tasks/lists/:list/access',
  access: 'person',
  summary:
    'Narrows who may read and change a list among the people of its space or office; owners of the space and leads of the office always may',
  input: z.object({ list: id, readers: accessLimit, writers: accessLimit }),
  output: namedLimits,
  errors: [listNotFound, listNotYours, listAlwaysOwn],
});
