import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  archiveNotFitting,
  assigneeNotFound,
  commentNotFound,
  datesNotFitting,
  listNotFound,
  listReadOnly,
  notAssigned,
  parentNotFitting,
  rankNotFitting,
  sectionNotFound,
  taskExists,
  taskNotFound,
  taskReadOnly,
} from './errors.ts';
import { valueNotFitting } from './field-errors.ts';
import { recurrenceNotFitting } from './recurrence-error.ts';
import { assigneeSubject, declineReason, task, taskComment } from './task.ts';
import { changedField, newTask, taskChange } from './task-change.ts';

const { id, nothing } = fields;

export const createTask = defineRoute({
  name: 'tasks.createTask',
  method: 'POST',
  path: '/api/tasks/tasks',
  idempotent: true,
  access: 'person',
  summary: 'Adds a task to a list; made again with the same id by the same person it is the same',
  input: newTask,
  output: task,
  errors: [
    listNotFound,
    listReadOnly,
    sectionNotFound,
    parentNotFitting,
    datesNotFitting,
    rankNotFitting,
    assigneeNotFound,
    recurrenceNotFitting,
    valueNotFitting,
    taskExists,
  ],
});

export const changeTask = defineRoute({
  name: 'tasks.changeTask',
  method: 'PATCH',
  path: '/api/tasks/tasks/:task',
  idempotent: true,
  access: 'person',
  summary:
    'Changes fields of a task, each for itself. `revision` is the one that the caller saw: what somebody else changed since is overwritten by this later change, and they are told',
  input: taskChange.extend({ task: id, revision: z.number().int() }),
  output: z.object({
    task,
    /** Fields in which a change of somebody else, that the caller had not seen, was overwritten. */
    overwrote: z.array(
      z.object({ field: changedField, was: z.unknown(), by: z.object({ id, name: z.string() }).nullable() }),
    ),
  }),
  errors: [
    taskNotFound,
    taskReadOnly,
    sectionNotFound,
    datesNotFitting,
    rankNotFitting,
    archiveNotFitting,
    recurrenceNotFitting,
    valueNotFitting,
  ],
});

export const moveTask = defineRoute({
  name: 'tasks.moveTask',
  method: 'POST',
  path: '/api/tasks/tasks/:task/move',
  idempotent: true,
  access: 'person',
  summary: 'Moves a task with its parts to another list',
  input: z.object({ task: id, list: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly, listNotFound, listReadOnly],
});

export const deleteTask = defineRoute({
  name: 'tasks.deleteTask',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task',
  idempotent: true,
  access: 'person',
  summary: 'Deletes a task with its parts; for 30 days it can be restored',
  input: z.object({ task: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly],
});

export const restoreTask = defineRoute({
  name: 'tasks.restoreTask',
  method: 'POST',
  path: '/api/tasks/tasks/:task/restore',
  idempotent: true,
  access: 'person',
  summary: 'Takes back that a task was deleted',
  input: z.object({ task: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly],
});

export const assignTask = defineRoute({
  name: 'tasks.assignTask',
  method: 'POST',
  path: '/api/tasks/tasks/:task/assignees',
  idempotent: true,
  access: 'person',
  summary: 'Asks a person or an office to do a task; from then on they see it',
  input: z.object({ task: id, subject: assigneeSubject }),
  output: task,
  errors: [taskNotFound, taskReadOnly, assigneeNotFound],
});

export const unassignTask = defineRoute({
  name: 'tasks.unassignTask',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task/assignees/:kind/:subject',
  idempotent: true,
  access: 'person',
  summary: 'Takes a task from a person or an office',
  input: z.object({ task: id, kind: assigneeSubject.shape.kind, subject: id }),
  output: task,
  errors: [taskNotFound, taskReadOnly],
});

export const answerTask = defineRoute({
  name: 'tasks.answerTask',
  method: 'POST',
  path: '/api/tasks/tasks/:task/answer',
  idempotent: true,
  access: 'person',
  summary:
    'Accepts a task, declines it with a reason, or passes it on to somebody else; whoever asked is told. Who accepts for an office takes it over',
  input: z.object({
    task: id,
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('accept') }),
      z.object({ kind: z.literal('decline'), reason: declineReason.default('') }),
      z.object({ kind: z.literal('pass-on'), to: assigneeSubject, reason: declineReason.default('') }),
    ]),
  }),
  output: task,
  errors: [taskNotFound, notAssigned, assigneeNotFound],
});

/** Characters of a comment. */
export const longestComment = 5_000;

export const addComment = defineRoute({
  name: 'tasks.addComment',
  method: 'POST',
  path: '/api/tasks/tasks/:task/comments',
  idempotent: true,
  access: 'person',
  summary: 'Says something about a task; any who see it may',
  input: z.object({ task: id, id, text: z.string().trim().min(1).max(longestComment) }),
  output: taskComment,
  errors: [taskNotFound],
});

export const removeComment = defineRoute({
  name: 'tasks.removeComment',
  method: 'DELETE',
  path: '/api/tasks/tasks/:task/comments/:comment',
  access: 'person',
  summary: 'Takes an own comment back',
  input: z.object({ task: id, comment: id }),
  output: nothing,
  errors: [taskNotFound, commentNotFound],
});
