import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import { carryValues } from '../shared/field-values.ts';
import {
  type changeTask,
  type createTask,
  type findTasksFrom,
  type listHistory,
  listReadOnly,
  type OpenedTask,
  parentNotFitting,
  sectionNotFound,
  sourceWindow,
  type Task,
  type TaskChange,
  taskExists,
  taskNotFound,
} from '../shared/index.ts';
import { rankBetween } from '../shared/rank-between.ts';
import { followChange } from './around/follow-change.ts';
import type { AssignmentService } from './assignment-service.ts';
import { requireValues } from './field-rules.ts';
import { listFieldsOf } from './field-store.ts';
import { listHistoryOf, writeHistory } from './history-store.ts';
import { hasSection } from './list-store.ts';
import { mergeFields, type Overwritten } from './merge-fields.ts';
import { readRecurrenceOf } from './next-task.ts';
import type { RecurrenceService } from './recurrence-service.ts';
import { type FoundTask, newTaskRow, type TaskContext } from './task-context.ts';
import { listPersonsSeeing, tellTakenAway } from './task-losses.ts';
import { notifyClosed, notifyOverwritten } from './task-notify.ts';
import { closed, requireAllowed, requireArchivable, requireDates, requireEditing, requireRank } from './task-rules.ts';
import {
  findLastRank,
  findTasks,
  insertTasks,
  listDeletedWith,
  listParts,
  listTasksFrom,
  type TaskRow,
  writeTask,
} from './task-store.ts';

/** Tasks: making, reading, changing and deleting them. */
export class TaskService {
  readonly #context: TaskContext;
  readonly #assignments: AssignmentService;
  readonly #recurrences: RecurrenceService;

  constructor(context: TaskContext, assignments: AssignmentService, recurrences: RecurrenceService) {
    this.#context = context;
    this.#assignments = assignments;
    this.#recurrences = recurrences;
  }

  /** Throws `tasks.task_not_found`. */
  async get(actor: Actor, id: string): Promise<OpenedTask> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row, standing } = await this.#context.getTask(tx, actor, id);
      const [opened] = await presenter.presentOpened(tx, [row], new Map([[id, standing]]));
      if (!opened) throw taskNotFound();
      return { ...opened, fields: (await listFieldsOf(tx, [row.list])).get(row.list) ?? [] };
    });
  }

  /**
   * Throws `tasks.list_not_found`, `tasks.list_read_only`, `tasks.section_not_found`, `tasks.parent_not_fitting`,
   * `tasks.dates_not_fitting`, `tasks.rank_not_fitting`, `tasks.assignee_not_found`, `tasks.task_exists`,
   * `tasks.recurrence_not_fitting`.
   */
  async create(actor: Actor, input: InputOf<typeof createTask>): Promise<Task> {
    return this.#context.host.database.transaction((tx) => this.createWithin(tx, actor, input));
  }

  /** Throws like `create`. */
  async createWithin(tx: Tx, actor: Actor, input: InputOf<typeof createTask>): Promise<Task> {
    const { now, presenter } = this.#context;
    const { row: list, right } = await this.#context.getList(tx, actor, input.list);
    if (right === 'read' || list.archived_at !== null) throw listReadOnly();
    if (input.rank !== null) requireRank(input.rank);
    await this.#requireParent(tx, input);
    await this.#requireSection(tx, input.list, input.section);
    await requireValues(tx, input.list, input.values);
    requireDates({ start_on: input.startOn, due_on: input.dueOn, due_time: input.dueTime });
    const rank = input.rank ?? rankBetween(await findLastRank(tx, input), null);
    const row = newTaskRow(
      {
        id: input.id,
        list: input.list,
        parent: input.parent,
        section: input.section,
        rank,
        title: input.title,
        note: input.note,
        start_on: input.startOn,
        due_on: input.dueOn,
        due_time: input.dueTime,
        priority: input.priority,
        estimate: input.estimate,
        labels: input.labels,
        checklist: input.checklist,
        recurrence: readRecurrenceOf(input.recurrence),
        field_values: input.values,
        source_path: input.source?.path ?? null,
        source_ref: input.source?.ref ?? null,
      },
      { person: actor.person, at: now },
    );
    if (!(await insertTasks(tx, [row]))) return this.#sameAgain(tx, actor, row);
    await writeHistory(tx, { task: row.id, at: now, person: actor.person }, [
      { field: 'created', was: null, now: row.title },
    ]);
    for (const subject of input.assignees) await this.#assignments.ask(tx, actor, row, subject);
    await this.#context.announceTask(tx, actor, row);
    return presenter.presentTask(tx, row);
  }

  /**
   * Throws `tasks.task_not_found`, `tasks.task_read_only`, `tasks.section_not_found`, `tasks.dates_not_fitting`,
   * `tasks.archive_not_fitting`, `tasks.recurrence_not_fitting`.
   */
  async change(actor: Actor, input: InputOf<typeof changeTask>): Promise<OutputOf<typeof changeTask>> {
    const { task: id, revision, ...change } = input;
    return this.#context.host.database.transaction(async (tx) => {
      const { row: there, standing } = await this.#context.getTask(tx, actor, id, { lock: true });
      const living = there.deleted_at === null ? there : await this.#recurrences.bringBack(tx, actor, there);
      if (!living) throw taskNotFound();
      const { row, overwrote } = await this.apply(tx, actor, { row: living, standing }, change, revision);
      const names = await this.#context.presenter.findNames(
        tx,
        overwrote.map(({ by }) => by),
      );
      return {
        task: await this.#context.presenter.presentTask(tx, row),
        overwrote: overwrote.map(({ field, was, by }) => ({ field, was, by: { id: by, name: names.get(by) ?? '' } })),
      };
    });
  }

  /** Every change of fields goes through here; the row is locked. */
  async apply(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    { row, standing }: FoundTask,
    change: TaskChange,
    seen = row.revision,
  ): Promise<{ row: TaskRow; overwrote: readonly Overwritten[] }> {
    const { now } = this.#context;
    requireAllowed({ row, standing }, change);
    if (change.rank !== undefined) requireRank(change.rank);
    if (change.values) await requireValues(tx, row.list, change.values);
    const recurrence = readRecurrenceOf(change.recurrence);
    const merged = mergeFields(row, recurrence === undefined ? change : { ...change, recurrence }, {
      seen,
      by: actor.person,
    });
    if (merged.steps.length === 0) return { row, overwrote: [] };
    if (change.section !== undefined) await this.#requireSection(tx, row.list, merged.row.section);
    const next = closed(row, merged.row, { at: now, by: actor.person });
    requireDates(next);
    requireArchivable(next);
    const written = await writeTask(tx, next);
    // Who may change the list does so in their own right; what is done with a task that is another's is not.
    const isInPlace = !standing.mayEdit || merged.steps.some(({ field }) => field === 'state');
    const inPlaceOf = isInPlace ? standing.inPlaceOf : null;
    await writeHistory(tx, { task: row.id, at: now, person: actor.person, inPlaceOf }, merged.steps);
    await this.#context.noteInPlace(tx, actor, { task: row.id, inPlaceOf, what: 'tasks.changed' });
    await this.#context.announceTask(tx, actor, written);
    await notifyOverwritten(this.#context, tx, actor, written, merged.overwrote);
    if (row.state === 'open' && written.state !== 'open') await notifyClosed(this.#context, tx, actor, written);
    await followChange(this.#context, tx, actor, row, written);
    await this.#recurrences.follow(tx, actor, row, written);
    return { row: written, overwrote: merged.overwrote };
  }

  /** Throws `tasks.task_not_found`, `tasks.task_read_only`, `tasks.list_not_found`, `tasks.list_read_only`. */
  async move(actor: Actor, id: string, list: string): Promise<Task> {
    const { host, now, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row } = requireEditing(await this.#context.getLiving(tx, actor, id, { lock: true }));
      if (row.list === list) return presenter.presentTask(tx, row);
      const to = await this.#context.getList(tx, actor, list);
      if (to.right === 'read' || to.row.archived_at !== null) throw listReadOnly();
      const rank = rankBetween(await findLastRank(tx, { list, parent: null, section: null }), null);
      const before = await listPersonsSeeing(this.#context, tx, id);
      const fields = await listFieldsOf(tx, [row.list, list]);
      const carried = (of: TaskRow) => carryValues(of.field_values, fields.get(row.list) ?? [], fields.get(list) ?? []);
      const { kept, lost } = carried(row);
      const moved = await writeTask(tx, { ...row, list, parent: null, section: null, rank, field_values: kept });
      const parts = await listParts(tx, [id]);
      for (const part of parts) {
        await writeTask(tx, { ...part, list, section: null, field_values: carried(part).kept });
      }
      await writeHistory(tx, { task: id, at: now, person: actor.person }, [
        ...lost.map((field) => ({ field: `values.${field.id}`, was: row.field_values[field.id], now: null })),
        { field: 'list', was: row.list, now: list },
      ]);
      // Those who saw it in its old list hear of it, too: their copies forget it.
      await this.#context.announceList(tx, actor, row.list);
      for (const each of [moved, ...parts.map((part) => ({ ...part, list }))]) {
        await this.#context.announceTask(tx, actor, each);
        await tellTakenAway(this.#context, tx, actor, each, before);
      }
      return presenter.presentTask(tx, moved);
    });
  }

  /** With its parts. Throws `tasks.task_not_found`, `tasks.task_read_only`. */
  async delete(actor: Actor, id: string): Promise<Task> {
    return this.#context.host.database.transaction((tx) => this.deleteWithin(tx, actor, id));
  }

  /** Throws like `delete`. */
  async deleteWithin(tx: Tx, actor: Actor, id: string): Promise<Task> {
    const { now, presenter } = this.#context;
    const { row } = requireEditing(await this.#context.getTask(tx, actor, id, { lock: true }));
    if (row.deleted_at !== null) return presenter.presentTask(tx, row);
    for (const each of [row, ...(await listParts(tx, [id]))]) {
      const gone = await writeTask(tx, { ...each, deleted_at: now, deleted_with: id });
      await this.#context.announceTask(tx, actor, each);
      await followChange(this.#context, tx, actor, each, gone);
    }
    await writeHistory(tx, { task: id, at: now, person: actor.person }, [{ field: 'deleted', was: null, now: null }]);
    return this.#presentNow(tx, id);
  }

  /** With what was deleted together with it. Throws `tasks.task_not_found`, `tasks.task_read_only`. */
  async restore(actor: Actor, id: string): Promise<Task> {
    const { host, now, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row } = requireEditing(await this.#context.getTask(tx, actor, id, { lock: true }));
      if (row.deleted_at === null) return presenter.presentTask(tx, row);
      const parent = row.parent === null ? undefined : (await findTasks(tx, [row.parent]))[0];
      // A part whose task is still deleted comes back as a task of its own.
      const place = parent && parent.deleted_at === null ? row.parent : null;
      const together = row.deleted_with === id ? await listDeletedWith(tx, id) : [row];
      for (const each of together) {
        const back = each.id === id ? { ...each, parent: place } : each;
        const there = await writeTask(tx, { ...back, deleted_at: null, deleted_with: null });
        await this.#context.announceTask(tx, actor, there);
        await followChange(this.#context, tx, actor, each, there);
      }
      await writeHistory(tx, { task: id, at: now, person: actor.person }, [
        { field: 'restored', was: null, now: null },
      ]);
      return this.#presentNow(tx, id);
    });
  }

  /** Throws `tasks.task_not_found`. */
  async history(actor: Actor, id: string): Promise<OutputOf<typeof listHistory>> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getTask(tx, actor, id);
      const rows = await listHistoryOf(tx, id, 200);
      const names = await presenter.findNames(
        tx,
        rows.flatMap(({ person, in_place_of: absent }) => [person, absent].filter((one) => one !== null)),
      );
      return {
        entries: rows.map(({ id: step, at, person, in_place_of: absent, field, was, now }) => ({
          id: step,
          at: at.toISOString(),
          by: person === null ? null : { id: person, name: names.get(person) ?? '' },
          inPlaceOf: absent === null ? null : { id: absent, name: names.get(absent) ?? '' },
          field,
          was,
          now,
        })),
      };
    });
  }

  async findFrom(actor: Actor, place: string): Promise<OutputOf<typeof findTasksFrom>> {
    const { host, rights, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const rows = await listTasksFrom(tx, place, sourceWindow);
      const standings = await rights.findStandings(tx, actor, rows);
      return {
        tasks: await presenter.presentTasks(
          tx,
          rows.filter(({ id }) => standings.has(id)),
        ),
      };
    });
  }

  /** Made by the same person in the same list it is the same; else the id is somebody's. */
  async #sameAgain(tx: Tx, actor: Actor, { id, list }: TaskRow): Promise<Task> {
    const [there] = await findTasks(tx, [id]);
    if (there?.created_by !== actor.person || there.list !== list) throw taskExists();
    return this.#context.presenter.presentTask(tx, there);
  }

  async #presentNow(tx: Tx, id: string): Promise<Task> {
    const [row] = await findTasks(tx, [id]);
    if (!row) throw new Error('A task has gone within its own transaction');
    return this.#context.presenter.presentTask(tx, row);
  }

  async #requireParent(tx: Tx, { list, parent, section }: InputOf<typeof createTask>): Promise<void> {
    if (parent === null) return;
    const [found] = await findTasks(tx, [parent]);
    const fits = found?.list === list && found.parent === null && found.deleted_at === null && section === null;
    if (!fits) throw parentNotFitting();
  }

  async #requireSection(tx: Tx, list: string, section: string | null): Promise<void> {
    if (section !== null && !(await hasSection(tx, list, section))) throw sectionNotFound();
  }
}
