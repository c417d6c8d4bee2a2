import { isUuid } from '@kontor/base';
import { pageAccessChanged, pageEdited, pageMoved, pageMovedToTrash, pageRef, pageRestored } from '../shared/index.ts';
import type { PageContext } from './page-context.ts';
import { findPages } from './page-store.ts';

/** The text of pages: shared documents, whose rights are those of the page at each moment. */
export function provideDocuments(context: PageContext): void {
  const { host, rights } = context;
  host.collab.provide({
    noun: 'wiki/page',
    rightsChangeWith: [pageAccessChanged, pageMoved, pageMovedToTrash, pageRestored],
    async authorise(tx, actor, id) {
      const [page] = isUuid(id) ? await findPages(tx, [id]) : [];
      return page && (await rights.find(tx, actor, page))?.right;
    },
    async onCommitted(tx, id, authors) {
      // Nothing is written to the page here: it would lock it under everybody who writes any page.
      const [page] = await findPages(tx, [id]);
      if (!page) return;
      const payload = { page: id, space: page.space, authors: [...authors] };
      await host.events.append(tx, pageEdited, payload, { ref: pageRef(id) }, { actor: undefined });
    },
  });
  host.files.defineOwner('wiki/page', async (tx, actor, id) => {
    const [page] = isUuid(id) ? await findPages(tx, [id]) : [];
    return page !== undefined && (await rights.find(tx, actor, page))?.right === 'write';
  });
}
