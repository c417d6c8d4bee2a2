import { ownerOfLocalData } from '@kontor/plugin-api/client';
import { deleteDB, openDB } from 'idb';

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
