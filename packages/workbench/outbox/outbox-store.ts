import { type LocalDatabase, readAll, within } from '../local/local-database.ts';
import { type OutboxEntry, outboxEntry } from './outbox-entry.ts';
import type { Waiting } from './outbox-model.ts';

/** Resolves once the entry is on the disk of the device, not only in the browser's memory. */
export async function addEntry(database: LocalDatabase, entry: OutboxEntry): Promise<Waiting> {
  const sequence = await within(database, [['outbox'], 'readwrite'], (transaction) =>
    transaction.objectStore('outbox').add(entry),
  );
  return { ...entry, sequence };
}

/** All entries in the order in which they were added; what another version of the product wrote and we cannot read stays where it is. */
export async function listEntries(database: LocalDatabase): Promise<Waiting[]> {
  const rows: unknown[] = await readAll(database, 'outbox');
  return rows.flatMap((row) => {
    const read = outboxEntry.required({ sequence: true }).safeParse(row);
    return read.success ? [read.data] : [];
  });
}

export async function deleteEntry(database: LocalDatabase, sequence: number): Promise<void> {
  await within(database, [['outbox'], 'readwrite'], (transaction) =>
    transaction.objectStore('outbox').delete(sequence),
  );
}

/** Marks it as refused, or as waiting again with null. */
export async function setRefusal(
  database: LocalDatabase,
  entry: Waiting,
  refusal: OutboxEntry['refusal'],
): Promise<void> {
  await within(database, [['outbox'], 'readwrite'], async (transaction) => {
    const store = transaction.objectStore('outbox');
    // Somebody may have discarded it meanwhile in another window.
    if (await store.get(entry.sequence)) await store.put({ ...entry, refusal });
  });
}
