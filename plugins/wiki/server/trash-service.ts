import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type listTrash,
  pageDeleted,
  pageMovedToTrash,
  pageNotTrashed,
  pageReadOnly,
  pageRef,
  pageRestored,
  type TreePage,
} from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import { findPlace } from './page-place.ts';
import { findPages, type PageRow, writePage } from './page-store.ts';
import { readNames } from './page-view.ts';
import { deletePages, listTrashed, putIntoTrash, setTrashedWith, takeOutOfTrash } from './trash-store.ts';
import { listSubtree, lockTrees } from './tree-store.ts';

/** The trash of each space: what goes there can still be read by its address, and comes back as it was. */
export class TrashService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`. */
  async trash(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { page } = await this.#context.lockEditable(tx, actor, id);
      if (page.trashed_at !== null) return;
      const subtree = await listSubtree(tx, id);
      const ids = subtree.map((each) => each.id);
      await putIntoTrash(tx, id, ids, { person: actor.person, at: this.#context.now });
      await this.#context.announce(tx, actor, pageMovedToTrash, page);
    });
  }

  /** To its old place, or to the top of the space where the page above is gone. Throws `wiki.page_not_found`, `wiki.page_read_only`. */
  async restore(actor: Actor, id: string): Promise<TreePage> {
    return this.#context.host.database.transaction(async (tx) => {
      const seen = await this.#context.getVisible(tx, actor, id);
      await lockTrees(tx, [seen.page.space]);
      const { page } = await this.#context.lockEditable(tx, actor, id);
      if (page.trashed_at === null) return this.#context.presentOne(tx, page);
      // One that went along with another brings what is under it.
      if (page.trashed_with !== id) {
        const ids = (await listSubtree(tx, id)).map((each) => each.id);
        await setTrashedWith(tx, ids, page.trashed_with, id);
      }
      await takeOutOfTrash(tx, id);
      const [above] = page.parent === null ? [] : await findPages(tx, [page.parent]);
      const place = above?.trashed_at == null ? page : { ...page, parent: null, position: 0 };
      const position =
        place === page ? page.position : await findPlace(tx, { space: page.space, parent: null, before: null });
      // Who brings it back wants it for a while, also where it is obsolete.
      const since = place.obsolete_since && this.#context.now;
      const written = await writePage(tx, { ...place, position, trashed_at: null, obsolete_since: since });
      await this.#context.announce(tx, actor, pageRestored, written);
      return this.#context.presentOne(tx, written);
    });
  }

  /** For ever. Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_not_trashed`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { page, standing } = await this.#context.lockEditable(tx, actor, id);
      if (!standing.mayManage) throw pageReadOnly();
      if (page.trashed_at === null) throw pageNotTrashed();
      await deleteForEver(this.#context, tx, actor, page);
    });
  }

  /** Throws `spaces.not_found`. */
  async list(actor: Actor, space: string): Promise<OutputOf<typeof listTrash>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
      const trashed = await listTrashed(tx, space);
      const standings = await rights.findStandings(tx, actor.person, trashed);
      const named = await readNames(this.#context, tx, trashed);
      const mine = trashed.filter(({ id }) => standings.get(id)?.mayEdit);
      return {
        pages: mine.map((page) => ({
          id: page.id,
          title: page.title,
          icon: page.icon,
          trashedAt: (page.trashed_at ?? page.changed_at).toISOString(),
          trashedBy: named(page.trashed_by),
          below: page.below,
          mayDelete: standings.get(page.id)?.mayManage ?? false,
        })),
      };
    });
  }
}

/** A page and all below it, with texts, versions and files; the caller has locked it and decided rights. */
export async function deleteForEver(
  context: PageContext,
  tx: Tx,
  actor: Actor | undefined,
  page: PageRow,
): Promise<void> {
  const { host, rights } = context;
  const ids = (await listSubtree(tx, page.id)).map((each) => each.id);
  // Gone with one above it.
  if (ids.length === 0) return;
  const persons = await rights.listReaders(tx, page);
  for (const each of ids) await host.collab.delete(tx, pageRef(each));
  await host.files.removeOf(tx, ids.map(pageRef));
  await deletePages(tx, ids);
  await context.announce(tx, actor, pageDeleted, page, { pages: ids }, { persons });
}
