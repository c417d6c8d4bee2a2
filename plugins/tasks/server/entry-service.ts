import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type Entry,
  entryChangedMeanwhile,
  entryCreated,
  entryNotFound,
  entryReadOnly,
  entryRenamed,
  type listEntries,
} from '../shared/index.ts';
import { changeTitle, findEntries, insertEntry, listEntriesOf, lockEntry } from './entry-store.ts';

/** Who reads a space sees its entries, who edits it changes them; to everybody else there are none. */
export class EntryService {
  readonly #host: ServerHost;

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** Throws `spaces.not_found`. */
  async list(actor: Actor, space: string): Promise<OutputOf<typeof listEntries>> {
    return this.#host.database.transaction(async (tx) => {
      if (!(await this.#can(tx, actor, 'read', space))) throw spaceNotFound();
      return { entries: await listEntriesOf(tx, space), mayEdit: await this.#can(tx, actor, 'edit', space) };
    });
  }

  /** Throws `spaces.not_found`, `tasks.entry_read_only`. */
  async create(actor: Actor, { space, title }: { readonly space: string; readonly title: string }): Promise<Entry> {
    return this.#host.database.transaction(async (tx) => {
      if (!(await this.#can(tx, actor, 'read', space))) throw spaceNotFound();
      if (!(await this.#can(tx, actor, 'edit', space))) throw entryReadOnly();
      const created = { id: newId(), space, title, revision: 1 };
      await insertEntry(tx, created);
      await this.#host.events.append(tx, entryCreated, { entry: created.id, space }, { space }, { actor });
      return created;
    });
  }

  /** Throws `tasks.entry_not_found`, `tasks.entry_read_only`, `tasks.entry_changed`. */
  async rename(
    actor: Actor,
    input: { readonly entry: string; readonly title: string; readonly revision: number },
  ): Promise<Entry> {
    return this.#host.database.transaction(async (tx) => {
      const found = await lockEntry(tx, input.entry);
      if (!found || !(await this.#can(tx, actor, 'read', found.space))) throw entryNotFound();
      if (!(await this.#can(tx, actor, 'edit', found.space))) throw entryReadOnly();
      if (found.revision !== input.revision) throw entryChangedMeanwhile();
      if (found.title === input.title) return found;
      const renamed = await changeTitle(tx, found.id, input.title);
      const { id, space } = renamed;
      await this.#host.events.append(tx, entryRenamed, { entry: id, space }, { space }, { actor });
      return renamed;
    });
  }

  /** What live clients in the audience get: all readers of the space see the same. */
  async readForAll(tx: Tx, id: string): Promise<Entry | null> {
    const [found] = await findEntries(tx, [id]);
    return found ?? null;
  }

  #can(tx: Tx, actor: Actor, action: 'read' | 'edit', space: string): Promise<boolean> {
    return this.#host.permissions.can(tx, actor, action, { space });
  }
}
