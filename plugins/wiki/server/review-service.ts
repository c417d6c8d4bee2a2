import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, spaceNotFound } from '@kontor/schema';
import {
  addMonths,
  type listReports,
  type listReviews,
  ownerNotFound,
  pageChanged,
  pageNotFound,
  pageReadOnly,
  type planReview,
  type Review,
  type ReviewState,
  reportNotFound,
  type TreePage,
} from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import type { PageService } from './page-service.ts';
import { listPagesOf, type PageRow } from './page-store.ts';
import { listPages, readNames, readReviews, todayOf } from './page-view.ts';
import { notifyConfirmed, notifyOwned, notifyReported, notifySettledReport } from './review-notify.ts';
import { insertReport, listReportsOf, takeReport, takeReports } from './review-store.ts';

const urgency: Readonly<Record<ReviewState, number>> = { expired: 0, due: 1, unplanned: 2, verified: 3, obsolete: 4 };

/** What readers hold for outdated needs somebody like what is due. */
function urgencyOf({ state, reports }: Review): number {
  return reports > 0 && state !== 'obsolete' ? Math.min(urgency[state], urgency.due) : urgency[state];
}

/** Every page has somebody to ask and a day until which it holds. */
export class ReviewService {
  readonly #context: PageContext;
  readonly #pages: PageService;

  constructor(context: PageContext, pages: PageService) {
    this.#context = context;
    this.#pages = pages;
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`, `wiki.page_changed`, `wiki.owner_not_found`. */
  async plan(actor: Actor, input: InputOf<typeof planReview>): Promise<TreePage> {
    const { page: id, revision, owner, months, obsolete } = input;
    return this.#pages.update(actor, { id, revision }, async (tx, page) => {
      if (owner !== null && owner !== page.owner) await this.#handOver(tx, actor, page, owner);
      const on = months === page.review_months ? page.review_on : this.#nextReview(months);
      const since = obsolete ? (page.obsolete_since ?? this.#context.now) : null;
      return { ...page, owner, review_months: months, review_on: on, obsolete, obsolete_since: since };
    });
  }

  async #handOver(tx: Tx, actor: Actor, page: PageRow, owner: string): Promise<void> {
    const standing = await this.#context.rights.find(tx, { person: owner }, page);
    if (!standing) throw ownerNotFound();
    await notifyOwned(this.#context, tx, actor, page, owner);
  }

  #nextReview(months: number | null): string | null {
    return months === null ? null : addMonths(todayOf(this.#context), months);
  }

  /** What it says holds from today on. Throws `wiki.page_not_found`, `wiki.page_read_only`, `wiki.page_trashed`. */
  async verify(actor: Actor, id: string): Promise<TreePage> {
    return this.#pages.update(actor, { id }, async (tx, page) => {
      await notifyConfirmed(this.#context, tx, actor, page, await takeReports(tx, id));
      return {
        ...page,
        obsolete: false,
        obsolete_since: null,
        verified_at: this.#context.now,
        verified_by: actor.person,
        review_on: this.#nextReview(page.review_months),
      };
    });
  }

  /** Throws `wiki.page_not_found`. */
  async report(actor: Actor, id: string, note: string): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      const { page } = await this.#context.getVisible(tx, actor, id);
      const report = { id: newId(), page: id, person: actor.person, note, at: now };
      await insertReport(tx, report);
      await notifyReported(this.#context, tx, actor, page, report.id);
      await this.#context.announce(tx, actor, pageChanged, page);
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.page_read_only`. */
  async listReports(actor: Actor, id: string): Promise<OutputOf<typeof listReports>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const { standing } = await this.#context.getVisible(tx, actor, id);
      if (!standing.mayEdit) throw pageReadOnly();
      const reports = await listReportsOf(tx, id);
      const persons = await host.people.findPersons(tx, [...new Set(reports.map(({ person }) => person))]);
      const names = new Map(persons.map((person) => [person.id, person.name]));
      return {
        reports: reports.map(({ id: report, person, note, at }) => {
          return { id: report, person: { id: person, name: names.get(person) ?? '' }, note, at: at.toISOString() };
        }),
      };
    });
  }

  /** Throws `wiki.report_not_found`, `wiki.page_read_only`. */
  async settleReport(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const report = isUuid(id) ? await takeReport(tx, id) : undefined;
      if (!report) throw reportNotFound();
      const { page, standing } = await this.#context.getVisible(tx, actor, report.page).catch((failure: unknown) => {
        // What belongs to a page that one may not see does not exist either.
        throw (failure as { code?: string }).code === pageNotFound.code ? reportNotFound() : failure;
      });
      if (!standing.mayEdit) throw pageReadOnly();
      await notifySettledReport(this.#context, tx, actor, report);
      await this.#context.announce(tx, actor, pageChanged, page);
    });
  }

  /** Throws `spaces.not_found`. */
  async list(actor: Actor, space: string): Promise<OutputOf<typeof listReviews>> {
    const { host, rights } = this.#context;
    return host.database.transaction(async (tx) => {
      if (!(await host.permissions.can(tx, actor, 'read', { space }))) throw spaceNotFound();
      const all = await listPagesOf(tx, space);
      const standings = await rights.findStandings(tx, actor.person, all);
      const pages = all.filter(({ id, draft_of: author }) => standings.has(id) && author === null);
      const named = await readNames(this.#context, tx, pages);
      const reviews = await readReviews(this.#context, tx, pages, named);
      const here = new Set((await host.permissions.listPersonsOf(tx, space)).map(({ person }) => person));
      const listed = await listPages(this.#context, tx, pages);
      const rows = pages.map((page, index) => {
        const owner = named(page.owner);
        return {
          // Both lists have the same order.
          ...(listed[index] as (typeof listed)[number]),
          owner: owner && { ...owner, isGone: !here.has(owner.id) },
          review: reviews(page),
          mayWrite: standings.get(page.id)?.right === 'write',
        };
      });
      return { pages: rows.sort((one, other) => urgencyOf(one.review) - urgencyOf(other.review)) };
    });
  }
}
