import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import { dueUntil, pageRef } from '../../shared/index.ts';
import type { ChangedPage, getNews, PageToReview } from '../../shared/news-api.ts';
import type { PageContext } from '../page-context.ts';
import { listPages, readNames, readReviews, todayOf } from '../page-view.ts';
import { listChangedSince, listToReview } from './news-store.ts';

/** So many are shown; of more it is said how many there are. */
const shown = 5;
/** So many are looked at: more than that nobody watches, or is to check at once. */
const most = 100;

/** What is new for somebody in the wiki. */
export class NewsService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  async get(actor: Actor): Promise<OutputOf<typeof getNews>> {
    return this.#context.host.database.transaction(async (tx) => {
      const changed = await this.#listChanged(tx, actor);
      const reviews = await this.#listReviews(tx, actor);
      return {
        changed: changed.pages,
        changedCount: changed.count,
        reviews: reviews.pages,
        reviewCount: reviews.count,
      };
    });
  }

  async #listChanged(tx: Tx, { person }: Actor): Promise<{ pages: ChangedPage[]; count: number }> {
    const all = await listChangedSince(tx, person, most);
    const standings = await this.#context.rights.findStandings(tx, person, all);
    const readable = all.filter(({ id }) => standings.has(id));
    const rows = readable.slice(0, shown);
    const named = await readNames(this.#context, tx, rows);
    const listed = await listPages(this.#context, tx, rows);
    const pages: ChangedPage[] = [];
    for (const [index, row] of rows.entries()) {
      const page = listed[index];
      if (!page) continue;
      const seesVersions = standings.get(row.id)?.mayEdit === true;
      const seenVersion = seesVersions ? await this.#findVersion(tx, row.id, row.seen_at) : null;
      pages.push({ ...page, by: named(row.changed_by), seenVersion });
    }
    return { pages, count: readable.length };
  }

  /** The page as it was when the person saw it. */
  async #findVersion(tx: Tx, page: string, seenAt: Date): Promise<number | null> {
    const versions = await this.#context.host.collab.versions(pageRef(page)).list(tx);
    return versions.find(({ at }) => at <= seenAt)?.id ?? null;
  }

  async #listReviews(tx: Tx, { person }: Actor): Promise<{ pages: PageToReview[]; count: number }> {
    const { host, rights } = this.#context;
    const roles = await host.permissions.findRoles(tx, person);
    const spaces = [...roles].flatMap(([space, role]) => (role === 'owner' ? [space] : []));
    const until = dueUntil(todayOf(this.#context));
    const all = await listToReview(tx, { person, spaces, until }, most);
    const standings = await rights.findStandings(tx, person, all);
    const writable = all.filter(({ id }) => standings.get(id)?.right === 'write');
    const rows = writable.slice(0, shown);
    const named = await readNames(this.#context, tx, rows);
    const reviews = await readReviews(this.#context, tx, rows, named);
    const listed = await listPages(this.#context, tx, rows);
    // Both have the same order.
    const pages = rows.flatMap((row, index) => (listed[index] ? [{ ...listed[index], review: reviews(row) }] : []));
    return { pages, count: writable.length };
  }
}
