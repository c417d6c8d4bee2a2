import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import type { setWatching } from '../../shared/around-change-api.ts';
import { taskArranged } from '../../shared/index.ts';
import { deleteRemindersOf } from '../reminders/reminder-store.ts';
import type { TaskContext } from '../task-context.ts';
import { forgetWatches, listWatchers, setWatch } from './watch-store.ts';

/** Who hears of what happens with a task. */
export class WatchService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`. */
  async set(actor: Actor, { task, isWatching }: InputOf<typeof setWatching>): Promise<Record<string, never>> {
    const { host } = this.#context;
    const { person } = actor;
    return host.database.transaction(async (tx) => {
      await this.#context.getLiving(tx, actor, task);
      await setWatch(tx, task, person, isWatching);
      await host.events.append(tx, taskArranged, { task }, { persons: [person] }, { actor });
      return {};
    });
  }
}

/** Who watches a task and still sees it. Of the others nothing is kept. */
export async function findWatching(context: TaskContext, tx: Tx, task: string): Promise<string[]> {
  const persons = await listWatchers(tx, task);
  const seeing = await context.filterSeeing(tx, task, persons);
  const blind = persons.filter((person) => !seeing.has(person));
  if (blind.length > 0) await forgetAround(tx, task, blind);
  return [...seeing];
}

/** What they arranged for themselves goes with the sight of the task. */
export async function forgetAround(tx: Tx, task: string, persons: readonly string[]): Promise<void> {
  await forgetWatches(tx, task, persons);
  await deleteRemindersOf(tx, task, persons);
}
