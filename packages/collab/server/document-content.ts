import type { Tx } from '@kontor/database';
import * as Y from 'yjs';
import { isUpdate } from './check-update.ts';
import {
  appendUpdates,
  createDocument,
  lockContent,
  markAnnounced,
  readDocument,
  tellServers,
} from './document-store.ts';

/** What is committed as one update for an empty document; nothing where nobody has written yet, or where it is deleted. */
export async function readContent(tx: Tx, name: string): Promise<Uint8Array | undefined> {
  const stored = await readDocument(tx, name);
  if (!stored || stored === 'deleted' || (!stored.state && stored.updates.length === 0)) return undefined;
  if (stored.state && stored.updates.length === 0) return stored.state;
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      if (stored.state) Y.applyUpdate(doc, stored.state);
      for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

export interface FirstContent {
  readonly update: Uint8Array;
  /** Person id. */
  readonly author: string;
  /** Bytes at most. */
  readonly limit: number;
}

/**
 * Gives a document its first text with the commit of `tx`; false where it has text already or is deleted. Whoever calls
 * this announces it, too: the plugin is not told of it (C20).
 */
export async function writeFirstContent(
  tx: Tx,
  name: string,
  { update, author, limit }: FirstContent,
): Promise<boolean> {
  if (!isUpdate(update)) throw new Error(`What ${name} is to begin with is no update`);
  if (update.length > limit) throw new Error(`What ${name} is to begin with is larger than a document may be`);
  await createDocument(tx, name);
  const found = await lockContent(tx, name);
  if (!found || found.isDeleted || found.hasContent) return false;
  const [sequence] = await appendUpdates(tx, [{ row: found.row, bytes: update, author }]);
  await markAnnounced(tx, [{ row: found.row, sequence: sequence ?? 0 }]);
  await tellServers(tx, name);
  return true;
}
