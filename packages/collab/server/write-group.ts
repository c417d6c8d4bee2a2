import type { Tx } from '@kontor/database';
import type { DocumentClient } from './document-client.ts';
import { appendUpdates, markAnnounced } from './document-store.ts';
import type { SharedDocument } from './shared-document.ts';

/** An update that waits for its commit; without bytes, only for the commit of those before it. */
export interface PendingUpdate {
  readonly document: SharedDocument;
  readonly connection: DocumentClient;
  readonly bytes: Uint8Array | undefined;
}

export interface UpdateToWrite extends PendingUpdate {
  readonly bytes: Uint8Array;
}

/** The sequence of each update in the order given; nothing for those whose document is deleted. */
export type Sequences = readonly (number | undefined)[];

/** Stores the updates of a group and lets plugins append what is due. */
export async function writeGroup(
  tx: Tx,
  updates: readonly UpdateToWrite[],
  announcing: ReadonlySet<SharedDocument>,
): Promise<Sequences> {
  const sequences = await appendUpdates(
    tx,
    updates.map(({ document, connection, bytes }) => ({
      row: document.row,
      bytes,
      author: connection.participant.person,
    })),
  );
  for (const document of announcing) {
    const own = updates.filter((update, index) => update.document === document && sequences[index] !== undefined);
    const last = Math.max(0, ...updates.map((update, index) => (own.includes(update) ? (sequences[index] ?? 0) : 0)));
    if (last === 0) continue;
    await announce(tx, document, { last, authors: own.map(({ connection }) => connection.participant.person) });
  }
  return sequences;
}

/** Lets the plugin append that the document was written by these and by all of whom it was not told yet (C16). */
export async function announce(
  tx: Tx,
  document: SharedDocument,
  { last, authors }: { readonly last: number; readonly authors: readonly string[] },
): Promise<void> {
  await document.noun.onCommitted(tx, document.id, [...new Set([...document.unannounced, ...authors])]);
  await markAnnounced(tx, document.row, last);
}

/** What is true in memory once the group is committed. */
export function takeIn(
  updates: readonly UpdateToWrite[],
  sequences: Sequences,
  { announced, now }: { readonly announced: ReadonlySet<SharedDocument>; readonly now: number },
): void {
  updates.forEach(({ document, connection, bytes }, index) => {
    const sequence = sequences[index];
    if (sequence === undefined) return;
    document.committed(sequence, bytes.length);
    document.unannounced.add(connection.participant.person);
  });
  for (const document of announced) {
    document.unannounced.clear();
    document.announcedAt = now;
  }
}

export function documentsOf(updates: readonly PendingUpdate[]): SharedDocument[] {
  return [...new Set(updates.map(({ document }) => document))];
}
