import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, isConnectionFailure, migrate, openDatabase } from '@kontor/database';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { databaseUnreachable, folderIsForeign } from './refusals.ts';
import { homeserverMigrations } from './storage/migrations/index.ts';

export interface HomeserverStorage {
  readonly database: Database;
  /** Where the database lies if that is outside of the folder that was asked for. */
  readonly elsewhere: string | undefined;
  close(): Promise<void>;
}

/** A folder with a PostgreSQL of its own, or one that runs already; `hasTables` where somebody else looks after its tables. */
export type StoragePlace = { readonly folder: string } | { readonly url: string; readonly hasTables?: true };

/** Opens what a homeserver keeps everything in, its tables up to date; starts our own PostgreSQL for a folder. */
export async function openStorage(storage: StoragePlace): Promise<HomeserverStorage> {
  if ('url' in storage) {
    const { database, close } = await openTables(storage.url, storage.hasTables).catch((failure) => {
      throw isUnreachable(failure) ? databaseUnreachable(failure.message || failure.code) : failure;
    });
    return { database, close, elsewhere: undefined };
  }
  const folder = resolve(storage.folder);
  checkFolder(folder);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    const tables = await openTables(postgres.url);
    return {
      database: tables.database,
      elsewhere: placeOf(folder),
      close: async () => {
        await tables.close();
        await postgres.stop();
      },
    };
  } catch (failure) {
    await postgres.stop();
    throw failure;
  }
}

/** Writes share one connection; the others read. More would only wait for the same cores, and each costs memory. */
const connections = 8;

async function openTables(url: string, isReady = false): Promise<Pick<HomeserverStorage, 'database' | 'close'>> {
  const database = await openDatabase({ url, poolSize: connections });
  try {
    if (!isReady) await migrate(database, homeserverMigrations);
  } catch (failure) {
    await database.close();
    throw failure;
  }
  return { database, close: () => database.close() };
}

/** The line, or how we introduce ourselves: SQLSTATE class 28 (authorisation) and 3D000 (no such database). */
function isUnreachable(failure: unknown): failure is Error & { readonly code: string } {
  const code = String(Object(failure).code);
  return (
    isConnectionFailure(failure) || /^(28...|3D000|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EACCES)$/.test(code)
  );
}

const own = ['kontor.lock', 'postgres', 'postgres-password', 'postgres-place.txt', 'postgres.log'];

function checkFolder(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return; // Missing, or no folder at all: whoever makes it says so.
  }
  if (names.length > 0 && !names.some((name) => own.includes(name))) throw folderIsForeign(folder);
}

/** PostgreSQL's user may not enter every folder: see the README of the database package. */
function placeOf(folder: string): string | undefined {
  const record = join(folder, 'postgres-place.txt');
  return existsSync(record) ? readFileSync(record, 'utf8').trim() : undefined;
}
