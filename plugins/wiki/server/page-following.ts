import type { Tx } from '@kontor/database';
import { pageChanged, pageCreated, pageEdited, pageRef } from '../shared/index.ts';
import { replaceLinks } from './link-store.ts';
import type { PageContext } from './page-context.ts';
import { notifyEdited, notifyMentioned } from './page-notify.ts';
import { findPages, noteEdit, type PageRow } from './page-store.ts';
import { linksInText, readText } from './page-text.ts';

/** What follows when a text has changed: who wrote last, what it links to, who is named in it, who watches it. */
export function followEdits(context: PageContext): void {
  const { events } = context.host;
  events.on('wiki.edits', [pageEdited], async (tx, { payload, happenedAt }) => {
    const last = payload.authors.at(-1) ?? null;
    if (!(await noteEdit(tx, payload.page, last, new Date(happenedAt)))) return;
    const [page] = await findPages(tx, [payload.page]);
    if (!page) return;
    await followText(context, tx, page, payload.authors);
    await notifyEdited(context, tx, page, payload.authors);
    // Only now does the search read it, and clients hear who wrote.
    await context.announce(tx, undefined, pageChanged, page);
  });
  events.on('wiki.new_texts', [pageCreated], async (tx, { payload, person }) => {
    const [page] = await findPages(tx, [payload.page]);
    if (page) await followText(context, tx, page, person === undefined ? [] : [person]);
  });
}

async function followText(context: PageContext, tx: Tx, page: PageRow, authors: readonly string[]): Promise<void> {
  const doc = await readText(context, tx, page.id);
  const added = await replaceLinks(tx, page.id, doc ? linksInText(doc, pageRef(page.id)) : []);
  const named = added.filter(({ kind }) => kind === 'mention').map(({ target }) => target);
  await notifyMentioned(context, tx, page, { named, authors });
}
