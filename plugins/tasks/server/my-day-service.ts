import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import type { getMyDay, MyDayReason, MyDayTask } from '../shared/index.ts';
import { findLists } from './list-store.ts';
import type { TaskContext } from './task-context.ts';
import { listMyDay, type MyDayRow } from './task-store.ts';

const most = 500;

/** What somebody has to do: their own, their offices', and that of those for whom they stand in. */
export class MyDayService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  async get(actor: Actor): Promise<OutputOf<typeof getMyDay>> {
    return this.#context.host.database.transaction(async (tx) => {
      const holder = await this.#context.rights.findHolder(tx, actor.person);
      const holders = { person: actor.person, absent: [...holder.absent], orgUnits: [...holder.orgUnits] };
      const rows = await listMyDay(tx, holders, most + 1);
      const shown = rows.slice(0, most);
      const tasks = await this.#context.presenter.presentTasks(tx, shown);
      const titles = await this.#listTitles(tx, actor, shown);
      const names = await this.#names(tx, shown);
      return {
        tasks: shown.flatMap((row, index): MyDayTask[] => {
          const task = tasks[index];
          return task ? [{ task, because: reasonOf(row, names), listTitle: titles.get(row.list) ?? null }] : [];
        }),
        more: rows.length > most,
      };
    });
  }

  /** Of those that the person sees. */
  async #listTitles(tx: Tx, actor: Actor, rows: readonly MyDayRow[]): Promise<Map<string, string>> {
    const { rights } = this.#context;
    const lists = await findLists(tx, [...new Set(rows.map(({ list }) => list))]);
    const seen = await rights.findListRights(tx, await rights.findHolder(tx, actor.person), lists);
    return new Map(lists.filter(({ id }) => seen.has(id)).map(({ id, title }) => [id, title]));
  }

  async #names(tx: Tx, rows: readonly MyDayRow[]): Promise<ReadonlyMap<string, string>> {
    return this.#context.presenter.findPlaceNames(
      tx,
      rows.flatMap(({ own, via_unit: unit, via_person: person }) => [
        ...(own || unit === null ? [] : [{ kind: 'org-unit', id: unit }]),
        ...(own || person === null ? [] : [{ kind: 'person', id: person }]),
      ]),
    );
  }
}

function reasonOf(row: MyDayRow, names: ReadonlyMap<string, string>): MyDayReason {
  if (row.own) return { kind: 'person' };
  if (row.via_person !== null) return { kind: 'substitute', name: names.get(row.via_person) ?? '' };
  return { kind: 'org-unit', name: names.get(row.via_unit ?? '') ?? '' };
}
