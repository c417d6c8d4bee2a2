import type { Tx } from '@kontor/database';
import { readContent } from '../document-content.ts';
import { appendUpdates, lockTail, markAnnouncedAlone, tellServers } from '../document-store.ts';
import type { Authorship } from './authorship.ts';
import { foldTail } from './fold-tail.ts';
import { editTowards } from './restore-edit.ts';
import * as store from './version-store.ts';

/** Named versions are kept for good, but no more of them for one document. */
const mostNamed = 200;

/** How a document was (C21 to C23). Whoever calls has decided who may see and do this. */
export interface DocumentVersions {
  /** Newest first. What is written right now is in none of them yet. */
  list(tx: Tx): Promise<readonly store.DocumentVersion[]>;
  /** The text at a version, as one update for an empty document; nothing when there is no such version. */
  read(tx: Tx, version: number): Promise<Uint8Array | undefined>;
  /** Makes what is committed now a named version; `full` when there are too many, nothing where there is no text. */
  name(tx: Tx, actor: { readonly person: string }, label: string): Promise<store.DocumentVersion | 'full' | undefined>;
  /** Gives a version another name, or takes it away; then it may go some time. False when there is none, or too many are named. */
  label(tx: Tx, actor: { readonly person: string }, version: number, label: string | undefined): Promise<boolean>;
  /**
   * Brings the text to what it was at a version, by a new edit of the actor that spares what is the same. What others
   * write right now stays. False when there is no such version.
   */
  restore(tx: Tx, actor: { readonly person: string }, version: number): Promise<boolean>;
  /** Who wrote which characters. */
  authorship(tx: Tx): Promise<readonly Authorship[]>;
}

export interface VersionsOptions {
  readonly name: string;
  /** What the plugin appends when somebody has written. */
  readonly onCommitted: (tx: Tx, authors: readonly string[]) => Promise<void>;
}

export function versionsOf({ name, onCommitted }: VersionsOptions): DocumentVersions {
  async function countNamed(tx: Tx, row: number): Promise<number> {
    return (await store.listKept(tx, row)).filter(({ isNamed }) => isNamed).length;
  }

  return {
    async list(tx) {
      const row = await store.findRow(tx, name);
      return row === undefined ? [] : store.listVersions(tx, row);
    },

    async read(tx, version) {
      const row = await store.findRow(tx, name);
      return row === undefined ? undefined : store.readVersion(tx, row, version);
    },

    async name(tx, { person }, label) {
      const row = await store.findRow(tx, name);
      if (row === undefined || !(await finishStretch(tx, row, name))) return undefined;
      if ((await countNamed(tx, row)) >= mostNamed) return 'full';
      const [newest] = await store.listVersions(tx, row);
      if (!newest) return undefined;
      const id = newest.label === undefined ? newest.id : await store.copyVersion(tx, row, newest.id);
      await store.labelVersion(tx, row, { id, label, person });
      return (await store.listVersions(tx, row))[0];
    },

    async label(tx, { person }, id, label) {
      const row = await store.findRow(tx, name);
      if (row === undefined) return false;
      if (label !== undefined && (await countNamed(tx, row)) >= mostNamed) return false;
      return store.labelVersion(tx, row, { id, label, person });
    },

    async restore(tx, { person }, id) {
      const row = await store.findRow(tx, name);
      const wanted = row === undefined ? undefined : await store.readVersion(tx, row, id);
      if (row === undefined || !wanted) return false;
      const current = await finishStretch(tx, row, name);
      if (!current) return false;
      const edit = editTowards(current, wanted);
      if (!edit) return true;
      const [sequence] = await appendUpdates(tx, [{ row, bytes: edit, author: person }]);
      await onCommitted(tx, [person]);
      await markAnnouncedAlone(tx, row, sequence ?? 0);
      await tellServers(tx, name);
      return true;
    },

    async authorship(tx) {
      const row = await store.findRow(tx, name);
      return row === undefined ? [] : store.listRuns(tx, row);
    },
  };
}

/** Makes a version of what is in none yet, and answers with the text as it is committed. */
async function finishStretch(tx: Tx, row: number, name: string): Promise<Uint8Array | undefined> {
  const tail = await lockTail(tx, row);
  const state = tail && (await readContent(tx, name));
  if (!tail || !state) return undefined;
  if (tail.updates.length > 0 || tail.stretch) await foldTail(tx, row, tail, { state, cutsAll: true });
  const hasVersions = (await store.listKept(tx, row)).length > 0;
  // Text from the time before there were versions.
  if (!hasVersions) await store.addVersion(tx, row, { at: new Date(), authors: [], state });
  await tellServers(tx, name);
  return state;
}
