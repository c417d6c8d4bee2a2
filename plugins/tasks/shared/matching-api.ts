import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { listNotFound } from './errors.ts';
import { task } from './task.ts';

const { id, day, requiredLine } = fields;

/** One value or several, as an address has them. */
const several = <Of extends z.ZodType>(of: Of) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(of).max(20)).optional();

export const filterTasks = defineRoute({
  name: 'tasks.filterTasks',
  method: 'GET',
  path: '/api/tasks/lists/:list/matching',
  access: 'person',
  summary:
    'Those of a list’s tasks, without their parts, for which all of this holds, by due date; for lists too long to be looked through by the caller',
  input: z.object({
    list: id,
    state: z.enum(['open', 'done', 'dropped']).default('open'),
    /** In title, note or labels. */
    text: z.string().trim().max(100).optional(),
    /** Any of them. */
    label: several(requiredLine(40)),
    priority: several(z.coerce.number().int().min(0).max(3)),
    /** Whom it was assigned to and who did not decline; `nobody` where there is no such. */
    assignee: z.union([id, z.literal('nobody')]).optional(),
    /** Days from and until: what is due or runs then. */
    from: day.optional(),
    until: day.optional(),
    /** Days between which it is due. */
    dueFrom: day.optional(),
    dueUntil: day.optional(),
    /** With a due date or a start; with neither; without a due date. */
    dated: z.enum(['yes', 'no', 'not-due']).optional(),
    section: z.union([id, z.literal('none')]).optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  output: z.object({ tasks: z.array(task), total: z.number().int() }),
  errors: [listNotFound],
});
