import type { Tx } from '@kontor/database';
import { type Actor, nameSubjects } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import { listNotYours } from '../shared/errors.ts';
import { listAccessChanged, listTakenAway } from '../shared/events.ts';
import { listRef } from '../shared/index.ts';
import type { getListAccess, narrowList } from '../shared/list-access-api.ts';
import { listAlwaysOwn } from '../shared/list-access-errors.ts';
import { writeLimits } from './list-access-store.ts';
import { findLists, type ListRow } from './list-store.ts';
import type { TaskContext } from './task-context.ts';

const atOnce = 500;

/** Who may read and change a list: fewer than where it belongs. */
export class ListAccessService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.list_not_found`. */
  async get(actor: Actor, list: string): Promise<OutputOf<typeof getListAccess>> {
    return this.#context.host.database.transaction(async (tx) =>
      this.#name(tx, (await this.#context.getList(tx, actor, list)).row),
    );
  }

  /** Who loses the list is told alone, so that their clients forget it. Throws `tasks.list_not_found`, `tasks.list_not_yours`, `tasks.list_always_own`. */
  async narrow(actor: Actor, { list, ...limits }: InputOf<typeof narrowList>): Promise<OutputOf<typeof narrowList>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      const { row, right } = await this.#context.getList(tx, actor, list, { lock: true });
      if (row.person !== null) throw listAlwaysOwn();
      if (right !== 'manage') throw listNotYours();
      const before = await rights.listReaders(tx, row);
      await writeLimits(tx, list, limits);
      const [written = row] = await findLists(tx, [list]);
      const after = new Set(await rights.listReaders(tx, written));
      const lost = before.filter((person) => !after.has(person));
      for (let index = 0; index < lost.length; index += atOnce) {
        const persons = lost.slice(index, index + atOnce);
        await host.events.append(tx, listTakenAway, { list, persons }, { persons }, { actor });
      }
      await host.events.append(tx, listAccessChanged, { list }, { ref: listRef(list) }, { actor });
      await this.#context.announceList(tx, actor, list);
      return this.#name(tx, written);
    });
  }

  async #name(tx: Tx, row: ListRow): Promise<OutputOf<typeof narrowList>> {
    const { people } = this.#context.host;
    return {
      readers: row.read_limit && (await nameSubjects(people, tx, row.read_limit)),
      writers: row.write_limit && (await nameSubjects(people, tx, row.write_limit)),
    };
  }
}
