import type { Disposable } from '@kontor/base';
import {
  ApiError,
  type Call,
  type KeptFinds,
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
/** Whoever types asks many times a second; what is kept is another only after something was opened. */
const keptIsFreshMs = 5_000;

type Engine = Pick<typeof import('./document-index.ts'), 'readKeptDocuments' | 'toMemory' | 'toSearchHit'>;
type Loaded = { readonly index: MemoryIndex } & Engine;

interface DeviceSearchParts {
  readonly database: LocalDatabase;
  readonly call: Call;
  readonly finds: readonly KeptFinds[];
  /** Told when the server has said what is true now. */
  readonly onRefreshed: () => void;
}

/**
 * People, org units, spaces and rooms on this device, found without a connection as the server finds them: fetched whole
 * once, then only what changed. Beside them, what stands in answers that the device keeps: pages that were opened, one's own
 * tasks. The index is made in memory when it is first asked.
 */
export class DeviceSearch implements OfflineSearch, Disposable {
  readonly #parts: DeviceSearchParts;
  #index: Promise<Loaded> | undefined;
  #kept = { readAt: 0, refs: new Set<OfflineDocument['ref']>() };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<void> | undefined;

  constructor(parts: DeviceSearchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#refreshIn(firstRefreshAfterMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async search({ text, types, limit, offset }: OfflineQuery): Promise<OfflineAnswer> {
    this.#index ??= this.#load();
    const loaded = await this.#index;
    await this.#putKept(loaded);
    const { index, toSearchHit } = loaded;
    const answer = index.search({ text, limit, ...(types && { types }), ...(offset !== undefined && { offset }) });
    return { ...answer, hits: answer.hits.map(toSearchHit) };
  }

  async find(ref: string): Promise<OfflineDocument | undefined> {
    return readDocument(this.#parts.database, ref);
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
      const since = await readVersion(this.#parts.database);
      const first = await this.#parts.call(listOfflineDocuments, since === undefined ? {} : { since });
      if (first.whole) await this.#replace(first);
      else if (first.documents.length + first.removed.length > 0) await this.#change(first);
      this.#parts.onRefreshed();
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
      const page = await this.#parts.call(listOfflineDocuments, { after });
      documents.push(...page.documents);
      after = page.next;
    }
    await replaceDocuments(this.#parts.database, documents, first.version);
    this.#index = undefined;
    this.#kept = { readAt: 0, refs: new Set() };
  }

  async #change(change: {
    documents: readonly OfflineDocument[];
    removed: readonly OfflineDocument['ref'][];
    version: string;
  }): Promise<void> {
    await changeDocuments(this.#parts.database, change, change.version);
    const loaded = await this.#index;
    loaded?.index.put(change.documents.map(loaded.toMemory));
    loaded?.index.remove(change.removed);
  }

  /** What is kept no longer is found no longer. */
  async #putKept({ index, readKeptDocuments, toMemory }: Loaded): Promise<void> {
    if (Date.now() - this.#kept.readAt < keptIsFreshMs) return;
    const before = this.#kept.refs;
    const documents = await readKeptDocuments(this.#parts.database, this.#parts.finds);
    const refs = new Set(documents.map(({ ref }) => ref));
    index.remove([...before].filter((ref) => !refs.has(ref)));
    index.put(documents.map(toMemory));
    this.#kept = { readAt: Date.now(), refs };
  }

  /** In pieces, so that typing goes on meanwhile. */
  async #load(): Promise<Loaded> {
    const { createDocumentIndex, readKeptDocuments, toMemory, toSearchHit } = await import('./document-index.ts');
    const documents = await readAll(this.#parts.database, 'documents');
    const index = createDocumentIndex();
    for (let start = 0; start < documents.length; start += putAtOnce) {
      index.put(documents.slice(start, start + putAtOnce).map(toMemory));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { index, readKeptDocuments, toMemory, toSearchHit };
  }
}
