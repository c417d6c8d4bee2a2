import { ownerOfLocalData } from '@kontor/plugin-api/client';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/** Stores in a plugin's database that hold a person's own work: only they decide about it, as about the outbox. */
const ownWork: readonly string[] = ['unsent', 'copies'];

type Whose = { readonly of: string } | { readonly allBut: string | undefined };

/** Forgets what plugins keep here of one person, or of all but one; their own work that was not sent stays. */
export async function forgetPluginData(whose: Whose): Promise<void> {
  await Promise.allSettled((await listDatabases(whose)).map(forgetAllButWork));
}

/** Deletes all that plugins keep here, of anybody. */
export async function deletePluginData(): Promise<void> {
  await Promise.allSettled((await listDatabases({ allBut: undefined })).map((name) => deleteDB(name)));
}

/** What shared documents are called in which the person has written something that no server is known to have. */
export async function listUnsentTexts(person: string): Promise<string[]> {
  const found = await Promise.all((await listDatabases({ of: person })).map(listTextsIn));
  return [...new Set(found.flat())];
}

/** The same of one database; nothing where there is none. */
export async function listTextsIn(name: string): Promise<string[]> {
  // It may be deleted meanwhile, by another window: then nothing is made in its place.
  const opening = openDB(name, undefined, {
    upgrade(_made, _old, _new, transaction) {
      transaction.done.catch(() => undefined); // told by the opening
      transaction.abort();
    },
  });
  const database = await opening.catch(() => undefined);
  if (!database) return [];
  const stores = [...database.objectStoreNames].filter((store) => ownWork.includes(store));
  const texts = await Promise.all(stores.map((store) => listDocuments(database, store)));
  database.close();
  return texts.flat();
}

/** Read from the index alone: the texts themselves may be large. */
async function listDocuments(database: IDBPDatabase, store: string): Promise<string[]> {
  const found: string[] = [];
  const objects = database.transaction(store).store;
  if (!objects.indexNames.contains('document')) return found;
  let cursor = await objects.index('document').openKeyCursor(null, 'nextunique');
  for (; cursor; cursor = await cursor.continue()) found.push(String(cursor.key));
  return found;
}

async function listDatabases(whose: Whose): Promise<string[]> {
  const databases = await indexedDB.databases();
  const isMeant = (person: string) => ('of' in whose ? person === whose.of : person !== whose.allBut);
  return databases.flatMap(({ name = '' }) => {
    const owner = ownerOfLocalData(name);
    return owner !== undefined && isMeant(owner) ? [name] : [];
  });
}

async function forgetAllButWork(name: string): Promise<void> {
  const database = await openDB(name);
  const stores = [...database.objectStoreNames];
  const counts = await Promise.all(
    stores.filter((store) => ownWork.includes(store)).map((store) => database.count(store)),
  );
  const hasWork = counts.some((count) => count > 0);
  if (hasWork)
    await Promise.all(stores.filter((store) => !ownWork.includes(store)).map((store) => database.clear(store)));
  database.close();
  if (!hasWork) await deleteDB(name);
}
