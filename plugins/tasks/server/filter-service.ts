import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  filterChanged,
  type listFilters,
  mostFilters,
  type SavedFilter,
  type saveFilter,
} from '../shared/filter-api.ts';
import { filterNotFound, filterTooMany } from '../shared/index.ts';
import type { filterTasks } from '../shared/matching-api.ts';
import { findFilter, listFiltersOf, lockFiltersOf, putFilter, removeFilter } from './filter-store.ts';
import { listMatching } from './matching-store.ts';
import type { TaskContext } from './task-context.ts';

/** Filters: those that people save, each for themselves, and what matches one in a long list. */
export class FilterService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listFilters>> {
    return this.#context.host.database.transaction(async (tx) => ({
      filters: (await listFiltersOf(tx, actor.person)).map(withoutPerson),
    }));
  }

  /** Throws `tasks.filter_not_found`, `tasks.filter_too_many`, `tasks.list_not_found`. */
  async save(actor: Actor, { filter: id, ...given }: InputOf<typeof saveFilter>): Promise<SavedFilter> {
    return this.#context.host.database.transaction(async (tx) => {
      await lockFiltersOf(tx, actor.person);
      const there = await findFilter(tx, id);
      if (there && there.person !== actor.person) throw filterNotFound();
      if (!there && (await listFiltersOf(tx, actor.person)).length >= mostFilters) throw filterTooMany();
      if (given.list !== null) await this.#context.getList(tx, actor, given.list);
      await putFilter(tx, { id, person: actor.person, ...given });
      await this.#announce(tx, actor, id);
      return { id, ...given };
    });
  }

  async delete(actor: Actor, id: string): Promise<Record<string, never>> {
    return this.#context.host.database.transaction(async (tx) => {
      const there = await findFilter(tx, id);
      if (there?.person !== actor.person) return {};
      await removeFilter(tx, id);
      await this.#announce(tx, actor, id);
      return {};
    });
  }

  /** What a live client of its person gets; nothing once it is deleted. */
  async readForLive(tx: Tx, id: string): Promise<SavedFilter | null> {
    const row = await findFilter(tx, id);
    return row ? withoutPerson(row) : null;
  }

  /** Throws `tasks.list_not_found`. */
  async match(actor: Actor, { list, ...asked }: InputOf<typeof filterTasks>): Promise<OutputOf<typeof filterTasks>> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getList(tx, actor, list);
      const { rows, total } = await listMatching(tx, list, asked);
      return { tasks: await presenter.presentTasks(tx, rows), total };
    });
  }

  async #announce(tx: Tx, actor: Actor, filter: string): Promise<void> {
    await this.#context.host.events.append(tx, filterChanged, { filter }, { persons: [actor.person] }, { actor });
  }
}

function withoutPerson({ id, name, list, words }: SavedFilter): SavedFilter {
  return { id, name, list, words };
}
