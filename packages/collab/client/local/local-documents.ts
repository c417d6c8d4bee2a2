import * as Y from 'yjs';
import { LocalDocument } from './local-document.ts';
import { type DocumentFacts, type KeptCopy, type LocalStore, openLocalStore } from './local-schema.ts';

const mostDocuments = 300;
const mostBytes = 64 * 1024 * 1024;
const keptUnusedMs = 60 * 24 * 60 * 60_000;

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

/** The shared documents that this device keeps of one person (C25): opened ones, and those that are to be there. */
export class LocalDocuments {
  readonly #store: LocalStore;

  private constructor(store: LocalStore) {
    this.#store = store;
  }

  /** `name` comes from `useLocalData`. Rejects where the browser keeps nothing. */
  static async open(name: string): Promise<LocalDocuments> {
    return new LocalDocuments(await openLocalStore(name));
  }

  /** Gives `doc` what is here of the document, and keeps from then on what it is told. */
  async openDocument(options: OpenLocalOptions): Promise<LocalDocument> {
    await this.#setAside(options);
    const local = await LocalDocument.open(this.#store, options);
    await this.#evict(options.document);
    return local;
  }

  /** Keeps a state that was fetched, so that the document opens without a connection. */
  async keep({ document, schema }: { document: string; schema: number }, state: Uint8Array): Promise<void> {
    const transaction = this.#store.transaction(['facts', 'updates'], 'readwrite');
    const known = await transaction.objectStore('facts').get(document);
    const size = (known?.size ?? 0) + state.length;
    await transaction.objectStore('updates').add({ document, bytes: state, schema });
    await transaction.objectStore('facts').put({ document, schema, size, usedAt: Date.now() });
    await transaction.done;
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

  /** The document was deleted, or is not to be here any more. Text that was not sent stays as a copy. */
  async forget(document: string): Promise<void> {
    await this.#remove(document, await this.#hasUnsent(document));
  }

  close(): void {
    this.#store.close();
  }

  async #hasUnsent(document: string): Promise<boolean> {
    return (await this.#store.countFromIndex('unsent', 'document', document)) > 0;
  }

  /** What is older than what may be merged goes; what was not sent of it stays as a copy. */
  async #setAside({ document, mergesFrom }: OpenLocalOptions): Promise<void> {
    const [facts, unsent] = await Promise.all([
      this.#store.get('facts', document),
      this.#store.getAllFromIndex('unsent', 'document', document),
    ]);
    const oldest = Math.min(...[facts, ...unsent].flatMap((row) => row?.schema ?? []));
    if (oldest < mergesFrom) await this.#remove(document, unsent.length > 0);
  }

  async #remove(document: string, keepsCopy: boolean): Promise<void> {
    const transaction = this.#store.transaction(['facts', 'updates', 'unsent', 'copies'], 'readwrite');
    const stores = [transaction.objectStore('updates'), transaction.objectStore('unsent')] as const;
    const rows = await Promise.all(stores.map((store) => store.index('document').getAll(document)));
    if (keepsCopy && rows.flat().length > 0) {
      const update = Y.mergeUpdates(rows.flat().map(({ bytes }) => bytes));
      const schema = Math.min(...rows.flat().map((row) => row.schema));
      await transaction.objectStore('copies').add({ document, update, schema, at: Date.now() });
    }
    for (const store of stores)
      for (const key of await store.index('document').getAllKeys(document)) await store.delete(key);
    await transaction.objectStore('facts').delete(document);
    await transaction.done;
  }

  /** Makes room: what was not opened for the longest time goes first, and nothing that was not sent. */
  async #evict(opened: string): Promise<void> {
    const [facts, unsent] = await Promise.all([this.#store.getAll('facts'), this.listUnsent()]);
    const kept = new Set([opened, ...unsent]);
    for (const document of surplusOf(facts, Date.now())) if (!kept.has(document)) await this.#remove(document, false);
  }
}

/** Which documents are too many, too old or too large together. */
export function surplusOf(facts: readonly DocumentFacts[], now: number): string[] {
  let bytes = 0;
  return [...facts]
    .sort((one, other) => other.usedAt - one.usedAt)
    .filter(({ size, usedAt }, index) => {
      bytes += size;
      return index >= mostDocuments || bytes > mostBytes || usedAt < now - keptUnusedMs;
    })
    .map(({ document }) => document);
}
