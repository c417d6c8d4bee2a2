import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { followReminders } from '../reminders/reminder-service.ts';
import type { TaskContext } from '../task-context.ts';
import { notifyWatching } from '../task-notify.ts';
import type { TaskRow } from '../task-store.ts';
import { followBlockers } from './blocker-service.ts';

/** What follows around a task when it was changed, deleted or restored; the row is locked, and that it closed is told. */
export async function followChange(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  before: TaskRow,
  after: TaskRow,
): Promise<void> {
  await followReminders(context, tx, before, after);
  await followBlockers(context, tx, actor, before, after);
  const isDueElsewhere = before.due_on !== after.due_on || before.due_time !== after.due_time;
  if (isDueElsewhere) await notifyWatching(context, tx, actor, after, { change: 'due' });
  const isOpenAgain = before.state !== 'open' && after.state === 'open';
  if (isOpenAgain) await notifyWatching(context, tx, actor, after, { change: 'open' });
}
