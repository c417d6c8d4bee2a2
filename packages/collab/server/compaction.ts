import type { Database, Tx } from '@kontor/database';
import * as Y from 'yjs';
import { findTail, lockTail, readUpdates, replaceTail, type StoredUpdate } from './document-store.ts';
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
    for (const { bytes } of await readForeign(tx, document, sequences)) takeIn(document, bytes);
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

/** Takes in what was written past the connections of this server, and tells it to them (C20). False when it is deleted. */
export async function takeInForeign(database: Database, document: SharedDocument): Promise<boolean> {
  const foreign = await database.snapshot(async (tx) => {
    const sequences = await findTail(tx, document.row);
    return sequences && readForeign(tx, document, sequences);
  });
  if (!foreign) return false;
  for (const { sequence, bytes } of foreign) {
    // It may have become known meanwhile.
    if (document.isDiscarded || document.tail.has(sequence)) continue;
    takeIn(document, bytes);
    document.committed(sequence, bytes.length);
  }
  return true;
}

async function readForeign(tx: Tx, document: SharedDocument, sequences: readonly number[]): Promise<StoredUpdate[]> {
  const unknown = sequences.filter((sequence) => !document.tail.has(sequence));
  return unknown.length > 0 ? readUpdates(tx, document.row, unknown) : [];
}

function takeIn(document: SharedDocument, update: Uint8Array): void {
  document.apply(update);
  document.broadcast(syncFrame('update', update));
}
