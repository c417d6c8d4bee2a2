import type { Database } from '@kontor/database';
import * as Y from 'yjs';
import { lockTail, readUpdates, replaceTail } from './document-store.ts';
import { syncFrame } from './frames.ts';
import type { SharedDocument } from './shared-document.ts';
import { announce } from './write-group.ts';

/** A state is written for every so many updates, or once they outweigh it (C10). */
const mostUpdates = 500;
const smallestTail = 64 * 1024;

export function isDueForCompaction(document: SharedDocument): boolean {
  if (document.tail.size >= mostUpdates) return true;
  return document.tailBytes > Math.max(smallestTail, document.bytes / 2);
}

/**
 * Puts one compact state in the place of the stored updates: exactly of those that are part of it. What another server
 * on the same database wrote is taken in first. Answers false when the document is deleted.
 */
export async function compact(database: Database, document: SharedDocument): Promise<boolean> {
  const done = await database.transaction(async (tx) => {
    const sequences = await lockTail(tx, document.row);
    if (!sequences) return undefined;
    const unknown = sequences.filter((sequence) => !document.tail.has(sequence));
    const foreign = unknown.length > 0 ? await readUpdates(tx, document.row, unknown) : [];
    for (const update of foreign) {
      document.apply(update);
      document.broadcast(syncFrame('update', update));
    }
    const authors = [...document.unannounced];
    const last = sequences.at(-1) ?? 0;
    if (authors.length > 0) await announce(tx, document, { last, authors });
    const state = Y.encodeStateAsUpdate(document.doc);
    await replaceTail(tx, document.row, { state, sequences });
    return { sequences, authors, bytes: state.length };
  });
  if (!done) return false;
  for (const author of done.authors) document.unannounced.delete(author);
  document.compacted(done.sequences, done.bytes);
  return true;
}
