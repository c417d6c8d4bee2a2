import { isUuid, parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { pageChanged, pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { findPages, lockPage, type PageRow, writePage } from '../page-store.ts';
import { listOwnedBy } from '../review-store.ts';

/** Pages that somebody is responsible for. Drafts are theirs alone, and nobody else's. */
export function provideHandOver(context: PageContext): void {
  context.host.handOver.provide({
    kind: 'wiki.pages',
    one: { de: 'eine Wikiseite', en: 'a wiki page' },
    many: { de: 'Wikiseiten', en: 'wiki pages' },
    onMove: 'stays',
    // Responsible is only who reads the page anyway.
    opensNothing: true,
    async list(tx, person) {
      const pages = (await listOwnedBy(tx, person)).filter(({ draft_of: author }) => author === null);
      return pages.map(({ id, title }) => ({ ref: pageRef(id), title, others: [] }));
    },
    async findFitting(tx, { person }, refs) {
      const readable = await context.rights.filterReadable(tx, person, await readPages(tx, refs));
      return new Set(readable.map(({ id }) => pageRef(id)));
    },
    async pass(tx, { actor, from, to, refs }) {
      // In one order, so that two who hand over at once do not wait for each other.
      for (const id of idsOf(refs).sort()) {
        const page = await lockPage(tx, id);
        if (page?.owner !== from || page.trashed_at !== null) continue;
        await context.announce(tx, actor, pageChanged, await writePage(tx, { ...page, owner: to }));
      }
    },
  });
}

async function readPages(tx: Tx, refs: readonly Ref[]): Promise<PageRow[]> {
  return findPages(tx, idsOf(refs));
}

function idsOf(refs: readonly Ref[]): string[] {
  return refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
}
