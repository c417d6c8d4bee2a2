import type { Actor } from '@kontor/plugin-api/server';
import type { Around } from '../../shared/around.ts';
import { isToCome, reminderOf } from '../reminders/reminder-service.ts';
import { listRemindersOf } from '../reminders/reminder-store.ts';
import type { TaskContext } from '../task-context.ts';
import type { TaskRow } from '../task-store.ts';
import { listBlockedBy, listBlockersOf } from './blocker-store.ts';
import { listFilesOf } from './file-store.ts';
import { fileOf } from './task-file-service.ts';
import { isWatching } from './watch-store.ts';

/** What is around a task for somebody who sees it. */
export class AroundService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`. */
  async get(actor: Actor, task: string): Promise<Around> {
    const { host, rights, presenter } = this.#context;
    const { person } = actor;
    return host.database.transaction(async (tx) => {
      const { row } = await this.#context.getTask(tx, actor, task);
      const [before, after] = [await listBlockersOf(tx, task), await listBlockedBy(tx, task)];
      const standings = await rights.findStandings(tx, actor, [...before, ...after]);
      const isSeen = ({ id }: TaskRow) => standings.has(id);
      const files = await listFilesOf(tx, task);
      const names = await presenter.findNames(
        tx,
        files.flatMap(({ added_by: by }) => by ?? []),
      );
      return {
        task,
        revision: row.revision,
        reminders:
          row.state === 'open' ? (await listRemindersOf(tx, task, person)).filter(isToCome).map(reminderOf) : [],
        isWatching: await isWatching(tx, task, person),
        waitsFor: before.filter(isSeen).map(linkedOf),
        waitsForHidden: before.filter((each) => each.state === 'open' && !isSeen(each)).length,
        neededBy: after.filter(isSeen).map(linkedOf),
        files: files.map((file) => fileOf(file, names)),
      };
    });
  }
}

function linkedOf({ id, title, state, due_on: dueOn, revision }: TaskRow) {
  return { id, title, state, dueOn, revision };
}
