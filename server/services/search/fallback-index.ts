import type { Ref } from '@kontor/base';
import { isKontorError } from '@kontor/base';
import { searchUnavailable } from '@kontor/schema';
import type {
  AudienceChange,
  Filling,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResult,
  SynonymGroups,
} from '@kontor/search/shared';

export interface FallbackParts {
  /** Answers as long as it is there and lacks nothing. */
  readonly primary: SearchIndex;
  /** Answers otherwise. */
  readonly standby: SearchIndex;
  /** Whether the primary lacks something that the standby has: then it would show what somebody lost the right to. */
  readonly isBehind: () => Promise<boolean>;
  /** Hears when the standby begins to answer, and when it ends. */
  readonly onChange: (isFallback: boolean) => void;
}

/** Two engines beside each other (decision 0012): both are kept, and searches never fail because one is away. */
export class FallbackIndex implements SearchIndex {
  readonly engine;
  readonly version;
  readonly engines: readonly SearchIndex[];
  readonly #parts: FallbackParts;
  #isFallback = false;

  constructor(parts: FallbackParts) {
    this.#parts = parts;
    this.engines = [parts.standby, parts.primary];
    this.engine = parts.primary.engine;
    this.version = parts.primary.version;
  }

  /** The primary may come later: it opens itself before it is first used. */
  async open(): Promise<void> {
    await this.#parts.standby.open();
    await this.#parts.primary.open().catch(unlessUnavailable);
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const { primary, standby } = this.#parts;
    if (!(await this.#parts.isBehind())) {
      const answer = await primary.search(query).catch(unlessUnavailable);
      if (answer) {
        this.#note(false);
        return answer;
      }
    }
    this.#note(true);
    return { ...(await standby.search(query)), isFallback: true };
  }

  #note(isFallback: boolean): void {
    if (isFallback !== this.#isFallback) this.#parts.onChange(isFallback);
    this.#isFallback = isFallback;
  }

  put(documents: readonly SearchDocument[]): Promise<void> {
    return this.#each((index) => index.put(documents));
  }

  remove(refs: readonly Ref[]): Promise<void> {
    return this.#each((index) => index.remove(refs));
  }

  updateAudience(changes: readonly AudienceChange[]): Promise<void> {
    return this.#each((index) => index.updateAudience(changes));
  }

  setSynonyms(groups: SynonymGroups): Promise<void> {
    return this.#each((index) => index.setSynonyms(groups));
  }

  clear(): Promise<void> {
    return this.#each((index) => index.clear());
  }

  close(): Promise<void> {
    return this.#each((index) => index.close());
  }

  async beginFilling(): Promise<Filling> {
    const fillings = await Promise.all(this.engines.map((index) => index.beginFilling()));
    const each = async (work: (filling: Filling) => Promise<void>) => {
      for (const filling of fillings) await work(filling);
    };
    return {
      put: (documents) => each((filling) => filling.put(documents)),
      remove: (refs) => each((filling) => filling.remove(refs)),
      finish: () => each((filling) => filling.finish()),
    };
  }

  count(): Promise<number> {
    return this.#parts.standby.count();
  }

  /** Searches are answered as long as the standby is there; the words say who answers them. */
  async state(): Promise<{ ok: boolean; detail: string }> {
    const { primary, standby, isBehind } = this.#parts;
    const [first, second] = [await primary.state(), await standby.state()];
    const answering = first.ok && !(await isBehind()) ? '' : '; the built-in engine answers until all of it is there';
    return { ok: second.ok, detail: `${first.detail}${answering}; ${second.detail}` };
  }

  async #each(work: (index: SearchIndex) => Promise<void>): Promise<void> {
    for (const index of this.engines) await work(index);
  }
}

function unlessUnavailable(failure: unknown): undefined {
  if (!isKontorError(failure) || failure.code !== searchUnavailable.code) throw failure;
  return undefined;
}
