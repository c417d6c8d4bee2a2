import type { IsoDate } from '@kontor/base';
import { z } from 'zod';
import { compareText } from './rank.ts';
import { openedTask } from './task.ts';

/** Why a task is on somebody's day: it is theirs, their office's, or that of somebody for whom they stand in. */
export const myDayReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('org-unit'), name: z.string() }),
  z.object({ kind: z.literal('substitute'), name: z.string() }),
]);
export type MyDayReason = z.output<typeof myDayReason>;

/** All that one sees of it when it is opened: my day is there without a connection. */
export const myDayTask = openedTask.extend({ because: myDayReason });
export type MyDayTask = z.output<typeof myDayTask>;

export const dayGroups = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type DayGroup = (typeof dayGroups)[number];

/** `week`: within the six days after today. A task that has begun and is due later stays where its due date puts it. */
export function dayGroupOf(dueOn: IsoDate | null, today: IsoDate, weekEnd: IsoDate): DayGroup {
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= weekEnd ? 'week' : 'later';
}

/** The most pressing first: by due date and time, then by priority, then by age. */
export function compareMyDay({ task: one }: MyDayTask, { task: other }: MyDayTask): number {
  return (
    compareText(dueKey(one.dueOn, one.dueTime), dueKey(other.dueOn, other.dueTime)) ||
    other.priority - one.priority ||
    compareText(one.id, other.id)
  );
}

/** Days without a time come after those with one: they last until the evening. */
function dueKey(dueOn: string | null, dueTime: string | null): string {
  return `${dueOn ?? '9999-99-99'}T${dueTime ?? '99:99'}`;
}
