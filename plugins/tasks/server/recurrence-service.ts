import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { rankBetween } from '../shared/rank-between.ts';
import { removeAllAssignees } from './assignee-store.ts';
import type { AssignmentService } from './assignment-service.ts';
import { countComments } from './comment-store.ts';
import { writeHistory } from './history-store.ts';
import { nextTaskOf } from './next-task.ts';
import { findNextTask, findTaskBefore, putNextTask } from './next-task-store.ts';
import type { TaskContext } from './task-context.ts';
import { settleAsked } from './task-notify.ts';
import { findRankBehind, insertTasks, listParts, lockTask, type TaskRow, writeTask } from './task-store.ts';

/** Tasks that come again: one that is done is followed by the next one, once, and one that is not done after all is not. */
export class RecurrenceService {
  readonly #context: TaskContext;
  readonly #assignments: AssignmentService;

  constructor(context: TaskContext, assignments: AssignmentService) {
    this.#context = context;
    this.#assignments = assignments;
  }

  /** After a change of a task that is locked, in the same transaction. */
  async follow(tx: Tx, actor: Pick<Actor, 'person'>, before: TaskRow, after: TaskRow): Promise<void> {
    if (before.state !== 'done' && after.state === 'done') await this.#makeNext(tx, actor, after);
    if (before.state === 'done' && after.state !== 'done') await this.#takeBack(tx, actor, after);
  }

  /** The one that was taken back comes again; one that somebody has touched stays as it is, and there is no other. */
  async #makeNext(tx: Tx, actor: Pick<Actor, 'person'>, done: TaskRow): Promise<void> {
    const { host, now } = this.#context;
    const { timeZone } = host.people;
    const next = nextTaskOf(done, isoDate(now, timeZone), { at: now, timeZone });
    if (!next) return;
    const made = await findNextTask(tx, done.id);
    const there = made && (await lockTask(tx, made.next));
    if (there && (there.deleted_at === null || there.revision !== made.revision)) return;
    const fitting = { ...next, rank: rankBetween(done.rank, await findRankBehind(tx, done)) };
    const row = there
      ? await writeTask(tx, { ...fitting, id: there.id, revision: there.revision })
      : await insertNew(tx, fitting);
    await putNextTask(tx, { task: done.id, next: row.id, revision: row.revision });
    await this.#note(tx, actor, row, { field: 'created', was: null, now: row.title });
    await removeAllAssignees(tx, row.id);
    await this.#assignments.askAgain(tx, actor, row, done.id);
    await this.#context.announceTask(tx, actor, row);
  }

  /** Unless somebody has changed it, answered, said something about it or divided it meanwhile. */
  async #takeBack(tx: Tx, actor: Pick<Actor, 'person'>, { id }: TaskRow): Promise<void> {
    const made = await findNextTask(tx, id);
    const there = made && (await lockTask(tx, made.next));
    if (there?.deleted_at !== null || there.revision !== made?.revision) return;
    const isTalkedAbout = (await countComments(tx, [there.id])).size > 0;
    if (isTalkedAbout || (await listParts(tx, [there.id])).length > 0) return;
    const row = await writeTask(tx, { ...there, deleted_at: this.#context.now, deleted_with: there.id });
    await putNextTask(tx, { task: id, next: row.id, revision: row.revision });
    await this.#note(tx, actor, row, { field: 'deleted', was: null, now: null });
    await settleAsked(this.#context, tx, row);
    await this.#context.announceTask(tx, actor, row);
  }

  /**
   * A locked task that was taken back comes again for whoever changes it: without a connection they could not know. What a
   * person has deleted stays so: undefined.
   */
  async bringBack(tx: Tx, actor: Pick<Actor, 'person'>, row: TaskRow): Promise<TaskRow | undefined> {
    const made = await findTaskBefore(tx, row.id);
    if (made?.revision !== row.revision) return undefined;
    const back = await writeTask(tx, { ...row, deleted_at: null, deleted_with: null });
    await this.#note(tx, actor, back, { field: 'restored', was: null, now: null });
    return back;
  }

  async #note(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    { id }: TaskRow,
    step: Parameters<typeof writeHistory>[2][number],
  ): Promise<void> {
    await writeHistory(tx, { task: id, at: this.#context.now, person: actor.person }, [step]);
  }
}

/** Clients make ids too: whoever has taken this one does not end the series. */
async function insertNew(tx: Tx, row: TaskRow): Promise<TaskRow> {
  if (await insertTasks(tx, [row])) return row;
  const other = { ...row, id: newId() };
  if (!(await insertTasks(tx, [other]))) throw new Error('A new id is taken');
  return other;
}
