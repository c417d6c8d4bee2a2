import type { Tx } from '@kontor/database';
import { docOfShared } from '@kontor/editor/shared';
import * as Y from 'yjs';
import { pageEdited, pageRef, readingChanged } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { findPages } from '../page-store.ts';
import { findCurrentRequest, type RequestRow, setChanged } from './reading-store.ts';

/** A text that is another than what people were asked to read is known as such; whether it matters, a person decides. */
export function followReadings(context: PageContext): void {
  context.host.events.on('wiki.readings', [pageEdited], async (tx, { payload }) => {
    const request = await findCurrentRequest(tx, payload.page);
    if (!request) return;
    const isChanged = await isOther(context, tx, request);
    if (isChanged === request.is_changed) return;
    await setChanged(tx, request.id, isChanged);
    const [page] = await findPages(tx, [payload.page]);
    if (page) await context.announce(tx, undefined, readingChanged, page);
  });
}

async function isOther({ host }: PageContext, tx: Tx, { page, version }: RequestRow): Promise<boolean> {
  const asked = await host.collab.versions(pageRef(page)).read(tx, version);
  const present = await host.collab.read(tx, pageRef(page));
  return asked === undefined || present === undefined || textOf(asked) !== textOf(present);
}

function textOf(update: Uint8Array): string {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    return JSON.stringify(docOfShared(document));
  } finally {
    document.destroy();
  }
}
