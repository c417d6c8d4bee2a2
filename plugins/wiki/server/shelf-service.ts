import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import { type getShelf, type listBacklinks, pageRef, type setWatch, shelfChanged } from '../shared/index.ts';
import { listPagesThatLinkTo } from './link-store.ts';
import type { PageContext } from './page-context.ts';
import { listChangedLast, listDraftsOf, type PageRow } from './page-store.ts';
import { listPages } from './page-view.ts';
import * as store from './shelf-store.ts';

const shown = 12;

/** What somebody arranges for themselves, and nobody else sees: favourites, visits, watching. */
export class ShelfService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  async get(actor: Actor): Promise<OutputOf<typeof getShelf>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const { person } = actor;
      const spaces = [...(await host.permissions.findRoles(tx, person)).keys()];
      const list = (pages: readonly PageRow[], limit = shown) => this.#list(tx, person, pages, limit);
      return {
        favourites: await list(await store.listShelf(tx, 'wiki_favourites', person, 100), 100),
        visited: await list(await store.listShelf(tx, 'wiki_visits', person, 50)),
        changed: await list(await listChangedLast(tx, spaces, 100)),
        drafts: await list(await listDraftsOf(tx, person), 100),
      };
    });
  }

  /** Throws `wiki.page_not_found`. */
  async visit(actor: Actor, id: string): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, id);
      await store.noteVisit(tx, actor.person, id, now);
      await this.#tell(tx, actor, id, true);
    });
  }

  /** Throws `wiki.page_not_found`. */
  async setFavourite(actor: Actor, id: string, favourite: boolean): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, id);
      if (favourite) await store.setFavourite(tx, actor.person, id, now);
      else await store.takeFromShelf(tx, 'wiki_favourites', actor.person, id);
      await this.#tell(tx, actor, id);
    });
  }

  /** Throws `wiki.page_not_found`. */
  async setWatch(actor: Actor, { page: id, watch }: InputOf<typeof setWatch>): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, id);
      if (watch === 'none') await store.takeFromShelf(tx, 'wiki_watches', actor.person, id);
      else await store.setWatch(tx, actor.person, id, watch === 'tree', now);
      await this.#tell(tx, actor, id);
    });
  }

  /** Throws `wiki.page_not_found`. */
  async listBacklinks(actor: Actor, id: string): Promise<OutputOf<typeof listBacklinks>> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, id);
      return { pages: await this.#list(tx, actor.person, await listPagesThatLinkTo(tx, pageRef(id)), 200) };
    });
  }

  async #list(tx: Tx, person: string, pages: readonly PageRow[], limit: number) {
    const readable = await this.#context.rights.filterReadable(tx, person, pages);
    return listPages(this.#context, tx, readable.slice(0, limit));
  }

  /** Other windows of the same person. */
  async #tell(tx: Tx, actor: Actor, page: string, isVisit = false): Promise<void> {
    const { person } = actor;
    const payload = { person, page, isVisit };
    await this.#context.host.events.append(tx, shelfChanged, payload, { persons: [person] }, { actor });
  }
}
