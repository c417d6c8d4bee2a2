import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import type { Audience } from '@kontor/schema';
import {
  type ListRight,
  listChanged,
  listNotFound,
  listRef,
  type Task,
  taskChanged,
  taskNotFound,
  taskRef,
} from '../shared/index.ts';
import { findLists, type ListRow, lockList } from './list-store.ts';
import { TaskPresenter } from './task-presenter.ts';
import { TaskRights, type TaskStanding } from './task-rights.ts';
import { findTasks, lockTask, type TaskRow } from './task-store.ts';

export interface FoundTask {
  readonly row: TaskRow;
  readonly standing: TaskStanding;
}

export interface FoundList {
  readonly row: ListRow;
  readonly right: ListRight;
}

/** What all services of the tasks share: how something is found for somebody, and how a change of it is told. */
export class TaskContext {
  readonly host: ServerHost;
  readonly rights: TaskRights;
  readonly presenter: TaskPresenter;

  constructor(host: ServerHost) {
    this.host = host;
    this.rights = new TaskRights(host);
    this.presenter = new TaskPresenter(host);
  }

  get now(): Date {
    return this.host.clock.now();
  }

  /** Throws `tasks.list_not_found`. */
  async getList(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    id: string,
    options: { readonly lock?: true } = {},
  ): Promise<FoundList> {
    const row = options.lock ? await lockList(tx, id) : (await findLists(tx, [id]))[0];
    if (!row) throw listNotFound();
    const holder = await this.rights.findHolder(tx, actor.person);
    const right = (await this.rights.findListRights(tx, holder, [row])).get(row.id);
    if (!right) throw listNotFound();
    return { row, right };
  }

  /** Also one that is deleted. Throws `tasks.task_not_found`. */
  async getTask(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    id: string,
    options: { readonly lock?: true } = {},
  ): Promise<FoundTask> {
    const row = isUuid(id) ? (options.lock ? await lockTask(tx, id) : (await findTasks(tx, [id]))[0]) : undefined;
    const standing = row && (await this.rights.findStandings(tx, actor, [row])).get(row.id);
    if (!row || !standing) throw taskNotFound();
    return { row, standing };
  }

  /** One that is not deleted. Throws `tasks.task_not_found`. */
  async getLiving(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    id: string,
    options: { readonly lock?: true } = {},
  ): Promise<FoundTask> {
    const found = await this.getTask(tx, actor, id, options);
    if (found.row.deleted_at !== null) throw taskNotFound();
    return found;
  }

  /** Writes into the audit log what was done for somebody absent; nothing where it was not. */
  async noteInPlace(
    tx: Tx,
    actor: Pick<Actor, 'person'>,
    done: { readonly task: string; readonly inPlaceOf: string | null; readonly what: string },
  ): Promise<void> {
    const { task, inPlaceOf, what } = done;
    if (inPlaceOf !== null) await this.host.people.noteInPlace(tx, actor, { inPlaceOf, object: taskRef(task), what });
  }

  /** Tells whoever may see it, at the moment of delivery. */
  async announceTask(
    tx: Tx,
    actor: Pick<Actor, 'person'> | undefined,
    { id, list }: Pick<TaskRow, 'id' | 'list'>,
  ): Promise<void> {
    await this.host.events.append(tx, taskChanged, { task: id, list }, { ref: taskRef(id) }, { actor });
  }

  async announceList(tx: Tx, actor: Actor | undefined, list: string, audience: Audience = { ref: listRef(list) }) {
    await this.host.events.append(tx, listChanged, { list }, audience, { actor });
  }

  /** What live clients in the audience get: all who may see the task see the same. */
  async readForLive(tx: Tx, id: string): Promise<Task | null> {
    const [row] = await findTasks(tx, [id]);
    return row ? this.presenter.presentTask(tx, row) : null;
  }

  /** Those of these persons who see the task now. */
  async filterSeeing(tx: Tx, task: string, persons: readonly string[]): Promise<ReadonlySet<string>> {
    if (persons.length === 0) return new Set();
    const needed = (await this.rights.findAudience(tx, [task])).get(task) ?? [];
    const held = await this.host.permissions.findTokens(tx, persons);
    return new Set(persons.filter((person) => needed.some((token) => held.get(person)?.has(token))));
  }

  async nameOf(tx: Tx, person: string): Promise<string> {
    return (await this.presenter.findNames(tx, [person])).get(person) ?? '';
  }
}

/** A task about which nothing is said yet. */
export function newTaskRow(
  given: Pick<TaskRow, 'list' | 'title' | 'rank'> & Partial<TaskRow>,
  by: { readonly person: string | undefined; readonly at: Date },
): TaskRow {
  return {
    id: newId(),
    parent: null,
    section: null,
    note: '',
    state: 'open',
    start_on: null,
    due_on: null,
    due_time: null,
    priority: 0,
    estimate: null,
    labels: [],
    checklist: [],
    recurrence: null,
    field_values: {},
    archived: false,
    source_path: null,
    source_ref: null,
    created_at: by.at,
    created_by: by.person ?? null,
    closed_at: null,
    closed_by: null,
    deleted_at: null,
    deleted_with: null,
    revision: 1,
    field_revisions: {},
    ...given,
  };
}
