import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  type handOverPages,
  handOverRefused,
  ownerNotFound,
  pageChanged,
  type previewHandOver,
} from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { lockPage, type PageRow, writePage } from '../page-store.ts';
import { listOwnedBy } from '../review-store.ts';
import { notifyHandedOver } from './handover-notify.ts';

interface Asked {
  readonly from: string;
  /** Undefined: all in which the caller may hand them over. */
  readonly space: string | undefined;
}

/** Whoever leaves leaves no page without somebody to ask. */
export class HandOverService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `spaces.not_found`, `wiki.hand_over_refused`. */
  async preview(
    actor: Actor,
    { from, space, to }: InputOf<typeof previewHandOver>,
  ): Promise<OutputOf<typeof previewHandOver>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const pages = await this.#listPages(tx, actor, { from, space });
      const readable = to === undefined ? pages : await this.#context.rights.filterReadable(tx, to, pages);
      const counts = Map.groupBy(pages, (page) => page.space);
      const spaces = await host.spaces.findSpaces(tx, [...counts.keys()]);
      return {
        pages: pages.length,
        unreadable: pages.length - readable.length,
        spaces: spaces.map(({ id, name }) => ({ id, name, pages: counts.get(id)?.length ?? 0 })),
      };
    });
  }

  /** Throws `spaces.not_found`, `wiki.hand_over_refused`, `wiki.owner_not_found`. */
  async handOver(
    actor: Actor,
    { from, space, to }: InputOf<typeof handOverPages>,
  ): Promise<OutputOf<typeof handOverPages>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      const pages = await this.#listPages(tx, actor, { from, space });
      const readable = await rights.filterReadable(tx, to, pages);
      if (pages.length > 0 && readable.length === 0) throw ownerNotFound();
      const given: PageRow[] = [];
      // In one order, so that two who hand over at once do not wait for each other.
      for (const { id } of readable.toSorted((one, other) => one.id.localeCompare(other.id))) {
        const page = await lockPage(tx, id);
        if (page?.owner !== from || page.trashed_at !== null) continue;
        const written = await writePage(tx, { ...page, owner: to });
        await this.#context.announce(tx, actor, pageChanged, written);
        given.push(written);
      }
      await notifyHandedOver(this.#context, tx, actor, { from, to, pages: given });
      return { handedOver: given.length, unreadable: pages.length - readable.length };
    });
  }

  /** Those that the caller may hand over: as an owner of the space, or their own. Drafts are nobody else's. */
  async #listPages(tx: Tx, actor: Actor, { from, space }: Asked): Promise<PageRow[]> {
    const { permissions } = this.#context.host;
    if (space !== undefined && !(await permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
    const owned = (await listOwnedBy(tx, from)).filter((page) => space === undefined || page.space === space);
    const standings = await this.#context.rights.findStandings(tx, actor.person, owned);
    const roles = await permissions.findRoles(tx, actor.person);
    const isOwn = from === actor.person;
    if (!isOwn && (space === undefined ? ![...roles.values()].includes('owner') : roles.get(space) !== 'owner'))
      throw handOverRefused();
    return owned.filter(({ id, space: at, draft_of: author }) => {
      return author === null && standings.get(id)?.mayEdit === true && (isOwn || roles.get(at) === 'owner');
    });
  }
}
