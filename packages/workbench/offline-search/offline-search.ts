import type { Disposable } from '@kontor/base';
import {
  ApiError,
  type Call,
  type OfflineAnswer,
  type OfflineQuery,
  type OfflineSearch,
} from '@kontor/plugin-api/client';
import { listOfflineDocuments, type OfflineDocument } from '@kontor/schema';
import type { MemoryIndex } from '@kontor/search/shared';
import { type LocalDatabase, readAll } from '../local/local-database.ts';
import { changeDocuments, readDocument, readVersion, replaceDocuments } from './document-store.ts';

/** After the first screen and the shell itself, which matter more on a slow line. */
const firstRefreshAfterMs = 6_000;
const refreshEveryMs = 15 * 60_000;
const putAtOnce = 200;

type Loaded = { readonly index: MemoryIndex } & Pick<typeof import('./document-index.ts'), 'toMemory' | 'toSearchHit'>;

/**
 * People, org units and spaces on this device, found without a connection as the server finds them. Fetched whole once,
 * then only what changed; the index is made in memory when it is first asked.
 */
export class DeviceSearch implements OfflineSearch, Disposable {
  readonly #database: LocalDatabase;
  readonly #call: Call;
  readonly #onRefreshed: () => void;
  #index: Promise<Loaded> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<void> | undefined;

  /** @param onRefreshed Told when the server has said what is true now. */
  constructor(database: LocalDatabase, call: Call, onRefreshed: () => void) {
    this.#database = database;
    this.#call = call;
    this.#onRefreshed = onRefreshed;
  }

  start(): void {
    this.#refreshIn(firstRefreshAfterMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async search({ text, types, limit, offset }: OfflineQuery): Promise<OfflineAnswer> {
    this.#index ??= this.#load();
    const { index, toSearchHit } = await this.#index;
    const answer = index.search({ text, limit, ...(types && { types }), ...(offset !== undefined && { offset }) });
    return { ...answer, hits: answer.hits.map(toSearchHit) };
  }

  async find(ref: string): Promise<OfflineDocument | undefined> {
    return readDocument(this.#database, ref);
  }

  /** Asks the server what changed; one at a time. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#fetch().finally(() => {
      this.#refreshing = undefined;
      this.#refreshIn(refreshEveryMs);
    });
    return this.#refreshing;
  }

  #refreshIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), milliseconds);
  }

  async #fetch(): Promise<void> {
    try {
      const since = await readVersion(this.#database);
      const first = await this.#call(listOfflineDocuments, since === undefined ? {} : { since });
      if (first.whole) await this.#replace(first);
      else if (first.documents.length + first.removed.length > 0) await this.#change(first);
      this.#onRefreshed();
    } catch (failure) {
      // Without a connection, or on a device that is full or was wiped, what is there stays as it is.
      if (!(failure instanceof ApiError) && !(failure instanceof DOMException)) throw failure;
    }
  }

  async #replace(first: {
    documents: readonly OfflineDocument[];
    next: OfflineDocument['ref'] | null;
    version: string;
  }) {
    const documents = [...first.documents];
    for (let after = first.next; after !== null; ) {
      const page = await this.#call(listOfflineDocuments, { after });
      documents.push(...page.documents);
      after = page.next;
    }
    await replaceDocuments(this.#database, documents, first.version);
    this.#index = undefined;
  }

  async #change(change: {
    documents: readonly OfflineDocument[];
    removed: readonly OfflineDocument['ref'][];
    version: string;
  }): Promise<void> {
    await changeDocuments(this.#database, change, change.version);
    const loaded = await this.#index;
    loaded?.index.put(change.documents.map(loaded.toMemory));
    loaded?.index.remove(change.removed);
  }

  /** In pieces, so that typing goes on meanwhile. */
  async #load(): Promise<Loaded> {
    const { createDocumentIndex, toMemory, toSearchHit } = await import('./document-index.ts');
    const documents = await readAll(this.#database, 'documents');
    const index = createDocumentIndex();
    for (let start = 0; start < documents.length; start += putAtOnce) {
      index.put(documents.slice(start, start + putAtOnce).map(toMemory));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { index, toMemory, toSearchHit };
  }
}
