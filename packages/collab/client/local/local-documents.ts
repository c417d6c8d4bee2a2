import type * as Y from 'yjs';
import { evictDocuments } from './evict-documents.ts';
import { groupBounds, KeptGroups } from './kept-groups.ts';
import { LocalDocument } from './local-document.ts';
import { type KeptCopy, type LocalStore, openLocalStore } from './local-schema.ts';
import { setAside } from './remove-document.ts';

export interface OpenLocalOptions {
  /** `wiki/page/<id>` */
  readonly document: string;
  /** An empty document, which is given what is here. */
  readonly doc: Y.Doc;
  /** The kind of text that this client writes. */
  readonly schema: number;
  /** The oldest kind that may be merged with it; what is older is kept as a copy (C26). */
  readonly mergesFrom: number;
}

export interface OpenStoreOptions {
  readonly bounds?: typeof groupBounds;
  /** It was deleted, or is to be taken over by a newer version: nothing more can be kept by what was opened. */
  readonly onClosed?: () => void;
}

/** The shared documents that this device keeps of one person: opened ones (C25), and those of whole groups (K1). */
export class LocalDocuments {
  /** What the person wants to have here as a whole. */
  readonly groups: KeptGroups;
  readonly #store: LocalStore;

  private constructor(store: LocalStore, bounds: typeof groupBounds) {
    this.#store = store;
    this.groups = new KeptGroups(store, bounds);
  }

  /** `name` comes from `useLocalData`. Rejects where the browser keeps nothing. */
  static async open(name: string, { bounds = groupBounds, onClosed }: OpenStoreOptions = {}): Promise<LocalDocuments> {
    return new LocalDocuments(await openLocalStore(name, onClosed), bounds);
  }

  /** Gives `doc` what is here of the document, and keeps from then on what it is told. */
  async openDocument(options: OpenLocalOptions): Promise<LocalDocument> {
    await setAside(this.#store, options);
    const local = await LocalDocument.open(this.#store, options);
    await evictDocuments(this.#store, options.document);
    return local;
  }

  /** Names of the documents that open without a connection. */
  async list(): Promise<string[]> {
    return await this.#store.getAllKeys('facts');
  }

  /** Names of the documents with text that no server is known to have. */
  async listUnsent(): Promise<string[]> {
    const rows = await this.#store.getAll('unsent');
    return [...new Set(rows.map(({ document }) => document))];
  }

  /** Texts of the document that could not be merged, oldest first. */
  async listCopies(document: string): Promise<KeptCopy[]> {
    const index = this.#store.transaction('copies').store.index('document');
    const copies: KeptCopy[] = [];
    for await (const cursor of index.iterate(document)) copies.push({ ...cursor.value, id: cursor.primaryKey });
    return copies;
  }

  async discardCopy(id: number): Promise<void> {
    await this.#store.delete('copies', id);
  }

  close(): void {
    this.#store.close();
  }
}
