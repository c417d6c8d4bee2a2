import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import type { getMyDay, MyDayReason } from '../shared/index.ts';
import { listOwnLists } from './list-store.ts';
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
      const ownLists = await listOwnLists(tx, actor.person);
      const holders = {
        person: actor.person,
        absent: [...holder.absent],
        orgUnits: [...holder.orgUnits],
        lists: ownLists,
      };
      const rows = await listMyDay(tx, holders, most + 1);
      const shown = rows.slice(0, most);
      const standings = await this.#context.rights.findStandings(tx, actor, shown, holder);
      const opened = await this.#context.presenter.presentOpened(tx, shown, standings);
      const reasons = await this.#findReasons(tx, shown);
      return {
        tasks: opened.map((each) => ({ ...each, because: reasons.get(each.task.id) ?? { kind: 'person' } })),
        ownLists,
        more: rows.length > most,
      };
    });
  }

  async #findReasons(tx: Tx, rows: readonly MyDayRow[]): Promise<ReadonlyMap<string, MyDayReason>> {
    const others = rows.filter(({ own }) => !own);
    const names = await this.#context.presenter.findPlaceNames(
      tx,
      others.flatMap(({ via_unit: unit, via_person: person }) => [
        ...(unit === null ? [] : [{ kind: 'org-unit', id: unit }]),
        ...(person === null ? [] : [{ kind: 'person', id: person }]),
      ]),
    );
    return new Map(rows.map((row) => [row.id, reasonOf(row, names)]));
  }
}

function reasonOf(row: MyDayRow, names: ReadonlyMap<string, string>): MyDayReason {
  if (row.own) return { kind: 'person' };
  if (row.via_person !== null) return { kind: 'substitute', name: names.get(row.via_person) ?? '' };
  return { kind: 'org-unit', name: names.get(row.via_unit ?? '') ?? '' };
}
