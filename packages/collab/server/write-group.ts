import type { Tx } from '@kontor/database';
import type { DocumentClient } from './document-client.ts';
import { type AnnouncedUpTo, appendUpdates, markAnnounced } from './document-store.ts';
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
  const stored = new Map<SharedDocument, { authors: string[]; last: number }>();
  updates.forEach(({ document, connection }, index) => {
    const sequence = sequences[index];
    if (sequence === undefined) return;
    const own = stored.get(document) ?? { authors: [], last: 0 };
    own.authors.push(connection.participant.person);
    own.last = Math.max(own.last, sequence);
    stored.set(document, own);
  });
  const marks: AnnouncedUpTo[] = [];
  for (const document of announcing) {
    const own = stored.get(document);
    if (!own) continue;
    await tellPlugin(tx, document, own.authors);
    marks.push({ row: document.row, sequence: own.last });
  }
  if (marks.length > 0) await markAnnounced(tx, marks);
  return sequences;
}

async function tellPlugin(tx: Tx, document: SharedDocument, authors: readonly string[]): Promise<void> {
  await document.noun.onCommitted(tx, document.id, [...new Set([...document.unannounced, ...authors])]);
}

/** Lets the plugin append that the document was written by these and by all of whom it was not told yet (C16). */
export async function announce(
  tx: Tx,
  document: SharedDocument,
  { last, authors }: { readonly last: number; readonly authors: readonly string[] },
): Promise<void> {
  await tellPlugin(tx, document, authors);
  await markAnnounced(tx, [{ row: document.row, sequence: last }]);
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
