import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { pageCreated, pageRef } from '../shared/index.ts';
import { newPageRow, type PageContext } from './page-context.ts';
import { findPlace } from './page-place.ts';
import { insertPages, type PageRow } from './page-store.ts';
import { lockTrees } from './tree-store.ts';

/** A page that comes with its text. */
export interface ReadyPage {
  /** The caller's, so that links between new pages are known before they are there. */
  readonly id: string;
  /** One that is there, or that comes before it in the same or an earlier call; null is the top. */
  readonly parent: string | null;
  readonly title: string;
  readonly icon?: string | null;
  readonly owner?: string | null;
  readonly createdAt?: Date;
  readonly changedAt?: Date;
  readonly review?: Pick<PageRow, 'review_months' | 'review_on' | 'verified_at' | 'verified_by'>;
  /** A Yjs update for an empty document; nothing for an empty page. */
  readonly document?: Uint8Array;
}

/**
 * Makes many pages with their texts in the caller's transaction, at the end of their parents and in the order given. The
 * caller has checked that whoever acts may write there. Search, links and live clients follow by the events of the pages.
 */
export async function createWithDocuments(
  context: PageContext,
  tx: Tx,
  actor: Actor,
  { space, pages }: { readonly space: string; readonly pages: readonly ReadyPage[] },
): Promise<void> {
  const { host, now } = context;
  await lockTrees(tx, [space]);
  const nextPlaces = new Map<string | null, number>();
  const rows: PageRow[] = [];
  for (const page of pages) {
    const known = nextPlaces.get(page.parent);
    const position = known ?? (await findPlace(tx, { space, parent: page.parent, before: null }));
    nextPlaces.set(page.parent, position + 1024);
    rows.push(toRow(page, { space, position, person: actor.person, now }));
  }
  await insertPages(tx, rows);
  for (const { id, document } of pages) if (document) await host.collab.write(tx, actor, pageRef(id), document);
  const items = rows.map(({ id }) => ({ payload: { page: id, space }, audience: { ref: pageRef(id) } as const }));
  await host.events.appendMany(tx, pageCreated, items, { actor });
}

function toRow(
  page: ReadyPage,
  at: { readonly space: string; readonly position: number; readonly person: string; readonly now: Date },
): PageRow {
  const { id, parent, title, icon = null, owner = at.person, createdAt = at.now, changedAt = createdAt, review } = page;
  const given = { id, space: at.space, parent, position: at.position, title, icon, owner, ...review };
  const dates = { created_at: createdAt, changed_at: changedAt };
  return newPageRow({ ...given, ...dates }, { person: at.person, at: at.now });
}
