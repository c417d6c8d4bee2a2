import type { OfflineDocument } from '@kontor/schema';
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { OutboxEntry } from '../outbox/outbox-entry.ts';

/** What a device keeps of one person: copies of what they opened, what waits to be sent, what can be found offline. */
interface LocalSchema extends DBSchema {
  /** Answers of GET routes as JSON text, by `queryHash`. */
  copies: { key: string; value: { readonly key: string; readonly text: string } };
  /** What is known of each copy without reading it. */
  'copy-facts': { key: string; value: CopyFacts; indexes: { usedAt: number; group: string } };
  /** By a number that this store gives, so that the order does not hang on a clock. */
  outbox: { key: number; value: OutboxEntry };
  documents: { key: string; value: OfflineDocument };
  facts: { key: FactName; value: string | number };
}

export interface CopyFacts {
  readonly key: string;
  /** Characters of the text. */
  readonly size: number;
  /** Milliseconds since 1970: when the server answered, and when it was last looked at; 0 for what nobody has looked at. */
  readonly savedAt: number;
  readonly usedAt: number;
  /** What it is here for as a part of (K1). */
  readonly group?: string;
}

/** `readable-until`: milliseconds since 1970, the end of the session; `documents-version`: see `listOfflineDocuments`. */
type FactName = 'readable-until' | 'documents-version' | 'documents-checked-at';

export type LocalDatabase = IDBPDatabase<LocalSchema>;

const prefix = 'kontor-person-';
const version = 2;

/** Opens the database of a person on this device; rejects where the browser keeps nothing. */
export function openLocalDatabase(person: string): Promise<LocalDatabase> {
  return openDB<LocalSchema>(prefix + person, version, {
    upgrade(database, from, _to, transaction) {
      transaction.done.catch(() => undefined); // told by the opening
      if (from < 1) {
        database.createObjectStore('copies', { keyPath: 'key' });
        database.createObjectStore('copy-facts', { keyPath: 'key' }).createIndex('usedAt', 'usedAt');
        database.createObjectStore('outbox', { keyPath: 'sequence', autoIncrement: true });
        database.createObjectStore('documents', { keyPath: 'ref' });
        database.createObjectStore('facts');
      }
      transaction.objectStore('copy-facts').createIndex('group', 'group');
    },
    // Another window deletes or upgrades it: it must not wait for this one.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

type StoreName = StoreNames<LocalSchema>;
type Transaction<Names extends StoreName[], Mode extends IDBTransactionMode> = IDBPTransaction<
  LocalSchema,
  Names,
  Mode
>;

/** Runs `work` in one transaction and resolves once it has committed. */
export async function within<Names extends StoreName[], Mode extends IDBTransactionMode, Result>(
  database: LocalDatabase,
  [stores, mode]: readonly [Names, Mode],
  work: (transaction: Transaction<Names, Mode>) => Promise<Result>,
): Promise<Result> {
  // What waits to be sent is said to be on this device only when it is on its disk.
  const durability = stores.includes('outbox') ? 'strict' : 'default';
  const transaction = database.transaction(stores, mode, { durability });
  const { done } = transaction;
  // Whatever work ran into is told; that the transaction ended with it is no second failure.
  done.catch(() => undefined);
  const result = await work(transaction);
  await done;
  return result;
}

export function readFact(database: LocalDatabase, name: FactName): Promise<string | number | undefined> {
  return within(database, [['facts'], 'readonly'], (transaction) => transaction.objectStore('facts').get(name));
}

export async function writeFact(database: LocalDatabase, name: FactName, value: string | number): Promise<void> {
  await within(database, [['facts'], 'readwrite'], (transaction) => transaction.objectStore('facts').put(value, name));
}

/** Every row of a store, in the order of its keys. */
export function readAll<Name extends StoreName>(
  database: LocalDatabase,
  name: Name,
): Promise<LocalSchema[Name]['value'][]> {
  return within(database, [[name], 'readonly'], (transaction) => transaction.objectStore(name).getAll());
}

/** Answers nothing where the device was wiped, is full or keeps nothing any more: then there is nothing left to do. */
export async function unlessWiped<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (failure) {
    if (failure instanceof DOMException) return undefined;
    throw failure;
  }
}

/** Persons of whom this browser keeps something. */
export async function listLocalPersons(): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

export function deleteLocalDatabase(person: string): Promise<void> {
  return deleteDB(prefix + person);
}

/** Everything but what waits to be sent: that is somebody's work, and only they decide about it. */
export async function forgetCopies(database: LocalDatabase): Promise<void> {
  await within(database, [['copies', 'copy-facts', 'documents', 'facts'], 'readwrite'], async (transaction) => {
    for (const name of transaction.objectStoreNames) await transaction.objectStore(name).clear();
  });
}
