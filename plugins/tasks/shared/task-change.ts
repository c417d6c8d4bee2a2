import { fields } from '@kontor/schema';
import { z } from 'zod';
import { fieldValue, fieldValues, mostFields } from './list-field.ts';
import { rank } from './rank.ts';
import { assigneeSubject, checkItem, priority, recurrence, taskSource, taskState, wallTime } from './task.ts';

const { id, day, requiredLine } = fields;

/** What people change of a task, each field for itself: two who change different ones both get what they wanted. */
const changeable = {
  title: requiredLine(300),
  /** Markdown. */
  note: z.string().max(20_000),
  state: taskState,
  startOn: day.nullable(),
  dueOn: day.nullable(),
  /** Only with a due date. */
  dueTime: wallTime.nullable(),
  priority,
  /** Minutes. */
  estimate: z.number().int().min(1).max(100_000).nullable(),
  labels: z.array(requiredLine(40)).max(20),
  checklist: z.array(checkItem).max(100),
  recurrence: recurrence.nullable(),
  /** Each field for itself; null empties it. */
  values: z.record(id, fieldValue.nullable()).refine((given) => Object.keys(given).length <= mostFields),
  /** Of the list that it is in. */
  section: id.nullable(),
  rank,
  /** Filed away; only what is done or dropped is, and what is opened again comes back. */
  archived: z.boolean(),
};

export const taskChange = z.object(changeable).partial();
export type TaskChange = z.output<typeof taskChange>;
export type TaskField = Exclude<keyof TaskChange, 'values'>;
const plainFields = Object.keys(changeable).filter((field) => field !== 'values');
export const taskField = z.enum(plainFields as [TaskField, ...TaskField[]]); // the keys are these
/** A field that all tasks have, or `values.` with the id of one of the list. */
export const changedField = z.union([taskField, z.templateLiteral(['values.', z.string()])]);
export type ChangedField = z.output<typeof changedField>;

/** What a new task may say; all but list and title may be left out. Its id is made by the client, so that it can be made offline. */
export const newTask = z.object({
  id,
  list: id,
  parent: id.nullable().default(null),
  title: changeable.title,
  note: changeable.note.default(''),
  startOn: changeable.startOn.default(null),
  dueOn: changeable.dueOn.default(null),
  dueTime: changeable.dueTime.default(null),
  priority: changeable.priority.default(0),
  estimate: changeable.estimate.default(null),
  labels: changeable.labels.default([]),
  checklist: changeable.checklist.default([]),
  recurrence: changeable.recurrence.default(null),
  values: fieldValues.default({}),
  section: changeable.section.default(null),
  /** At the end of its section unless given. */
  rank: rank.nullable().default(null),
  assignees: z.array(assigneeSubject).max(20).default([]),
  source: taskSource.nullable().default(null),
});
export type NewTask = z.output<typeof newTask>;
