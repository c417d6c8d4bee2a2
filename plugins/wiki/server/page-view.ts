import { isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type ListedPage, type Page, type Review, reviewStateOn } from '../shared/index.ts';
import type { FoundPage, PageContext } from './page-context.ts';
import type { PageRow } from './page-store.ts';
import { readPageReadings } from './readings/reading-view.ts';
import { countReports } from './review-store.ts';
import { findShelfOf } from './shelf-store.ts';
import { listPaths } from './tree-store.ts';

type Named = { readonly id: string; readonly name: string } | null;

/** A page as one person sees it. */
export async function readPageView(context: PageContext, tx: Tx, actor: Actor, found: FoundPage): Promise<Page> {
  const { page, standing } = found;
  const shown = await context.presentOne(tx, page);
  const named = await readNames(context, tx, [page]);
  const [space] = await context.host.spaces.findSpaces(tx, [page.space]);
  const reviews = await readReviews(context, tx, [page], named);
  const shelf = await findShelfOf(tx, actor.person, page.id);
  return {
    ...shown,
    cover: page.cover,
    coverAlt: page.cover_alt,
    purpose: page.template_for,
    spaceName: space?.name ?? '',
    path: [...((await listPaths(tx, [page.id])).get(page.id) ?? [])],
    right: standing.right,
    mayManage: standing.mayManage,
    owner: named(page.owner),
    review: reviews(page),
    readings: await readPageReadings(context, tx, actor, found),
    createdAt: page.created_at.toISOString(),
    createdBy: named(page.created_by),
    changedAt: page.changed_at.toISOString(),
    changedBy: named(page.changed_by),
    trashedAt: page.trashed_at?.toISOString() ?? null,
    ...shelf,
  };
}

/** Names of everybody that these pages name. */
export async function readNames(
  { host }: PageContext,
  tx: Tx,
  pages: readonly PageRow[],
): Promise<(person: string | null) => Named> {
  const ids = pages.flatMap((page) => [
    page.owner,
    page.created_by,
    page.changed_by,
    page.verified_by,
    page.trashed_by,
  ]);
  const persons = await host.people.findPersons(tx, [...new Set(ids.filter((id) => id !== null))]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return (person) => {
    const name = person === null ? undefined : names.get(person);
    return person === null || name === undefined ? null : { id: person, name };
  };
}

/** How current these pages are today. */
export async function readReviews(
  context: PageContext,
  tx: Tx,
  pages: readonly PageRow[],
  named: (person: string | null) => Named,
): Promise<(page: PageRow) => Review> {
  const today = todayOf(context);
  const reports = await countReports(
    tx,
    pages.map(({ id }) => id),
  );
  return (page) => ({
    state: reviewStateOn(today, { on: page.review_on, isObsolete: page.obsolete }),
    on: page.review_on,
    months: page.review_months,
    verifiedAt: page.verified_at?.toISOString() ?? null,
    verifiedBy: named(page.verified_by),
    reports: reports.get(page.id) ?? 0,
  });
}

export function todayOf({ host, now }: PageContext): string {
  return isoDate(now, host.people.timeZone);
}

/** Pages for a list; the caller has left out what may not be seen. */
export async function listPages(context: PageContext, tx: Tx, pages: readonly PageRow[]): Promise<ListedPage[]> {
  const spaces = await context.host.spaces.findSpaces(tx, [...new Set(pages.map(({ space }) => space))]);
  const names = new Map(spaces.map(({ id, name }) => [id, name]));
  return pages.map((page) => ({
    id: page.id,
    space: page.space,
    title: page.title,
    icon: page.icon,
    isDraft: page.draft_of !== null,
    spaceName: names.get(page.space) ?? '',
    changedAt: page.changed_at.toISOString(),
  }));
}
