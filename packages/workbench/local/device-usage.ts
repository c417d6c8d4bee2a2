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
  readonly total: number | undefined;
  readonly quota: number | undefined;
  readonly isPersisted: boolean;
  /** Milliseconds since 1970. */
  readonly readableUntil: number | undefined;
}

export async function measureDevice(database: LocalDatabase, person: string): Promise<DeviceUsage | undefined> {
  const [copies, documents, waiting, until, estimate, isPersisted, photos] = await Promise.all([
    unlessWiped(listOrdinary(database)),
    unlessWiped(readAll(database, 'documents')),
    unlessWiped(readAll(database, 'outbox')),
    unlessWiped(readFact(database, 'readable-until')),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    measurePhotos(person),
  ]);
  return {
    copies: copies?.length ?? 0,
    // Browsers keep texts with one or two bytes per character.
    copyBytes: (copies ?? []).reduce((sum, { size }) => sum + size, 0),
    documents: documents?.length ?? 0,
    photos: photos.count,
    photoBytes: photos.bytes,
    waiting: waiting?.length ?? 0,
    total: estimate.usage,
    quota: estimate.quota,
    isPersisted,
    readableUntil: typeof until === 'number' ? until : undefined,
  };
}
