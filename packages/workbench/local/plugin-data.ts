import { ownerOfLocalData } from '@kontor/plugin-api/client';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/** Stores in a plugin's database that hold a person's own work: only they decide about it, as about the outbox. */
const ownWork: readonly string[] = ['unsent', 'copies'];

/** A store with what the person chose to have here (K5): nobody else is to find it, but they are not to choose again. */
const ownChoice = 'groups';

type Whose = { readonly of: string } | { readonly allBut: string | undefined };

/**
 * Forgets what plugins keep here of one person, or of all but one; their own work that was not sent stays, and of one person
 * what they chose to have here.
 */
export async function forgetPluginData(whose: Whose): Promise<void> {
  await Promise.allSettled(
    (await listDatabases(whose)).map((name) => forgetAllBut('of' in whose ? [...ownWork, ownChoice] : ownWork, name)),
  );
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
  const database = await openExisting(name);
  if (!database) return [];
  const stores = [...database.objectStoreNames].filter((store) => ownWork.includes(store));
  const texts = await Promise.all(stores.map((store) => listDocuments(database, store)));
  database.close();
  return texts.flat();
}

/** How many rows a store of it has; none where there is no such store. */
export async function countRowsIn(name: string, store: string): Promise<number> {
  const database = await openExisting(name);
  const count = database?.objectStoreNames.contains(store) ? await database.count(store) : 0;
  database?.close();
  return count;
}

/** It may be deleted meanwhile, by another window: then nothing is made in its place. */
function openExisting(name: string): Promise<IDBPDatabase | undefined> {
  const opening = openDB(name, undefined, {
    upgrade(_made, _old, _new, transaction) {
      transaction.done.catch(() => undefined); // told by the opening
      transaction.abort();
    },
  });
  return opening.catch(() => undefined);
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

async function forgetAllBut(kept: readonly string[], name: string): Promise<void> {
  const database = await openDB(name);
  const stores = [...database.objectStoreNames];
  const counts = await Promise.all(
    stores.filter((store) => kept.includes(store)).map((store) => database.count(store)),
  );
  const isEmpty = counts.every((count) => count === 0);
  if (!isEmpty)
    await Promise.all(stores.filter((store) => !kept.includes(store)).map((store) => database.clear(store)));
  database.close();
  if (isEmpty) await deleteDB(name);
}
