import { type Ref, refOf } from '@kontor/base';
import { fields } from '@kontor/schema';
import { z } from 'zod';
import { fieldValues, listField } from './list-field.ts';
import { listPlace } from './place.ts';

const { id, day, line, moment, requiredLine } = fields;

/** `dropped`: nobody will do it, and it needs no more attention. */
export const taskState = z.enum(['open', 'done', 'dropped']);
export type TaskState = z.output<typeof taskState>;

/** None, low, medium, high. */
export const priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Priority = z.output<typeof priority>;

/** `HH:MM` on the clocks of the organisation. */
export const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Who is to do it: a person, or all of an office until one of them takes it. */
export const assigneeSubject = z.object({ kind: z.enum(['person', 'org-unit']), id });
export type AssigneeSubject = z.output<typeof assigneeSubject>;

export const assigneeAnswer = z.enum(['asked', 'accepted', 'declined']);

export const assignee = z.object({
  subject: assigneeSubject,
  name: z.string(),
  answer: assigneeAnswer,
  /** Why it was declined; empty otherwise. */
  reason: z.string(),
});
export type Assignee = z.output<typeof assignee>;

export const checkItem = z.object({ id, text: requiredLine(200), done: z.boolean() });
export type CheckItem = z.output<typeof checkItem>;

/** The next one is made when this one is done: counted from its due date, or from the day it was done. */
export const recurrence = z.object({
  /** RFC 5545 RRULE without its name: `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1`. */
  rule: requiredLine(300),
  from: z.enum(['due', 'completion']),
});
export type Recurrence = z.output<typeof recurrence>;

/** Where in the product it came from: an address that leads to exactly that message or block. */
export const taskSource = z.object({
  path: z
    .string()
    .max(500)
    .regex(/^\/(?!\/)[^\s]*$/),
  /** The object there, where it has a ref: a page. */
  ref: fields.ref.nullable(),
});
export type TaskSource = z.output<typeof taskSource>;

const named = z.object({ id, name: z.string() });

export const task = z.object({
  id,
  list: id,
  /** The task of which it is a part. */
  parent: id.nullable(),
  title: z.string(),
  note: z.string(),
  state: taskState,
  startOn: day.nullable(),
  dueOn: day.nullable(),
  dueTime: z.string().nullable(),
  priority,
  estimate: z.number().int().nullable(),
  labels: z.array(z.string()),
  checklist: z.array(checkItem),
  recurrence: recurrence.nullable(),
  /** What it says in the fields of its list. */
  values: fieldValues,
  section: id.nullable(),
  rank: z.string(),
  assignees: z.array(assignee),
  /** How many open tasks have to be done before; which ones is told to those who see them. */
  waitsFor: z.number().int(),
  source: taskSource.nullable(),
  comments: z.number().int(),
  /** Filed away: out of what is done of its list, and found in its archive. */
  archived: z.boolean(),
  createdAt: moment,
  createdBy: named.nullable(),
  closedAt: moment.nullable(),
  closedBy: named.nullable(),
  deleted: z.boolean(),
  revision: z.number().int(),
});
export type Task = z.output<typeof task>;

/** A task with what one sees of it when it is opened. */
export const openedTask = z.object({
  task,
  parts: z.array(task),
  /** Those of its list; none in my day, which is not asked for them. */
  fields: z.array(listField),
  /** Null for those who see the task and not its list. */
  list: z.object({ title: z.string(), place: listPlace, placeName: z.string() }).nullable(),
  mayEdit: z.boolean(),
  /** Asked for it, or standing in for somebody who was: may finish it and answer. */
  isAssigned: z.boolean(),
});
export type OpenedTask = z.output<typeof openedTask>;

export const declineReason = line(300);

/** One step of a task's history. */
export const historyEntry = z.object({
  id: z.number().int(),
  at: moment,
  by: named.nullable(),
  /** Somebody absent, for whom they stood in. */
  inPlaceOf: named.nullable(),
  /** What was changed; `created`, `deleted`, `restored`, `assignees`, `list` beside the fields. */
  field: z.string(),
  was: z.unknown(),
  now: z.unknown(),
});
export type HistoryEntry = z.output<typeof historyEntry>;

export const taskComment = z.object({
  id,
  by: named.nullable(),
  at: moment,
  text: z.string(),
});
export type TaskComment = z.output<typeof taskComment>;

export function taskRef(id: string): Ref {
  return refOf('tasks', 'task', id);
}

export function taskPath(id: string): string {
  return `/tasks/task/${id}`;
}
