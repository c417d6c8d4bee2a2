import { ownerOfLocalData } from '@kontor/plugin-api/client';
import { deleteDB } from 'idb';

/** Deletes the databases in which plugins keep things of one person, of all but one, or of anybody. */
export async function forgetPluginData(
  whose: { readonly of: string } | { readonly allBut: string | undefined },
): Promise<void> {
  const databases = await indexedDB.databases();
  const isMeant = (person: string) => ('of' in whose ? person === whose.of : person !== whose.allBut);
  await Promise.allSettled(
    databases.map(async ({ name = '' }) => {
      const owner = ownerOfLocalData(name);
      if (owner !== undefined && isMeant(owner)) await deleteDB(name);
    }),
  );
}
