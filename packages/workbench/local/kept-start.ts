import { queryKeyOf } from '@kontor/plugin-api/client';
import {
  getOrganisation,
  getSession,
  type OrganisationProfile,
  type OutputOf,
  type SessionState,
} from '@kontor/schema';
import { hashKey } from '@tanstack/react-query';
import { readCopy } from './copy-store.ts';
import { forgetPhotos } from './kept-photos.ts';
import { forgetCopies, type LocalDatabase, openLocalDatabase, readFact } from './local-database.ts';
import { forgetPluginData } from './plugin-data.ts';
import { forgetPerson, rememberedPerson } from './remembered-person.ts';

/** What a start without the server begins with. */
export interface KeptStart {
  readonly database: LocalDatabase;
  readonly session: SessionState;
  readonly organisation: OrganisationProfile;
}

/** Whether this browser can keep anything: the storage, and the locks that keep windows out of each other's way. */
export function canKeep(): boolean {
  return window.isSecureContext && 'indexedDB' in window && 'locks' in navigator;
}

/**
 * The last start of the person who uses this browser, if they are remembered and their session can still be alive.
 * After its end nothing is readable here any more until they have signed in again.
 */
export async function readKeptStart(): Promise<KeptStart | undefined> {
  const person = rememberedPerson();
  if (person === undefined || !canKeep()) return undefined;
  try {
    const database = await openLocalDatabase(person);
    const readableUntil = await readFact(database, 'readable-until');
    if (typeof readableUntil === 'number' && Date.now() > readableUntil) {
      await forgetCopies(database);
      await forgetPhotos({ of: person });
      await forgetPluginData({ of: person });
      forgetPerson();
    }
    const session = await readKept(database, getSession);
    const organisation = await readKept(database, getOrganisation);
    if (session?.person.id === person && organisation) return { database, session, organisation };
    database.close();
    return undefined;
  } catch (failure) {
    if (failure instanceof DOMException) return undefined; // storage is blocked or broken: the server is asked
    throw failure;
  }
}

async function readKept<Kept extends typeof getSession | typeof getOrganisation>(
  database: LocalDatabase,
  route: Kept,
): Promise<OutputOf<Kept> | undefined> {
  const copy = await readCopy(database, hashKey(queryKeyOf<typeof getSession | typeof getOrganisation>(route, {})));
  const read = copy && route.output.safeParse(JSON.parse(copy.text));
  return read?.success ? (read.data as OutputOf<Kept>) : undefined; // made by this very route's schema
}
