import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface LocalSchema extends DBSchema {
  /** What is known of each document without reading it. */
  facts: { key: string; value: DocumentFacts };
  /** Everything that a document has here, as Yjs updates, in the order in which it came. */
  updates: { key: number; value: KeptUpdate; indexes: { document: string } };
  /** What no server is known to have committed, once more: it stays where everything else is forgotten. */
  unsent: { key: number; value: KeptUpdate; indexes: { document: string } };
  /** Texts that cannot be merged any more, because they are of an older kind than the document. */
  copies: { key: number; value: Omit<KeptCopy, 'id'>; indexes: { document: string } };
  /** What the person wants to have here without a connection, such as a space. */
  groups: { key: string; value: KeptGroup };
  /** Documents that are here because they are part of a group. */
  kept: { key: string; value: KeptDocument; indexes: { group: string } };
}

export interface KeptGroup {
  readonly group: string;
  /** `full`: no more of it fits (K2). */
  readonly state: 'waiting' | 'fetching' | 'ready' | 'full';
  /** How many documents it has, as far as is known. */
  readonly total: number;
  /** What the server called the last list of its documents that is here as a whole. */
  readonly version: string | null;
}

export interface KeptDocument {
  readonly document: string;
  readonly group: string;
  /** What the server called it when it was fetched. */
  readonly stamp: string;
  /** Ids of files that belong to it. */
  readonly files: readonly string[];
  /** Bytes. */
  readonly size: number;
}

export interface DocumentFacts {
  readonly document: string;
  /** The document's schema when it was here last. */
  readonly schema: number;
  /** When it was opened last, in milliseconds since 1970; 0 for what was only brought here. */
  readonly usedAt: number;
  /** Bytes, about. */
  readonly size: number;
}

export interface KeptUpdate {
  readonly document: string;
  readonly bytes: Uint8Array;
  readonly schema: number;
}

/** Somebody's text as it was on this device when it turned out not to be mergeable. */
export interface KeptCopy {
  readonly id: number;
  readonly document: string;
  /** One Yjs update for an empty document. */
  readonly update: Uint8Array;
  readonly schema: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type LocalStore = IDBPDatabase<LocalSchema>;

/** Rejects where the browser keeps nothing. */
export function openLocalStore(name: string, onClosed?: () => void): Promise<LocalStore> {
  return openDB<LocalSchema>(name, 2, {
    upgrade(database, from, _to, { done }) {
      done.catch(() => undefined); // told by the opening
      if (from < 1) {
        database.createObjectStore('facts', { keyPath: 'document' });
        for (const store of ['updates', 'unsent', 'copies'] as const) {
          database.createObjectStore(store, { autoIncrement: true }).createIndex('document', 'document');
        }
      }
      database.createObjectStore('groups', { keyPath: 'group' });
      database.createObjectStore('kept', { keyPath: 'document' }).createIndex('group', 'group');
    },
    // Another window deletes or upgrades it: it must not wait for this one.
    blocking: (_current, _blocked, event) => {
      (event.target as unknown as LocalStore | null)?.close(); // it is the database
      onClosed?.();
    },
  });
}
