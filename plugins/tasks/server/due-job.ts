import { isoDate } from '@kontor/base';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { listAssignees } from './assignee-store.ts';
import { purgeFields } from './field-store.ts';
import { findLists } from './list-store.ts';
import type { TaskContext } from './task-context.ts';
import { notifyDue } from './task-notify.ts';
import { listDueOn, purgeTasks, type TaskRow } from './task-store.ts';
import { purgeTemplates } from './templates/template-store.ts';

const remindJob: JobDefinition = { name: 'tasks.remind', data: z.object({}) };
const atOnce = 200;
const keptDeletedMs = 30 * 86_400_000;

/** Every morning: whose tasks are due today; and what was deleted a month ago goes. */
export function scheduleReminders(context: TaskContext): void {
  context.host.jobs.define(remindJob, async () => {
    await remindOfDue(context);
    const keptSince = new Date(context.now.getTime() - keptDeletedMs);
    await context.host.database.transaction((tx) => purgeTasks(tx, keptSince));
    await context.host.database.transaction((tx) => purgeFields(tx, keptSince));
    await context.host.database.transaction((tx) => purgeTemplates(tx, keptSince));
  });
  context.host.jobs.schedule(remindJob, '30 6 * * *', {});
}

export async function remindOfDue(context: TaskContext): Promise<void> {
  const today = isoDate(context.now, context.host.people.timeZone);
  let after: string | undefined;
  for (;;) {
    const rows = await context.host.database.transaction(async (tx) => {
      const found = await listDueOn(tx, today, after, atOnce);
      const assignees = Map.groupBy(
        await listAssignees(
          tx,
          found.map(({ id }) => id),
        ),
        ({ task }) => task,
      );
      const lists = new Map(
        (
          await findLists(
            tx,
            found.map(({ list }) => list),
          )
        ).map((list) => [list.id, list]),
      );
      for (const row of found) {
        const asked = (assignees.get(row.id) ?? []).filter(({ answer }) => answer !== 'declined');
        const persons = asked.filter(({ kind }) => kind === 'person').map(({ subject }) => subject);
        // In somebody's own list it is theirs though it says nobody's name.
        const owner = lists.get(row.list)?.person;
        await notifyDue(context, tx, row, asked.length === 0 && owner ? [owner] : persons);
      }
      return found;
    });
    if (rows.length < atOnce) return;
    after = lastIdOf(rows);
  }
}

function lastIdOf(rows: readonly TaskRow[]): string | undefined {
  return rows.at(-1)?.id;
}
