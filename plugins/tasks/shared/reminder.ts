import { fields } from '@kontor/schema';
import { z } from 'zod';
import { wallTime } from './due-date.ts';

const { id, moment } = fields;

/** When somebody wants to be reminded: counted back from when the task is due, or a moment of its own. */
export const reminderWhen = z.discriminatedUnion('kind', [
  /** So many days before the day on which it is due, at that time on the clocks of the organisation. */
  z.object({ kind: z.literal('days'), days: z.number().int().min(0).max(60), time: wallTime }),
  z.object({ kind: z.literal('minutes'), minutes: z.number().int().min(0).max(10_080) }),
  z.object({ kind: z.literal('moment'), at: moment }),
]);
export type ReminderWhen = z.output<typeof reminderWhen>;

/** A reminder is its owner's alone. */
export const reminder = z.object({
  id,
  when: reminderWhen,
  /** Null while the task has no due date to count from. */
  at: moment.nullable(),
});
export type Reminder = z.output<typeof reminder>;
