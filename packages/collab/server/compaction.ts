import type { Database } from '@kontor/database';
import * as Y from 'yjs';
import { findTail, lockTail, readState, readUpdates } from './document-store.ts';
import { syncFrame } from './frames.ts';
import type { SharedDocument } from './shared-document.ts';
import { foldTail } from './versions/fold-tail.ts';
import { announce } from './write-group.ts';

/** A state is written for every so many updates, rarer where writing one takes longer, or once they outweigh it (C10). */
const fewestUpdates = 200;
const bytesPerUpdate = 500;
const mostUpdates = 2_000;
const smallestTail = 64 * 1024;

export function isDueForCompaction(document: SharedDocument): boolean {
  const due = Math.min(mostUpdates, Math.max(fewestUpdates, document.bytes / bytesPerUpdate));
  if (document.tail.size >= due) return true;
  return document.tailBytes > Math.max(smallestTail, document.bytes / 2);
}

/**
 * Puts one compact state in the place of the stored updates: exactly of those that are part of it. What another server
 * on the same database wrote is taken in first. Answers false when the document is deleted.
 */
export async function compact(database: Database, document: SharedDocument): Promise<boolean> {
  const known = [...document.tail];
  const done = await database.transaction(async (tx) => {
    const tail = await lockTail(tx, document.row);
    if (!tail) return undefined;
    if (tail.generation !== document.generation) takeInState(document, await readState(tx, document.row));
    for (const { sequence, bytes } of tail.updates) if (!document.tail.has(sequence)) takeIn(document, bytes);
    const authors = [...document.unannounced];
    const last = tail.updates.at(-1)?.sequence ?? 0;
    if (authors.length > 0) await announce(tx, document, { last, authors });
    const state = Y.encodeStateAsUpdate(document.doc);
    await foldTail(tx, document.row, tail, { state });
    const sequences = tail.updates.map(({ sequence }) => sequence);
    return { sequences, authors, bytes: state.length, generation: tail.generation + 1 };
  });
  if (!done) return false;
  for (const author of done.authors) document.unannounced.delete(author);
  // What was known and is not stored any more has become part of a state elsewhere.
  document.compacted([...known, ...done.sequences], done);
  return true;
}

/** Takes in what was written past the connections of this server, and tells it to them (C20). False when it is deleted. */
export async function takeInForeign(database: Database, document: SharedDocument): Promise<boolean> {
  const foreign = await database.snapshot(async (tx) => {
    const tail = await findTail(tx, document.row);
    if (!tail) return undefined;
    const state = tail.generation === document.generation ? undefined : await readState(tx, document.row);
    const unknown = tail.sequences.filter((sequence) => !document.tail.has(sequence));
    return { ...tail, state, updates: unknown.length > 0 ? await readUpdates(tx, document.row, unknown) : [] };
  });
  if (!foreign || document.isDiscarded) return foreign !== undefined;
  takeInState(document, foreign.state);
  // A compaction of our own may have gone further meanwhile.
  document.generation = Math.max(document.generation, foreign.generation);
  for (const { sequence, bytes } of foreign.updates) {
    takeIn(document, bytes);
    document.committed(sequence, bytes.length);
  }
  return true;
}

function takeIn(document: SharedDocument, update: Uint8Array): void {
  document.apply(update);
  document.broadcast(syncFrame('update', update));
}

/** A state that somebody else has written; the connections are told what in it is new. */
function takeInState(document: SharedDocument, state: Uint8Array | undefined): void {
  if (!state) return;
  const before = Y.encodeStateVector(document.doc);
  document.absorb(state);
  document.broadcast(syncFrame('update', Y.encodeStateAsUpdate(document.doc, before)));
}
