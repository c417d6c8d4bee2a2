import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type addSection,
  type changeList,
  type changeSection,
  type createList,
  type ListPlace,
  type ListRight,
  listChangedMeanwhile,
  type listLists,
  listNotFound,
  listNotYours,
  listReadOnly,
  type listTasks,
  rankNotFitting,
  sectionNotFound,
  type TaskList,
} from '../shared/index.ts';
import { isRank } from '../shared/rank-between.ts';
import {
  deleteListRow,
  deleteSection,
  insertList,
  insertSection,
  type ListRow,
  listListsAt,
  lockList,
  updateList,
  updateSection,
} from './list-store.ts';
import type { TaskContext } from './task-context.ts';
import { keyOf } from './task-rights.ts';
import { countTasks, listTaskWindow } from './task-store.ts';

/** Task lists and their sections. */
export class ListService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listLists>> {
    const { host, rights, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      const holder = await rights.findHolder(tx, actor.person);
      const spaces = [...(await host.permissions.findRoles(tx, actor.person)).keys()];
      const places: ListPlace[] = [
        { kind: 'person', id: actor.person },
        ...[...holder.orgUnits].map((id) => ({ kind: 'org-unit', id }) as const),
        ...spaces.map((id) => ({ kind: 'space', id }) as const),
      ];
      const atPlaces = await rights.findPlaceRights(tx, holder, places);
      const rows = await listListsAt(tx, { spaces, orgUnits: [...holder.orgUnits], person: actor.person });
      const names = await presenter.findPlaceNames(tx, places);
      const open = places.filter((place) => mayEdit(atPlaces.get(keyOf(place))));
      return {
        lists: await presenter.presentLists(tx, rows, await rights.findListRights(tx, holder, rows)),
        places: open.map((place) => ({ place, name: names.get(place.id) ?? '' })),
      };
    });
  }

  /** Throws `tasks.list_not_found`. */
  async get(actor: Actor, id: string): Promise<TaskList> {
    return this.#context.host.database.transaction((tx) => this.getWithin(tx, actor, id));
  }

  /** Throws like `get`. */
  async getWithin(tx: Tx, actor: Actor, id: string): Promise<TaskList> {
    const { row, right } = await this.#context.getList(tx, actor, id);
    return this.#present(tx, row, right);
  }

  /** Throws `spaces.not_found`, `tasks.list_not_found`, `tasks.list_read_only`. */
  async create(actor: Actor, input: InputOf<typeof createList>): Promise<TaskList> {
    return this.#context.host.database.transaction((tx) => this.createWithin(tx, actor, input));
  }

  /** Throws like `create`. */
  async createWithin(tx: Tx, actor: Actor, { id, place, title }: InputOf<typeof createList>): Promise<TaskList> {
    const { rights, now } = this.#context;
    const right = (await rights.findPlaceRights(tx, await rights.findHolder(tx, actor.person), [place])).get(
      keyOf(place),
    );
    if (!right) throw place.kind === 'space' ? spaceNotFound() : listNotFound();
    if (!mayEdit(right)) throw listReadOnly();
    const isNew = await insertList(tx, { id, place, title, by: actor.person, at: now });
    // Somebody else's, or the same made again.
    const made = await this.#context.getList(tx, actor, id);
    if (isNew) await this.#context.announceList(tx, actor, id);
    return this.#present(tx, made.row, made.right);
  }

  /** Throws `tasks.list_not_found`, `tasks.list_not_yours`, `tasks.list_changed`. */
  async change(actor: Actor, { list, revision, title, archived }: InputOf<typeof changeList>): Promise<TaskList> {
    return this.#change(
      actor,
      list,
      async (tx, row) => {
        if (row.revision !== revision) throw listChangedMeanwhile();
        const archivedAt =
          archived === undefined ? row.archived_at : archived ? (row.archived_at ?? this.#context.now) : null;
        await updateList(tx, list, { title: title ?? row.title, archivedAt });
      },
      'manage',
    );
  }

  /** Throws `tasks.list_not_found`, `tasks.list_not_yours`. */
  async delete(actor: Actor, id: string): Promise<Record<string, never>> {
    return this.#context.host.database.transaction(async (tx) => {
      const { row, right } = await this.#context.getList(tx, actor, id, { lock: true });
      if (right !== 'manage' || row.archived_at === null) throw listNotYours();
      // Its ref leads to nobody any more, so those who saw it are named.
      const audience =
        row.read_limit === null ? audienceOf(row) : { persons: await this.#context.rights.listReaders(tx, row) };
      await deleteListRow(tx, id);
      await this.#context.announceList(tx, actor, id, audience);
      return {};
    });
  }

  /** Throws `tasks.list_not_found`, `tasks.list_read_only`. */
  async addSection(actor: Actor, { list, ...section }: InputOf<typeof addSection>): Promise<TaskList> {
    if (!isRank(section.rank)) throw rankNotFitting();
    return this.#change(actor, list, (tx) => insertSection(tx, { ...section, list }));
  }

  /** Throws `tasks.list_not_found`, `tasks.list_read_only`, `tasks.section_not_found`. */
  async changeSection(actor: Actor, { list, section, title, rank }: InputOf<typeof changeSection>): Promise<TaskList> {
    if (rank !== undefined && !isRank(rank)) throw rankNotFitting();
    return this.#change(actor, list, async (tx) => {
      if (!(await updateSection(tx, { list, id: section, title, rank }))) throw sectionNotFound();
    });
  }

  /** Throws `tasks.list_not_found`, `tasks.list_read_only`, `tasks.section_not_found`. */
  async removeSection(actor: Actor, list: string, section: string): Promise<TaskList> {
    return this.#change(actor, list, async (tx) => {
      if (!(await deleteSection(tx, list, section))) throw sectionNotFound();
    });
  }

  /** Throws `tasks.list_not_found`. */
  async listTasks(actor: Actor, { list, ...window }: InputOf<typeof listTasks>): Promise<OutputOf<typeof listTasks>> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getList(tx, actor, list);
      const rows = await listTaskWindow(tx, list, window);
      const isAll = window.offset === 0 && rows.length < window.limit;
      const total = isAll ? rows.length : await countTasks(tx, list, window.state);
      return { tasks: await presenter.presentTasks(tx, rows), total };
    });
  }

  /** Every change of a list goes through here. */
  async #change(
    actor: Actor,
    id: string,
    change: (tx: Tx, row: ListRow) => Promise<unknown>,
    needed: 'edit' | 'manage' = 'edit',
  ): Promise<TaskList> {
    return this.#context.host.database.transaction(async (tx) => {
      const { row, right } = await this.#context.getList(tx, actor, id, { lock: true });
      if (needed === 'manage' && right !== 'manage') throw listNotYours();
      if (!mayEdit(right) || (needed === 'edit' && row.archived_at !== null)) throw listReadOnly();
      await change(tx, row);
      await this.#context.announceList(tx, actor, id);
      return this.#present(tx, (await lockList(tx, id)) ?? row, right);
    });
  }

  async #present(tx: Tx, row: ListRow, right: ListRight): Promise<TaskList> {
    const [list] = await this.#context.presenter.presentLists(tx, [row], new Map([[row.id, right]]));
    if (!list) throw listNotFound();
    return list;
  }
}

function mayEdit(right: ListRight | undefined): boolean {
  return right === 'edit' || right === 'manage';
}

function audienceOf({ space, org_unit: unit, person }: ListRow) {
  if (space !== null) return { space };
  if (unit !== null) return { orgUnits: [unit] };
  return { persons: person === null ? [] : [person] };
}
