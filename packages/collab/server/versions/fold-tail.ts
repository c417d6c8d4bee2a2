import type { Tx } from '@kontor/database';
import * as Y from 'yjs';
import { readState, replaceTail, type Tail } from '../document-store.ts';
import { addRuns, runsOf } from './authorship.ts';
import { type Cut, cutVersions, pauseMs } from './cut-versions.ts';
import { thinVersions } from './thin-versions.ts';
import { addVersion, deleteRuns, deleteVersions, listKept, listRuns, putRuns } from './version-store.ts';

export interface Fold {
  /** All that the document has, or more than that, which is still on its way. */
  readonly state: Uint8Array;
  /** Also what is written right now is to be a version. */
  readonly cutsAll?: boolean;
}

/**
 * Puts one state in the place of a locked tail, and keeps what would be lost by that: versions of the moments at which
 * somebody had finished, and who wrote what (C10, C21, C23).
 */
export async function foldTail(tx: Tx, row: number, tail: Tail, { state, cutsAll }: Fold): Promise<void> {
  const now = new Date();
  const { cuts, open } = cutVersions(tail.stretch, tail.updates);
  const isOver = open !== undefined && (cutsAll || now.getTime() - open.last.getTime() >= pauseMs);
  const allCuts = isOver ? [...cuts, { edits: tail.updates.length, stretch: open }] : cuts;
  if (allCuts.length > 0) await addVersions(tx, row, { tail, cuts: allCuts, now });
  await keepAuthors(tx, row, tail);
  const sequences = tail.updates.map(({ sequence }) => sequence);
  await replaceTail(tx, row, { state, sequences, stretch: isOver ? undefined : open });
}

async function addVersions(
  tx: Tx,
  row: number,
  { tail, cuts, now }: { readonly tail: Tail; readonly cuts: readonly Cut[]; readonly now: Date },
): Promise<void> {
  const state = await readState(tx, row);
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  let applied = 0;
  for (const { edits, stretch } of cuts) {
    doc.transact(() => {
      for (const { bytes } of tail.updates.slice(applied, edits)) Y.applyUpdate(doc, bytes);
    });
    applied = edits;
    await addVersion(tx, row, { at: stretch.last, authors: stretch.authors, state: Y.encodeStateAsUpdate(doc) });
  }
  doc.destroy();
  await deleteVersions(tx, row, thinVersions(await listKept(tx, row), now));
}

async function keepAuthors(tx: Tx, row: number, { updates }: Tail): Promise<void> {
  const added = runsOf(updates);
  if (added.length === 0) return;
  const known = await listRuns(tx, row, [...new Set(added.map(({ client }) => client))]);
  const runs = addRuns(known, added);
  const [before, after] = [new Set(known), new Set(runs)];
  const gone = known.filter((run) => !after.has(run));
  if (gone.length > 0) await deleteRuns(tx, row, gone);
  const changed = runs.filter((run) => !before.has(run));
  if (changed.length > 0) await putRuns(tx, row, changed);
}
