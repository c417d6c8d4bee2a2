import { addDays, isoDate, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { docOfMarkdown, sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { addMonths, demoPageIds, pageRef } from '../shared/index.ts';
import { type DemoPage, demoPages } from './demo-pages.ts';
import type { PageContext } from './page-context.ts';
import { createWithDocuments, type ReadyPage } from './page-import.ts';

const dayMs = 86_400_000;

/** Has the demo city know something. */
export function seedPages(context: PageContext): void {
  context.host.demo.seed(async (tx) => {
    for (const [slug, pages] of Object.entries(demoPages)) await seedSpace(context, tx, slug, pages);
  });
}

async function seedSpace(context: PageContext, tx: Tx, slug: string, pages: readonly DemoPage[]): Promise<void> {
  const { host } = context;
  const space = await host.spaces.findBySlug(tx, slug);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  const owner = holders.find(({ role }) => role === 'owner')?.person;
  if (!space || owner === undefined) return;
  const known = new Map<string, string>(Object.entries(demoPageIds));
  const ids = new Map(listKeys(pages).map((key) => [key, known.get(key) ?? newId()]));
  const ready = pages.flatMap((page) => toReady(context, page, { parent: null, owner, ids }));
  // Nobody is signed in; it counts as written by whoever owns the space.
  const actor: Actor = { account: newId(), person: owner, session: newId(), roles: new Set() };
  await createWithDocuments(context, tx, actor, { space: space.id, pages: ready });
}

function listKeys(pages: readonly DemoPage[]): string[] {
  return pages.flatMap(({ key, below = [] }) => [key, ...listKeys(below)]);
}

interface Place {
  readonly parent: string | null;
  readonly owner: string;
  readonly ids: ReadonlyMap<string, string>;
}

function toReady(context: PageContext, page: DemoPage, place: Place): ReadyPage[] {
  const { key, title, icon, text, months, checkedDaysAgo = 0, below = [] } = page;
  const id = place.ids.get(key) ?? newId();
  const hrefOf = (address: string) => {
    const linked = place.ids.get(address.slice(1));
    return linked && `kontor:${pageRef(linked)}`;
  };
  const checked = new Date(context.now.getTime() - checkedDaysAgo * dayMs);
  const made: ReadyPage = {
    id,
    parent: place.parent,
    title,
    icon,
    owner: place.owner,
    createdAt: new Date(context.now.getTime() - 220 * dayMs),
    changedAt: checked,
    document: sharedOfDoc(docOfMarkdown(text, { hrefOf })),
    ...(months !== undefined && {
      review: {
        review_months: months,
        review_on: addMonths(addDays(isoDate(context.now, context.host.people.timeZone), -checkedDaysAgo), months),
        verified_at: checked,
        verified_by: place.owner,
      },
    }),
  };
  return [made, ...below.flatMap((each) => toReady(context, each, { ...place, parent: id }))];
}
