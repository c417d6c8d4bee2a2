import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { listChangedMeanwhile, listNotYours } from '../shared/errors.ts';
import { fieldsNotFitting } from '../shared/field-errors.ts';
import { isSameName } from '../shared/field-values.ts';
import type { TaskList } from '../shared/index.ts';
import type { ListField } from '../shared/list-field.ts';
import type { setListFields } from '../shared/list-field-api.ts';
import { findFields, writeFields } from './field-store.ts';
import { findLists } from './list-store.ts';
import type { TaskContext } from './task-context.ts';

/** What a list says about its tasks beside what all tasks say. */
export class FieldService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.list_not_found`, `tasks.list_not_yours`, `tasks.list_changed`, `tasks.fields_not_fitting`. */
  async set(actor: Actor, { list, revision, fields }: InputOf<typeof setListFields>): Promise<TaskList> {
    return this.#context.host.database.transaction(async (tx) => {
      const { row, right } = await this.#context.getList(tx, actor, list, { lock: true });
      if (right !== 'manage') throw listNotYours();
      if (row.revision !== revision) throw listChangedMeanwhile();
      const there = await findFields(
        tx,
        fields.map(({ id }) => id),
      );
      const isTaken = there.some((field) => field.list !== list);
      const kinds = new Map(there.map(({ id, kind }) => [id, kind]));
      const keepsKinds = fields.every(({ id, kind }) => (kinds.get(id) ?? kind) === kind);
      if (isTaken || !keepsKinds || !areTellingApart(fields)) throw fieldsNotFitting();
      await writeFields(tx, list, fields, this.#context.now);
      await this.#context.announceList(tx, actor, list);
      const [written = row] = await findLists(tx, [list]);
      const [presented] = await this.#context.presenter.presentLists(tx, [written], new Map([[list, right]]));
      if (!presented) throw new Error('A list was not presented');
      return presented;
    });
  }
}

/** Names are the only thing by which people, files and other lists know them. */
function areTellingApart(fields: readonly ListField[]): boolean {
  const areDistinct = (of: readonly { readonly id: string; readonly title: string }[]) =>
    of.every((one, index) =>
      of.slice(0, index).every((other) => other.id !== one.id && !isSameName(other.title, one.title)),
    );
  return (
    areDistinct(fields) &&
    fields.every(({ kind, choices }) => areDistinct(choices) && choices.length > 0 === (kind === 'choice'))
  );
}
