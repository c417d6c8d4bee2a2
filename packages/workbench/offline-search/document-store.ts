import type { OfflineDocument } from '@kontor/schema';
import { type LocalDatabase, readFact, within } from '../local/local-database.ts';

export async function readVersion(database: LocalDatabase): Promise<string | undefined> {
  const version = await readFact(database, 'documents-version');
  return typeof version === 'string' ? version : undefined;
}

/** Replaces everything that is kept. */
export async function replaceDocuments(
  database: LocalDatabase,
  documents: readonly OfflineDocument[],
  version: string,
): Promise<void> {
  await within(database, [['documents', 'facts'], 'readwrite'], async (transaction) => {
    const store = transaction.objectStore('documents');
    const writes = [store.clear(), ...documents.map((document) => store.put(document))];
    await Promise.all([...writes, transaction.objectStore('facts').put(version, 'documents-version')]);
  });
}

export function readDocument(database: LocalDatabase, ref: string): Promise<OfflineDocument | undefined> {
  return within(database, [['documents'], 'readonly'], (transaction) => transaction.objectStore('documents').get(ref));
}

export async function changeDocuments(
  database: LocalDatabase,
  change: { readonly documents: readonly OfflineDocument[]; readonly removed: readonly string[] },
  version: string,
): Promise<void> {
  await within(database, [['documents', 'facts'], 'readwrite'], async (transaction) => {
    const store = transaction.objectStore('documents');
    const writes = [
      ...change.documents.map((document) => store.put(document)),
      ...change.removed.map((ref) => store.delete(ref)),
    ];
    await Promise.all([...writes, transaction.objectStore('facts').put(version, 'documents-version')]);
  });
}
