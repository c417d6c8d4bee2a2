import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  assigneeNotFound,
  commentNotFound,
  datesNotFitting,
  listNotFound,
  listReadOnly,
  notAssigned,
  parentNotFitting,
  sectionNotFound,
  taskExists,
  taskNotFound,
  taskReadOnly,
} from './errors.ts';
import { myDayTask } from './my-day.ts';
import { listPlace } from './place.ts';
import {
  assigneeSubject,
  declineReason,
  historyEntry,
  newTask,
  task,
  taskChange,
  taskComment,
  taskField,
} from './task.ts';

const { id, nothing } = fields;

export const getMyDay = defineRoute({
  name: 'tasks.getMyDay',
  method: 'GET',
  path: '/api/tasks/my-day',
  access: 'person',
  summary:
    'Open tasks of the caller: assigned to them, to an office of theirs, in their own lists, or theirs as a substitute; by due date',
  input: z.object({}),
  output: z.object({
    tasks: z.array(myDayTask),
    /** There are more than these 500. */
    more: z.boolean(),
  }),
  errors: [],
});

export const getTask = defineRoute({
  name: 'tasks.getTask',
  method: 'GET',
  path: '/api/tasks/tasks/:task',
  access: 'person',
  summary: 'A task with its parts, and what the caller may do with it',
  input: z.object({ task: id }),
  output: z.object({
    task,
    parts: z.array(task),
    /** Null for those who see the task and not its list. */
    list: z.object({ title: z.string(), place: listPlace, placeName: z.string() }).nullable(),
    mayEdit: z.boolean(),
    /** Asked for it, or standing in for somebody who was: may finish it and answer. */
    isAssigned: z.boolean(),
  }),
  errors: [taskNotFound],
});

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
    assigneeNotFound,
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
      z.object({ field: taskField, was: z.unknown(), by: z.object({ id, name: z.string() }).nullable() }),
    ),
  }),
  errors: [taskNotFound, taskReadOnly, sectionNotFound, datesNotFitting],
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

export const listComments = defineRoute({
  name: 'tasks.listComments',
  method: 'GET',
  path: '/api/tasks/tasks/:task/comments',
  access: 'person',
  summary: 'What was said about a task, the first first',
  input: z.object({ task: id }),
  output: z.object({ comments: z.array(taskComment) }),
  errors: [taskNotFound],
});

export const addComment = defineRoute({
  name: 'tasks.addComment',
  method: 'POST',
  path: '/api/tasks/tasks/:task/comments',
  idempotent: true,
  access: 'person',
  summary: 'Says something about a task; any who see it may',
  input: z.object({ task: id, id, text: z.string().trim().min(1).max(5_000) }),
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

export const listHistory = defineRoute({
  name: 'tasks.listHistory',
  method: 'GET',
  path: '/api/tasks/tasks/:task/history',
  access: 'person',
  summary: 'Who changed what of a task, the last first, 200 at most',
  input: z.object({ task: id }),
  output: z.object({ entries: z.array(historyEntry) }),
  errors: [taskNotFound],
});

export const findTasksFrom = defineRoute({
  name: 'tasks.findTasksFrom',
  method: 'POST',
  path: '/api/tasks/from',
  access: 'person',
  summary: 'Tasks that came from these places (messages, blocks of pages), as far as the caller sees them',
  input: z.object({ paths: z.array(z.string().max(500)).max(100) }),
  output: z.object({ tasks: z.array(task) }),
  errors: [],
  callsPerMinute: 300,
});
