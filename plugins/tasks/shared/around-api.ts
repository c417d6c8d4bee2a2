import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { around } from './around.ts';
import { taskNotFound } from './errors.ts';

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
