import { isKontorError, parseRef, type Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { SearchProvider } from '@kontor/plugin-api/server';
import { searchUnavailable } from '@kontor/schema';
import type { SearchIndex } from '@kontor/search/shared';
import { addStale, findFill, lockIndex, recordFill, takeStale } from './search-store.ts';

const batchSize = 500;

/** Keeps the index equal to the rows that providers read. */
export class IndexFiller {
  readonly #database: Database;
  readonly #index: SearchIndex;
  readonly #providers: ReadonlyMap<string, SearchProvider>;
  /** The start and the job that catches up must not fill at once: each begins by clearing. */
  #filling: Promise<void> | undefined;

  constructor(database: Database, index: SearchIndex, providers: ReadonlyMap<string, SearchProvider>) {
    this.#database = database;
    this.#index = index;
    this.#providers = providers;
  }

  /** Reads these objects again and hands them over; what is gone leaves the index. Kept for later when the engine is down. */
  async refresh(tx: Tx, refs: readonly Ref[]): Promise<void> {
    const unique = [...new Set(refs)];
    if (unique.length === 0) return;
    await lockIndex(tx);
    try {
      for (let start = 0; start < unique.length; start += batchSize) {
        await this.#refreshBatch(tx, unique.slice(start, start + batchSize));
      }
    } catch (failure) {
      if (!isKontorError(failure) || failure.code !== searchUnavailable.code) throw failure;
      await addStale(tx, unique);
    }
  }

  /** Has everything be read again, little by little, while what is there can be found. */
  async addAllStale(tx: Tx): Promise<void> {
    for (const provider of this.#providers.values()) {
      let refs = await provider.listRefs(tx, undefined, batchSize);
      while (refs.length > 0) {
        await addStale(tx, refs);
        refs = await provider.listRefs(tx, refs.at(-1), batchSize);
      }
    }
  }

  /** Hands over what was kept while the engine was down. */
  async catchUp(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { ok } = await this.#index.state();
      if (!ok) return;
      const taken = await this.#database.transaction(async (tx) => {
        const refs = await takeStale(tx, batchSize);
        await this.refresh(tx, refs);
        return refs.length;
      });
      if (taken < batchSize) return;
    }
  }

  /** Fills the index when it was never filled, or for another engine or other nouns. */
  async fillWhenNeeded(signal: AbortSignal): Promise<void> {
    const fill = await this.#database.transaction(findFill);
    const nouns = this.#nouns();
    if (fill?.engine === this.#index.engine && nouns.every((noun) => fill.nouns.includes(noun))) return;
    this.#filling ??= this.fill(signal, () => undefined).finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
  }

  /** Makes the whole index anew. Searches find less until it is done. */
  async fill(signal: AbortSignal, onProgress: (done: number, noun: string) => void): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await lockIndex(tx);
      await this.#index.clear();
    });
    for (const provider of this.#providers.values()) {
      let after: Ref | undefined;
      let done = 0;
      do {
        if (signal.aborted) return;
        const refs = await this.#fillBatch(provider, after);
        after = refs.at(-1);
        done += refs.length;
        onProgress(done, provider.noun);
      } while (after !== undefined);
    }
    await this.#database.transaction((tx) => recordFill(tx, this.#index.engine, this.#nouns()));
  }

  #fillBatch(provider: SearchProvider, after: Ref | undefined): Promise<Ref[]> {
    return this.#database.transaction(async (tx) => {
      await lockIndex(tx);
      const refs = await provider.listRefs(tx, after, batchSize);
      if (refs.length > 0) await this.#index.put(await provider.readDocuments(tx, refs));
      return refs;
    });
  }

  async #refreshBatch(tx: Tx, refs: readonly Ref[]): Promise<void> {
    const gone = new Set(refs);
    for (const provider of this.#providers.values()) {
      const own = refs.filter((ref) => nounOf(ref) === provider.noun);
      if (own.length === 0) continue;
      const documents = await provider.readDocuments(tx, own);
      for (const { ref } of documents) gone.delete(ref);
      if (documents.length > 0) await this.#index.put(documents);
    }
    if (gone.size > 0) await this.#index.remove([...gone]);
  }

  #nouns(): string[] {
    return [...this.#providers.keys()].sort();
  }
}

function nounOf(ref: Ref): string {
  const parts = parseRef(ref);
  return parts ? `${parts.module}/${parts.noun}` : '';
}
