import { sizeOfCopies } from './copy-store.ts';
import { type LocalDatabase, readAll, readFact, unlessWiped } from './local-database.ts';

/** What this browser holds of the person. Sizes in bytes; what the browser does not tell is absent. */
export interface DeviceUsage {
  readonly copies: number;
  readonly copyBytes: number;
  readonly documents: number;
  readonly waiting: number;
  readonly total: number | undefined;
  readonly quota: number | undefined;
  readonly isPersisted: boolean;
  /** Milliseconds since 1970. */
  readonly readableUntil: number | undefined;
}

export async function measureDevice(database: LocalDatabase): Promise<DeviceUsage | undefined> {
  const [copies, documents, waiting, characters, until, estimate, isPersisted] = await Promise.all([
    unlessWiped(readAll(database, 'copy-facts')),
    unlessWiped(readAll(database, 'documents')),
    unlessWiped(readAll(database, 'outbox')),
    unlessWiped(sizeOfCopies(database)),
    unlessWiped(readFact(database, 'readable-until')),
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return {
    copies: copies?.length ?? 0,
    // Browsers keep texts with one or two bytes per character.
    copyBytes: characters ?? 0,
    documents: documents?.length ?? 0,
    waiting: waiting?.length ?? 0,
    total: estimate.usage,
    quota: estimate.quota,
    isPersisted,
    readableUntil: typeof until === 'number' ? until : undefined,
  };
}
