import type { Ref } from '@kontor/base';
import { type EnqueuedTaskPromise, type Index, Meilisearch, type SearchParams, type SearchResponse } from 'meilisearch';
import {
  type AudienceChange,
  parseQuery,
  presentHit,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SearchResult,
  type StoredDocument,
  TextMatcher,
} from '../shared/index.ts';
import { type MeilisearchDocument, meilisearchDocumentOf, meilisearchIdOf } from './meilisearch-document.ts';
import { orUnavailable } from './meilisearch-failure.ts';
import { meilisearchFacets, meilisearchFilter, meilisearchPage, meilisearchText } from './meilisearch-query.ts';
import { meilisearchSettings, mostCounted } from './meilisearch-settings.ts';
import { acceptDocuments, acceptQuery } from './query-rules.ts';

export interface MeilisearchOptions {
  readonly url: string;
  readonly key: string;
  /** Name of the index; `kontor` without it. */
  readonly name?: string;
}

const batchSize = 1_000;
/** Hits are put in our order, people first, in blocks of this size. */
const block = 50;
const taskWait = { timeout: 10 * 60_000, interval: 20 };

/** The engine on a Meilisearch server. Every failure to reach it is `search.unavailable`. */
export class MeilisearchIndex implements SearchIndex {
  readonly engine = 'meilisearch';
  readonly #client: Meilisearch;
  readonly #index: Index<MeilisearchDocument>;

  constructor({ url, key, name = 'kontor' }: MeilisearchOptions) {
    // Compression costs 40 ms an answer on a fast network.
    const requestInit = { headers: { 'accept-encoding': 'identity' } };
    this.#client = new Meilisearch({ host: url, apiKey: key, requestInit, timeout: 10_000 });
    this.#index = this.#client.index<MeilisearchDocument>(name);
  }

  async open(): Promise<void> {
    await orUnavailable(async () => {
      const known = await this.#client.getIndexes({ limit: 1_000 });
      if (!known.results.some(({ uid }) => uid === this.#index.uid)) {
        await finish(this.#client.createIndex(this.#index.uid, { primaryKey: 'id' }));
      }
      await finish(this.#index.updateSettings(meilisearchSettings));
    });
  }

  async close(): Promise<void> {}

  async put(documents: readonly SearchDocument[]): Promise<void> {
    const latest = acceptDocuments(documents);
    await orUnavailable(async () => {
      for (let start = 0; start < latest.length; start += batchSize) {
        await finish(this.#index.addDocuments(latest.slice(start, start + batchSize).map(meilisearchDocumentOf)));
      }
    });
  }

  async remove(refs: readonly Ref[]): Promise<void> {
    if (refs.length === 0) return;
    await orUnavailable(() => finish(this.#index.deleteDocuments(refs.map(meilisearchIdOf))));
  }

  async updateAudience(changes: readonly AudienceChange[]): Promise<void> {
    if (changes.length === 0) return;
    await orUnavailable(async () => {
      const ids = changes.map(({ ref }) => meilisearchIdOf(ref));
      const found = await this.#index.getDocuments({ ids, fields: ['id'], limit: ids.length });
      const known = new Set(found.results.map(({ id }) => id));
      // An update of a document that does not exist would make it.
      const updates = changes.map(({ ref, audience }) => ({ id: meilisearchIdOf(ref), audience: [...audience] }));
      await finish(this.#index.updateDocuments(updates.filter(({ id }) => known.has(id))));
    });
  }

  async search(asked: SearchQuery): Promise<SearchResult> {
    const query = acceptQuery(asked);
    const terms = parseQuery(query.text);
    const matcher = new TextMatcher(terms);
    const joined = meilisearchText(terms, true);
    const apart = meilisearchText(terms, false);
    const attempts: Array<[text: string, strategy: 'all' | 'last']> = [[joined, 'all']];
    if (apart !== joined) attempts.push([apart, 'all']);
    if (terms.length > 1) attempts.push([apart, 'last']);
    let result = emptyResult;
    for (const [text, matchingStrategy] of attempts) {
      result = await orUnavailable(() => this.#ask(query, matcher, text, matchingStrategy));
      if (result.total > 0) break;
    }
    return result;
  }

  async #ask(
    query: SearchQuery,
    matcher: TextMatcher,
    text: string,
    matchingStrategy: 'all' | 'last',
  ): Promise<SearchResult> {
    const offset = query.offset ?? 0;
    const ranked = text !== '';
    const size = ranked ? Math.max(block, query.limit) : query.limit;
    const start = ranked ? Math.floor(offset / size) * size : offset;
    const options: SearchParams = {
      filter: meilisearchFilter(query),
      facets: meilisearchFacets(query),
      matchingStrategy,
      attributesToRetrieve: ['ref', 'type', 'title', 'aliases', 'fields', 'fragments', 'data'],
      ...(ranked ? { attributesToCrop: ['body'], cropLength: 60, cropMarker: '' } : { sort: ['sortKey:asc'] }),
    };
    const first = await this.#index.search(text, { ...options, ...meilisearchPage(start, size) });
    let hits = presentAll(matcher, first, ranked).slice(offset - start);
    if (hits.length < query.limit && first.hits.length === size) {
      const next = await this.#index.search(text, { ...options, ...meilisearchPage(start + size, size) });
      hits = [...hits, ...presentAll(matcher, next, ranked)];
    }
    return { hits: hits.slice(0, query.limit), ...countsOf(query, first) };
  }

  async clear(): Promise<void> {
    await orUnavailable(() => finish(this.#index.deleteAllDocuments()));
  }

  async count(): Promise<number> {
    const stats = await orUnavailable(() => this.#index.getStats());
    return stats.numberOfDocuments;
  }

  async state(): Promise<{ ok: boolean; detail: string }> {
    try {
      return { ok: true, detail: `Meilisearch, ${await this.count()} documents` };
    } catch {
      return { ok: false, detail: 'Meilisearch does not answer' };
    }
  }
}

const emptyResult: SearchResult = { hits: [], total: 0, totalIsExact: true, facets: { type: {} } };

async function finish(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask(taskWait);
  if (task.status !== 'succeeded')
    throw new Error(`Meilisearch task ${task.type} ${task.status}: ${task.error?.message}`);
}

type Answer = SearchResponse<MeilisearchDocument>;

function presentAll(matcher: TextMatcher, answer: Answer, ranked: boolean): SearchHit[] {
  const hits = answer.hits.map((hit) => {
    const stored: StoredDocument = {
      // What was put under this ref comes back under it.
      ref: hit.ref as Ref,
      type: hit.type,
      title: hit.title,
      aliases: hit.aliases,
      fields: hit.fields,
      fragments: hit.fragments,
      data: hit.data,
      body: ranked ? String(hit._formatted?.body ?? '') : '',
    };
    return presentHit(matcher, stored, ranked ? undefined : 0);
  });
  return ranked ? hits.sort((a, b) => b.score - a.score) : hits;
}

function countsOf(query: SearchQuery, answer: Answer): Omit<SearchResult, 'hits'> {
  const total = answer.totalHits ?? answer.estimatedTotalHits ?? 0;
  const counts = answer.facetDistribution ?? {};
  const facets: Record<string, Record<string, number>> = { type: counts.type ?? {} };
  for (const name of query.facets ?? []) if (name !== 'type') facets[name] = counts[`facets.${name}`] ?? {};
  return { total, totalIsExact: answer.totalHits !== undefined && total < mostCounted, facets };
}
