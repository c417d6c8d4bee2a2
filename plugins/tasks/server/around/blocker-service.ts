import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import type { listWaits } from '../../shared/around-api.ts';
import { blockerCycle, type Task, tooManyHere } from '../../shared/index.ts';
import { writeHistory } from '../history-store.ts';
import type { TaskContext } from '../task-context.ts';
import { notifyUnblocked } from '../task-notify.ts';
import { requireEditing } from '../task-rules.ts';
import { type TaskRow, writeTask } from '../task-store.ts';
import { findDoing } from '../who-does.ts';
import {
  countWaitsFor,
  listBlockersOf,
  listBlockersWithin,
  lockAllBlockers,
  lockBlockedBy,
  putBlocker,
  removeBlocker,
  waitsThrough,
} from './blocker-store.ts';

const mostBlockers = 50;

/** Which tasks have to be done before which. The history says that it changed, and not by which task. */
export class BlockerService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`, `tasks.task_read_only`, `tasks.blocker_cycle`, `tasks.too_many`. */
  async add(actor: Actor, task: string, blocker: string): Promise<Task> {
    return this.#change(actor, task, async (tx) => {
      await this.#context.getLiving(tx, actor, blocker);
      if (await waitsThrough(tx, blocker, task)) throw blockerCycle();
      if ((await listBlockersOf(tx, task)).length >= mostBlockers) throw tooManyHere();
      return putBlocker(tx, task, blocker);
    });
  }

  /** Throws `tasks.list_not_found`. */
  async listWithin(actor: Actor, list: string): Promise<OutputOf<typeof listWaits>> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#context.getList(tx, actor, list);
      const found = await listBlockersWithin(tx, list);
      return { waits: [...found].map(([task, blockers]) => ({ task, blockers: [...blockers] })) };
    });
  }

  /** Throws `tasks.task_not_found`, `tasks.task_read_only`. */
  async remove(actor: Actor, task: string, blocker: string): Promise<Task> {
    return this.#change(actor, task, (tx) => removeBlocker(tx, task, blocker));
  }

  async #change(actor: Actor, id: string, change: (tx: Tx) => Promise<boolean>): Promise<Task> {
    const { host, presenter, now } = this.#context;
    return host.database.transaction(async (tx) => {
      // Before any row: whoever has it waits for rows, and nobody who has a row waits for it.
      await lockAllBlockers(tx);
      const { row } = requireEditing(await this.#context.getLiving(tx, actor, id, { lock: true }));
      if (!(await change(tx))) return presenter.presentTask(tx, row);
      const written = await writeTask(tx, row);
      const by = { task: id, at: now, person: actor.person };
      await writeHistory(tx, by, [{ field: 'blockers', was: null, now: null }]);
      await this.#context.announceTask(tx, actor, written);
      return presenter.presentTask(tx, written);
    });
  }
}

/**
 * After a task was closed, opened again, deleted or restored, in the same transaction: those that wait for it say how
 * many they still wait for, and whoever does one that waits for none any more is told. They are locked before they are
 * counted, so that of two that close the last two at once exactly one tells.
 */
export async function followBlockers(
  context: TaskContext,
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  before: TaskRow,
  after: TaskRow,
): Promise<void> {
  const [blocked, blocks] = [isOpen(before), isOpen(after)];
  if (blocked === blocks) return;
  const waiting = await lockBlockedBy(tx, after.id);
  const ids = waiting.map(({ id }) => id);
  const counts = await countWaitsFor(tx, ids);
  const doing = await findDoing(tx, waiting);
  for (const row of waiting) {
    const written = await writeTask(tx, row);
    await context.announceTask(tx, actor, written);
    if (!blocked || counts.has(row.id) || !isOpen(row)) continue;
    const persons = new Set<string>();
    for (const { kind, id } of doing.get(row.id) ?? []) {
      const those = kind === 'person' ? [id] : await context.host.people.listMembers(tx, id, false);
      for (const person of those) persons.add(person);
    }
    await notifyUnblocked(context, tx, actor, written, [...persons]);
  }
}

function isOpen({ state, deleted_at: deletedAt }: TaskRow): boolean {
  return state === 'open' && deletedAt === null;
}
