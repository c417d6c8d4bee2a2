import { type LocalDatabase, readAll, within } from '../local/local-database.ts';
import { type OutboxEntry, outboxEntry } from './outbox-entry.ts';
import { foldInto, type Waiting } from './outbox-model.ts';

export interface NewEntry {
  readonly entry: OutboxEntry;
  readonly folds: boolean;
}

/**
 * Resolves once all entries are on the disk of the device, not only in the browser's memory: all of them, or none. With
 * `folds` one becomes one with the last entry about its object, where that is safe (rule O7); answers with what is kept.
 */
export async function addEntries(database: LocalDatabase, added: readonly NewEntry[]): Promise<readonly Waiting[]> {
  return within(database, [['outbox'], 'readwrite'], async (transaction) => {
    const store = transaction.objectStore('outbox');
    const known = added.some(({ folds }) => folds) ? readEntries(await store.getAll()) : [];
    const last = new Map(known.map((entry) => [entry.object, entry]));
    const kept: Waiting[] = [];
    for (const { entry, folds } of added) {
      const earlier = folds ? last.get(entry.object) : undefined;
      const folded = earlier && foldInto(earlier, entry);
      const next = folded ?? { ...entry, sequence: await store.add(entry) };
      if (folded) await store.put(folded);
      last.set(next.object, next);
      kept.push(next);
    }
    return kept;
  });
}

export async function addEntry(database: LocalDatabase, entry: OutboxEntry): Promise<void> {
  await addEntries(database, [{ entry, folds: false }]);
}

/** Marks it as tried and answers it as it is now; nothing when it was discarded meanwhile. */
export async function claimEntry(database: LocalDatabase, { sequence }: Waiting): Promise<Waiting | undefined> {
  return within(database, [['outbox'], 'readwrite'], async (transaction) => {
    const store = transaction.objectStore('outbox');
    const [current] = readEntries([await store.get(sequence)]);
    if (!current || current.isTried) return current;
    const claimed = { ...current, isTried: true };
    await store.put(claimed);
    return claimed;
  });
}

/** All entries in the order in which they were added; what another version of the product wrote and we cannot read stays where it is. */
export async function listEntries(database: LocalDatabase): Promise<Waiting[]> {
  return readEntries(await readAll(database, 'outbox'));
}

function readEntries(rows: readonly unknown[]): Waiting[] {
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
