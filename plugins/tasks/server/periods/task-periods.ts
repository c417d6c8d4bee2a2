import type { Tx } from '@kontor/database';
import { writeHistory } from '../history-store.ts';
import type { TaskContext } from '../task-context.ts';
import { listParts, type TaskRow, writeTask } from '../task-store.ts';
import { countClosed, countDeleted, lockClosed, purgeDeleted } from './task-period-store.ts';

/** What goes of the tasks by its age. */
export function provideTaskPeriods(context: TaskContext): void {
  const { periods } = context.host;
  periods.provide({
    kind: 'tasks.closed',
    label: { de: 'Erledigte Aufgaben', en: 'Closed tasks' },
    counts: {
      de: 'Gezählt ab dem Erledigen oder Verwerfen, auch in der Ablage; kommt dann zum Gelöschten. Aufgaben, die auf Wikiseiten stehen, bleiben',
      en: 'Counted from when they were done or dropped, also in the archive; then deleted, and restorable for a while. Tasks that stand in wiki pages stay',
    },
    byDefault: null,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: true,
    count: countClosed,
    async expire(tx, expiring) {
      const rows = await lockClosed(tx, expiring);
      for (const row of rows) await putAway(context, tx, row);
      return rows.length;
    },
  });
  periods.provide({
    kind: 'tasks.trash',
    label: { de: 'Gelöschte Aufgaben', en: 'Deleted tasks' },
    counts: {
      de: 'Gezählt ab dem Löschen; danach endgültig weg, mit Kommentaren und Dateien',
      en: 'Counted from deletion; then gone for good, with comments and files',
    },
    byDefault: 30,
    least: 7,
    most: 3650,
    mayBeNever: false,
    isOld: true,
    ofSpace: true,
    count: countDeleted,
    expire: purgeDeleted,
  });
}

/** As if somebody had deleted it: it can be restored as long as the trash is kept. */
async function putAway(context: TaskContext, tx: Tx, row: TaskRow): Promise<void> {
  const { now } = context;
  for (const each of [row, ...(await listParts(tx, [row.id]))]) {
    await writeTask(tx, { ...each, deleted_at: now, deleted_with: row.id });
    await context.announceTask(tx, undefined, each);
  }
  await writeHistory(tx, { task: row.id, at: now, person: null }, [{ field: 'deleted', was: null, now: null }]);
}
