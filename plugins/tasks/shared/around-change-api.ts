import { defineRoute, fields, fileAttachRefused, fileNotFound } from '@kontor/schema';
import { z } from 'zod';
import { taskFile } from './around.ts';
import { blockerCycle, taskNotFound, taskReadOnly, tooManyHere } from './errors.ts';
import { reminder, reminderWhen } from './reminder.ts';
import { task } from './task.ts';

const { id, nothing } = fields;

export const addReminder = defineRoute({
  name: 'tasks.addReminder',
  method: 'POST',
  path: '/api/tasks/tasks/:task/reminders',
  idempotent: true,
  access: 'person',
  summary: 'Reminds the caller of a task, once, in their inbox; counted from the due date it follows that date',
  input: z.object({ task: id, id, when: reminderWhen }),
  output: reminder,
  errors: [taskNotFound, tooManyHere],
});

export const removeReminder = defineRoute({
  name: 'tasks.removeReminder',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task/reminders/:reminder',
  idempotent: true,
  access: 'person',
  summary: 'Takes an own reminder back',
  input: z.object({ task: id, reminder: id }),
  output: nothing,
  errors: [taskNotFound],
});

export const setWatching = defineRoute({
  name: 'tasks.setWatching',
  method: 'PUT',
  path: '/api/tasks/tasks/:task/watching',
  idempotent: true,
  access: 'person',
  summary: 'Watches a task or not; who made it, was asked or commented watches it without saying so',
  input: z.object({ task: id, isWatching: z.boolean() }),
  output: nothing,
  errors: [taskNotFound],
});

export const addBlocker = defineRoute({
  name: 'tasks.addBlocker',
  method: 'POST',
  path: '/api/tasks/tasks/:task/blockers',
  idempotent: true,
  access: 'person',
  summary: 'Lets a task wait for another one that the caller sees',
  input: z.object({ task: id, blocker: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly, blockerCycle, tooManyHere],
});

export const removeBlocker = defineRoute({
  name: 'tasks.removeBlocker',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task/blockers/:blocker',
  idempotent: true,
  access: 'person',
  summary: 'A task waits for another one no longer',
  input: z.object({ task: id, blocker: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly],
});

export const addTaskFile = defineRoute({
  name: 'tasks.addFile',
  method: 'POST',
  path: '/api/tasks/tasks/:task/files',
  access: 'person',
  summary: 'Makes an upload a file of the task: whoever sees the task may read it; those who change or do the task may',
  input: z.object({ task: id, file: id }),
  output: taskFile,
  errors: [taskNotFound, fileNotFound, fileAttachRefused, tooManyHere],
  callsPerMinute: 120,
});

export const removeTaskFile = defineRoute({
  name: 'tasks.removeFile',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task/files/:file',
  access: 'person',
  summary: 'Takes a file from a task: those who change the task, and who added it; for 30 days it can be restored',
  input: z.object({ task: id, file: id }),
  output: nothing,
  errors: [taskNotFound, taskReadOnly, fileNotFound],
});

export const restoreTaskFile = defineRoute({
  name: 'tasks.restoreFile',
  method: 'POST',
  path: '/api/tasks/tasks/:task/files/:file/restore',
  access: 'person',
  summary: 'Takes back that a file was taken from a task',
  input: z.object({ task: id, file: id }),
  output: nothing,
  errors: [taskNotFound, taskReadOnly, fileNotFound],
});
