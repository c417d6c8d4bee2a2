import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { around } from './around.ts';
import { listNotFound, taskNotFound } from './errors.ts';

export const getAround = defineRoute({
  name: 'tasks.getAround',
  method: 'GET',
  path: '/api/tasks/tasks/:task/around',
  access: 'person',
  summary: 'What is around a task for the caller: reminders, watching, files, and tasks that wait',
  input: z.object({ task: fields.id }),
  output: around,
  errors: [taskNotFound],
});

export const listWaits = defineRoute({
  name: 'tasks.listWaits',
  method: 'GET',
  path: '/api/tasks/lists/:list/waits',
  access: 'person',
  summary: 'Which tasks of a list wait for which others of the same list',
  input: z.object({ list: fields.id }),
  output: z.object({ waits: z.array(z.object({ task: fields.id, blockers: z.array(fields.id) })) }),
  errors: [listNotFound],
});
