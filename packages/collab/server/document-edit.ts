import type { Tx } from '@kontor/database';
import * as Y from 'yjs';
import { readContent } from './document-content.ts';
import { appendUpdates, markAnnouncedAlone, tellServers } from './document-store.ts';
import { findRow } from './versions/version-store.ts';

export interface DocumentEdit<Result> {
  /** Person id. */
  readonly author: string;
  /** Changes what is committed, and answers with whatever the caller is to know. */
  readonly change: (document: Y.Doc) => Result;
  /** What the plugin appends when somebody has written. */
  readonly onCommitted: (tx: Tx, authors: readonly string[]) => Promise<void>;
}

/**
 * Changes a text with the commit of `tx`, as an edit of the author; what others write right now stays. Nothing where
 * there is no text, or where it is deleted (C24).
 */
export async function editContent<Result>(
  tx: Tx,
  name: string,
  { author, change, onCommitted }: DocumentEdit<Result>,
): Promise<Result | undefined> {
  const row = await findRow(tx, name);
  const state = row === undefined ? undefined : await readContent(tx, name);
  if (row === undefined || !state) return undefined;
  const { result, edit } = changed(state, change);
  if (!edit) return result;
  const [sequence] = await appendUpdates(tx, [{ row, bytes: edit, author }]);
  if (sequence === undefined) return undefined;
  await onCommitted(tx, [author]);
  await markAnnouncedAlone(tx, row, sequence);
  await tellServers(tx, name);
  return result;
}

function changed<Result>(
  state: Uint8Array,
  change: (document: Y.Doc) => Result,
): { readonly result: Result; readonly edit: Uint8Array | undefined } {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, state);
    const edits: Uint8Array[] = [];
    document.on('update', (edit: Uint8Array) => edits.push(edit));
    const result = document.transact(() => change(document));
    return { result, edit: edits[0] };
  } finally {
    document.destroy();
  }
}
