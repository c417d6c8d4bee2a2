import { isKontorError, type Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { SearchProvider } from '@kontor/plugin-api/server';
import { searchUnavailable } from '@kontor/schema';
import type { SearchIndex } from '@kontor/search/shared';
import { type Reading, readAgain } from './document-reader.ts';
import { FallbackIndex } from './fallback-index.ts';
import { isBeingFilled, noteChanged } from './filling-store.ts';
import { fillIndex, nounsOf } from './index-filling.ts';
import { addStale, countStale, type Fill, findFill, lockIndex, takeStale } from './search-store.ts';

const batchSize = 500;
const watchEveryMs = 3_000;
/** Each of so many looks counts what the engine holds. */
const thoroughLook = 5;

/** Keeps one index, or two beside each other, equal to the rows that providers read. */
export class IndexFiller {
  readonly #database: Database;
  /** The built-in one first: it cannot be away. */
  readonly #indexes: readonly SearchIndex[];
  readonly #providers: ReadonlyMap<string, SearchProvider>;
  /** The start, the job and the watch do not fill at once. */
  #filling: Promise<void> | undefined;

  constructor(database: Database, index: SearchIndex, providers: ReadonlyMap<string, SearchProvider>) {
    this.#database = database;
    this.#indexes = index instanceof FallbackIndex ? index.engines : [index];
    this.#providers = providers;
  }

  /** Reads these objects again and hands them over; what is gone leaves the index. Kept for later when the engine is down. */
  async refresh(tx: Tx, refs: readonly Ref[]): Promise<void> {
    const unique = [...new Set(refs)];
    if (unique.length === 0) return;
    await lockIndex(tx);
    await noteChanged(tx, unique);
    for (let start = 0; start < unique.length; start += batchSize) {
      await this.#handOver(tx, unique.slice(start, start + batchSize), this.#indexes);
    }
  }

  async #handOver(tx: Tx, refs: readonly Ref[], indexes: readonly SearchIndex[]): Promise<void> {
    const reading = await readAgain(tx, this.#providers, refs);
    for (const index of indexes) {
      try {
        await write(index, reading);
      } catch (failure) {
        if (!isUnavailable(failure)) throw failure;
        await addStale(tx, refs);
      }
    }
  }

  /** Hands over what was kept while the engine was down. */
  async catchUp(signal: AbortSignal): Promise<void> {
    const remote = this.#indexes.filter(({ engine }) => engine !== 'built-in');
    while (!signal.aborted && (await this.#database.transaction(countStale)) > 0) {
      for (const index of remote) if (!(await index.state()).ok) return;
      await this.#database.transaction(async (tx) => {
        await lockIndex(tx);
        const refs = await takeStale(tx, batchSize);
        if (refs.length > 0) await this.#handOver(tx, refs, remote);
      });
    }
  }

  /** Fills what was never filled, or in another form, or without some nouns, or has lost much of what it was given. */
  async fillWhenNeeded(signal: AbortSignal): Promise<void> {
    this.#filling ??= this.#fillNeeded(signal).finally(() => {
      this.#filling = undefined;
    });
    await this.#filling;
  }

  async #fillNeeded(signal: AbortSignal): Promise<void> {
    for (const index of this.#indexes) {
      if (!(await this.#needsFilling(index))) continue;
      await fillIndex(this.#partsOf(index, signal));
    }
  }

  async #needsFilling(index: SearchIndex): Promise<boolean> {
    const { engine } = index;
    const [fill, isUnderWay] = await this.#database.transaction(async (tx) => [
      await findFill(tx, engine),
      await isBeingFilled(tx, engine),
    ]);
    if (isUnderWay) return false;
    return !this.#isWhole(fill, index) || this.#hasLost(index);
  }

  #isWhole(fill: Fill | undefined, { version }: SearchIndex): boolean {
    return fill?.version === version && nounsOf(this.#providers).every((noun) => fill.nouns.includes(noun));
  }

  /**
   * A server may have been set up anew, or from an old copy: then it refuses questions, or holds fewer or more than the
   * engine in the database.
   */
  async #hasLost(index: SearchIndex): Promise<boolean> {
    const [first] = this.#indexes;
    if (!first || index === first || !(await index.state()).ok) return false;
    if ((await this.#database.transaction(countStale)) > 0) return false;
    const [wanted, held] = [await first.count(), await index.count()];
    if (Math.abs(wanted - held) > Math.max(20, wanted / 50)) return true;
    return index.search({ text: '', tokens: ['everyone'], limit: 1 }).then(
      () => false,
      (failure: unknown) => {
        if (!isUnavailable(failure)) throw failure;
        return true;
      },
    );
  }

  /** Makes every index anew; searches go on finding what there was. */
  async fill(signal: AbortSignal, onProgress: (done: number, noun: string) => void): Promise<void> {
    for (const index of this.#indexes) await fillIndex({ ...this.#partsOf(index, signal), onProgress });
  }

  #partsOf(index: SearchIndex, signal: AbortSignal) {
    return { database: this.#database, index, providers: this.#providers, signal, onProgress: () => undefined };
  }

  /** Looks again and again whether an engine on another machine is back and what it lacks, until the signal. */
  watch(signal: AbortSignal, onFailure: (failure: unknown) => void): void {
    if (this.#indexes.every(({ engine }) => engine === 'built-in')) return;
    let looks = 0;
    const look = async () => {
      looks += 1;
      await this.catchUp(signal);
      for (const index of this.#indexes) {
        const fill = await this.#database.transaction((tx) => findFill(tx, index.engine));
        const isWhole = this.#isWhole(fill, index) && (looks % thoroughLook !== 0 || !(await this.#hasLost(index)));
        if (!isWhole && (await index.state()).ok) await this.fillWhenNeeded(signal);
      }
    };
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      look()
        .catch(onFailure)
        .finally(() => {
          looking = false;
        });
    }, watchEveryMs);
    timer.unref();
    signal.addEventListener('abort', () => clearInterval(timer));
  }
}

async function write(index: SearchIndex, { documents, gone }: Reading): Promise<void> {
  if (documents.length > 0) await index.put(documents);
  if (gone.length > 0) await index.remove(gone);
}

function isUnavailable(failure: unknown): boolean {
  return isKontorError(failure) && failure.code === searchUnavailable.code;
}
