import { taskArranged } from '../../shared/index.ts';
import type { TaskContext } from '../task-context.ts';
import { notifyReminded } from '../task-notify.ts';
import { claimDueReminders, deleteRemindersOf, type ReminderRow } from './reminder-store.ts';

const atOnce = 200;

/**
 * Tells those whose moment has come. That it was told is written in the transaction that tells: a server that dies in
 * between has done neither, and a clock that is set back finds nothing left to tell.
 */
export async function tellReminders(context: TaskContext): Promise<void> {
  for (;;) {
    const claimed = await context.host.database.transaction(async (tx) => {
      const rows = await claimDueReminders(tx, context.now, atOnce);
      for (const [task, ofTask] of Map.groupBy(rows, (row) => row.task)) {
        const persons = [...new Set(ofTask.map(({ person }) => person))];
        const seeing = await context.filterSeeing(tx, task, persons);
        const blind = persons.filter((person) => !seeing.has(person));
        if (blind.length > 0) await deleteRemindersOf(tx, task, blind);
        for (const person of seeing) {
          const last = latestOf(ofTask.filter((row) => row.person === person));
          if (last) await notifyReminded(context, tx, last);
          await context.host.events.append(tx, taskArranged, { task }, { persons: [person] }, { actor: undefined });
        }
      }
      return rows.length;
    });
    if (claimed < atOnce) return;
  }
}

/** Of several that are late, one is enough. */
function latestOf(rows: readonly ReminderRow[]): ReminderRow | undefined {
  return rows.toSorted((one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0)).at(-1);
}
