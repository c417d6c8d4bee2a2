import { measureShared, type SharedUsage } from '../share/shared-store.ts';
import { listOrdinary } from './copy-store.ts';
import { measurePhotos } from './kept-photos.ts';
import { type LocalDatabase, readAll, readFact, unlessWiped } from './local-database.ts';

/** What this browser holds of the person. Sizes in bytes; what the browser does not tell is absent. */
export interface DeviceUsage {
  readonly copies: number;
  readonly copyBytes: number;
  readonly documents: number;
  readonly photos: number;
  readonly photoBytes: number;
  readonly waiting: number;
  readonly shared: SharedUsage;
  /** The client itself, so that it starts without a connection. */
  readonly shellBytes: number;
  /** Texts of pages, messages and the search: databases whose sizes browsers tell only together. */
  readonly otherBytes: number | undefined;
  readonly total: number | undefined;
  readonly quota: number | undefined;
  readonly isPersisted: boolean;
  /** Milliseconds since 1970. */
  readonly readableUntil: number | undefined;
}

export async function measureDevice(database: LocalDatabase, person: string): Promise<DeviceUsage | undefined> {
  const [copies, documents, waiting, until, estimate, isPersisted, photos, shared, shellBytes] = await Promise.all([
    unlessWiped(listOrdinary(database)),
    unlessWiped(readAll(database, 'documents')),
    unlessWiped(readAll(database, 'outbox')),
    unlessWiped(readFact(database, 'readable-until')),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    measurePhotos(person),
    unlessWiped(measureShared(person)),
    measureShell(),
  ]);
  // Browsers keep texts with one or two bytes per character.
  const copyBytes = (copies ?? []).reduce((sum, { size }) => sum + size, 0);
  const known = copyBytes + photos.bytes + (shared?.bytes ?? 0) + shellBytes;
  return {
    copies: copies?.length ?? 0,
    copyBytes,
    documents: documents?.length ?? 0,
    photos: photos.count,
    photoBytes: photos.bytes,
    waiting: waiting?.length ?? 0,
    shared: shared ?? { count: 0, bytes: 0 },
    shellBytes,
    otherBytes: estimate.usage === undefined ? undefined : Math.max(0, estimate.usage - known),
    total: estimate.usage,
    quota: estimate.quota,
    isPersisted,
    readableUntil: typeof until === 'number' ? until : undefined,
  };
}

/** What the service worker keeps of the client. Servers tell the length of a file as it is sent, which is less than it is. */
async function measureShell(): Promise<number> {
  if (!('caches' in window)) return 0;
  let bytes = 0;
  for (const name of (await caches.keys()).filter((each) => each.startsWith('workbox-precache')))
    for (const { headers } of await (await caches.open(name)).matchAll())
      bytes += Number(headers.get('content-length') ?? 0);
  return bytes;
}
