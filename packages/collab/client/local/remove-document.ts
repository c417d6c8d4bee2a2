import * as Y from 'yjs';
import type { LocalStore } from './local-schema.ts';

/** Forgets all that is here of a document; `keepsCopy` leaves it as a copy that nothing is merged with. */
export async function removeDocument(store: LocalStore, document: string, keepsCopy: boolean): Promise<void> {
  const transaction = store.transaction(['facts', 'updates', 'unsent', 'copies', 'kept'], 'readwrite');
  const stores = [transaction.objectStore('updates'), transaction.objectStore('unsent')] as const;
  const rows = (await Promise.all(stores.map((each) => each.index('document').getAll(document)))).flat();
  if (keepsCopy && rows.length > 0) {
    const update = Y.mergeUpdates(rows.map(({ bytes }) => bytes));
    const schema = Math.min(...rows.map((row) => row.schema));
    await transaction.objectStore('copies').add({ document, update, schema, at: Date.now() });
  }
  for (const each of stores)
    for (const key of await each.index('document').getAllKeys(document)) await each.delete(key);
  await Promise.all([
    transaction.objectStore('facts').delete(document),
    transaction.objectStore('kept').delete(document),
    transaction.done,
  ]);
}

export interface MergeableKind {
  readonly document: string;
  /** The oldest kind of text that may be merged (C26). */
  readonly mergesFrom: number;
}

/** What is older than what may be merged goes; what was not sent of it stays as a copy (C26). */
export async function setAside(store: LocalStore, { document, mergesFrom }: MergeableKind): Promise<void> {
  const [facts, unsent] = await Promise.all([
    store.get('facts', document),
    store.getAllFromIndex('unsent', 'document', document),
  ]);
  const oldest = Math.min(...[facts, ...unsent].flatMap((row) => row?.schema ?? []));
  if (oldest < mergesFrom) await removeDocument(store, document, unsent.length > 0);
}
