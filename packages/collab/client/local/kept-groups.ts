import * as Y from 'yjs';
import { evictDocuments } from './evict-documents.ts';
import type { KeptDocument, KeptGroup, LocalStore } from './local-schema.ts';
import { setAside } from './remove-document.ts';

/** What a device keeps of all groups together (K2). */
export const groupBounds = { documents: 5_000, bytes: 250_000_000 };

/** A group as it is here now. */
export interface GroupStatus extends Omit<KeptGroup, 'version'> {
  /** Documents that are here. */
  readonly done: number;
  readonly bytes: number;
}

export interface FetchedDocument {
  readonly document: string;
  readonly stamp: string;
  /** One Yjs update for an empty document. */
  readonly state: Uint8Array;
  /** Ids of files that belong to it: `listFiles` names them. */
  readonly files?: readonly string[];
  /** Bytes of what is kept with it elsewhere: they count, too. */
  readonly besides?: number;
  readonly schema: number;
  /** The oldest kind that may be merged with it; what is older is kept as a copy (C26). */
  readonly mergesFrom: number;
}

/** Groups of documents that are here as a whole because the person chose so, opened or not (rules K1 to K5 of docs/specs/offline.md). */
export class KeptGroups {
  readonly #store: LocalStore;
  readonly #bounds: typeof groupBounds;

  constructor(store: LocalStore, bounds: typeof groupBounds) {
    this.#store = store;
    this.#bounds = bounds;
  }

  async list(): Promise<GroupStatus[]> {
    const [groups, kept] = await Promise.all([this.#store.getAll('groups'), this.#store.getAll('kept')]);
    return groups.map(({ group, state, total }) => {
      const own = kept.filter((each) => each.group === group);
      return { group, state, total, done: own.length, bytes: sizeOf(own) };
    });
  }

  async choose(group: string): Promise<void> {
    await this.#store.put('groups', { group, state: 'waiting', total: 0, version: null });
  }

  /** Its documents are ordinary ones from now on: what was never opened here goes, and nothing that was not sent. */
  async drop(group: string): Promise<void> {
    const transaction = this.#store.transaction(['groups', 'kept'], 'readwrite');
    const kept = transaction.objectStore('kept');
    await transaction.objectStore('groups').delete(group);
    for (const document of await kept.index('group').getAllKeys(group)) await kept.delete(document);
    await transaction.done;
    await evictDocuments(this.#store);
  }

  find(group: string): Promise<KeptGroup | undefined> {
    return this.#store.get('groups', group);
  }

  /** Notes how far it is; false where the person does not want it any more. */
  async note(group: string, change: Partial<Omit<KeptGroup, 'group'>>): Promise<boolean> {
    const transaction = this.#store.transaction('groups', 'readwrite');
    const known = await transaction.store.get(group);
    if (known) await transaction.store.put({ ...known, ...change });
    await transaction.done;
    return known !== undefined;
  }

  /** What the documents that are here were called when they were fetched. */
  async stampsOf(group: string): Promise<Map<string, string>> {
    const kept = await this.#store.getAllFromIndex('kept', 'group', group);
    return new Map(kept.map(({ document, stamp }) => [document, stamp]));
  }

  /** Ids of the files that belong to what is here of all groups. */
  async listFiles(): Promise<string[]> {
    const kept = await this.#store.getAll('kept');
    return [...new Set(kept.flatMap(({ files }) => files))];
  }

  /** Keeps documents as they were fetched, in their order; `full` where not all of them fit. */
  async keep(group: string, fetched: readonly FetchedDocument[]): Promise<'kept' | 'full' | 'dropped'> {
    for (const each of fetched) await setAside(this.#store, each);
    const transaction = this.#store.transaction(['groups', 'kept', 'facts', 'updates'], 'readwrite');
    const [kept, facts, updates] = [
      transaction.objectStore('kept'),
      transaction.objectStore('facts'),
      transaction.objectStore('updates'),
    ];
    const isWanted = (await transaction.objectStore('groups').get(group)) !== undefined;
    const here = new Map((await kept.getAll()).map((each) => [each.document, each]));
    let hasRoom = true;
    for (const { document, stamp, state, schema, besides = 0, files = [] } of isWanted ? fetched : []) {
      const row: KeptDocument = { document, group, stamp, files, size: state.length + besides };
      here.set(document, row);
      hasRoom = here.size <= this.#bounds.documents && sizeOf(here.values()) <= this.#bounds.bytes;
      if (!hasRoom) break;
      const index = updates.index('document');
      const [known, rows, keys] = await Promise.all([
        facts.get(document),
        index.getAll(document),
        index.getAllKeys(document),
      ]);
      const bytes = mergedState(
        rows.map((each) => each.bytes),
        state,
      );
      await Promise.all([
        kept.put(row),
        ...keys.map((key) => updates.delete(key)),
        updates.add({ document, schema, bytes }),
        facts.put({ document, schema, size: bytes.length, usedAt: known?.usedAt ?? 0 }),
      ]);
    }
    await transaction.done;
    if (!isWanted) return 'dropped';
    return hasRoom ? 'kept' : 'full';
  }

  /** The person may not see these any more, or they are gone. What they have not sent of them stays. */
  async withdraw(documents: readonly string[]): Promise<void> {
    const transaction = this.#store.transaction(['kept', 'facts', 'updates'], 'readwrite');
    const updates = transaction.objectStore('updates');
    for (const document of documents) {
      for (const key of await updates.index('document').getAllKeys(document)) await updates.delete(key);
      await transaction.objectStore('facts').delete(document);
      await transaction.objectStore('kept').delete(document);
    }
    await transaction.done;
  }
}

function sizeOf(kept: Iterable<KeptDocument>): number {
  let bytes = 0;
  for (const { size } of kept) bytes += size;
  return bytes;
}

/** One state of all that is here and what was fetched: windows that have the document open write beside it. */
function mergedState(here: readonly Uint8Array[], fetched: Uint8Array): Uint8Array {
  if (here.length === 0) return fetched;
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const bytes of [fetched, ...here]) Y.applyUpdate(doc, bytes);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
