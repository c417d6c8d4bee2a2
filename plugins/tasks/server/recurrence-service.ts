import { isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { rankBetween } from '../shared/rank-between.ts';
import { followBlockers } from './around/blocker-service.ts';
import { copyWatches } from './around/watch-store.ts';
import { removeAllAssignees } from './assignee-store.ts';
import type { AssignmentService } from './assignment-service.ts';
import { countComments } from './comment-store.ts';
import { writeHistory } from './history-store.ts';
import { nextPartOf, nextTaskOf } from './next-task.ts';
import { findNextTask, findTaskBefore, listFollowed, putNextTask } from './next-task-store.ts';
import { takeRemindersAlong } from './reminders/reminder-service.ts';
import type { TaskContext } from './task-context.ts';
import { settleAsked } from './task-notify.ts';
import {
  findRankBehind,
  findTasks,
  insertTasks,
  listDeletedWith,
  listParts,
  lockTask,
  type TaskRow,
  writeTask,
} from './task-store.ts';

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
    if (there) await followBlockers(this.#context, tx, actor, there, row);
    await this.#begin(tx, actor, row, done);
    for (const [part, nextPart] of await this.#findParts(tx, done, row)) {
      // Only one that was taken back with it comes again: the id may be anybody's.
      const [gone] = there ? await findTasks(tx, [nextPart.id]) : [];
      const isBack = gone !== undefined && gone.deleted_with === there?.id;
      const made = isBack
        ? await writeTask(tx, { ...nextPart, revision: gone.revision })
        : await insertNew(tx, { ...nextPart, revision: row.revision });
      await this.#begin(tx, actor, made, part);
    }
  }

  /** Those who did, watched or were reminded of the one before do so with this one. */
  async #begin(tx: Tx, actor: Pick<Actor, 'person'>, row: TaskRow, before: TaskRow): Promise<void> {
    await this.#note(tx, actor, row, { field: 'created', was: null, now: row.title });
    await removeAllAssignees(tx, row.id);
    await this.#assignments.askAgain(tx, actor, row, before.id);
    await copyWatches(tx, before.id, row.id);
    await takeRemindersAlong(this.#context, tx, before, row);
    await this.#context.announceTask(tx, actor, row);
  }

  /** What is dropped, or is followed by a sub-task of its own, is not taken along. */
  async #findParts(tx: Tx, done: TaskRow, next: TaskRow): Promise<readonly (readonly [TaskRow, TaskRow])[]> {
    const { host, now } = this.#context;
    const moment = { at: now, today: isoDate(now, host.people.timeZone) };
    const parts = await listParts(tx, [done.id]);
    const followed = new Set(
      await listFollowed(
        tx,
        parts.map(({ id }) => id),
      ),
    );
    return parts
      .filter(({ id, state }) => state !== 'dropped' && !followed.has(id))
      .map((part) => [part, nextPartOf(part, done, next, moment)]);
  }

  /** Unless somebody has changed it, answered, said something about it or divided it meanwhile; so with its sub-tasks. */
  async #takeBack(tx: Tx, actor: Pick<Actor, 'person'>, done: TaskRow): Promise<void> {
    const made = await findNextTask(tx, done.id);
    const there = made && (await lockTask(tx, made.next));
    if (there?.deleted_at !== null || there.revision !== made?.revision) return;
    const parts = await listParts(tx, [there.id]);
    const own = new Set((await this.#findParts(tx, done, there)).map(([, part]) => part.id));
    // They were made with it, and are of its revision as long as nobody touches them.
    const isTouched = parts.some(({ id, revision }) => !own.has(id) || revision !== there.revision);
    const ids = [there, ...parts].map(({ id }) => id);
    if (isTouched || (await countComments(tx, ids)).size > 0) return;
    for (const each of [there, ...parts]) {
      const row = await writeTask(tx, { ...each, deleted_at: this.#context.now, deleted_with: there.id });
      if (each === there) await putNextTask(tx, { task: done.id, next: row.id, revision: row.revision });
      await this.#note(tx, actor, row, { field: 'deleted', was: null, now: null });
      await settleAsked(this.#context, tx, row);
      await followBlockers(this.#context, tx, actor, each, row);
      await this.#context.announceTask(tx, actor, row);
    }
  }

  /**
   * A locked task that was taken back comes again, with its sub-tasks, for whoever changes it or one of these: without a
   * connection they could not know. What a person has deleted stays so: undefined.
   */
  async bringBack(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    { id, deleted_with: first }: TaskRow,
  ): Promise<TaskRow | undefined> {
    const made = first === null ? undefined : await findTaskBefore(tx, first);
    if (!made) return undefined;
    const together = await listDeletedWith(tx, made.next);
    if (together.find((each) => each.id === first)?.revision !== made.revision) return undefined;
    for (const each of together) {
      const back = await writeTask(tx, { ...each, deleted_at: null, deleted_with: null });
      await this.#note(tx, actor, back, { field: 'restored', was: null, now: null });
      await followBlockers(this.#context, tx, actor, each, back);
      await this.#context.announceTask(tx, actor, back);
    }
    return (await findTasks(tx, [id]))[0];
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
