import { createHash } from 'node:crypto';
import type { Ref } from '@kontor/base';
import { Meilisearch, MeilisearchApiError, type SearchParams, type SearchResponse, type Settings } from 'meilisearch';
import {
  type AudienceChange,
  type Filling,
  onlyTitles,
  parseQuery,
  presentHit,
  type SearchDocument,
  type SearchHit,
  type SearchIndex,
  type SearchQuery,
  type SearchResult,
  type StoredDocument,
  type SynonymGroups,
  Synonyms,
  TextMatcher,
} from '../shared/index.ts';
import { type MeilisearchDocument, meilisearchIdOf, titleAttributes } from './meilisearch-document.ts';
import { Reach } from './meilisearch-failure.ts';
import { meilisearchFacets, meilisearchFilter, meilisearchPage, meilisearchText } from './meilisearch-query.ts';
import { meilisearchSettings, mostCounted } from './meilisearch-settings.ts';
import { meilisearchSynonyms } from './meilisearch-synonyms.ts';
import { MeilisearchTasks } from './meilisearch-tasks.ts';
import { MeilisearchWriter } from './meilisearch-writer.ts';
import { acceptDocuments, acceptQuery, answerOf } from './query-rules.ts';

export interface MeilisearchOptions {
  readonly url: string;
  readonly key: string;
  /** Name of the index; `kontor` without it. */
  readonly name?: string;
  /** Hears of work that Meilisearch took and could not do. */
  readonly onFailure?: (detail: string) => void;
}

/** To be raised when documents are kept in another form; a change of the settings is noticed by itself. */
const documentForm = 2;
/** Hits are put in our order, people first, in blocks of this size. */
const block = 50;
const questionTimeoutMs = 2_000;
const workTimeoutMs = 20_000;
/** A change keeps the next ones waiting, those of the built-in engine, too; a filling may take its time. */
const forChanges = { mostUnderWay: 4, taskMs: 15_000 };
const forFillings = { mostUnderWay: 2, taskMs: 10 * 60_000 };

/** The engine on a Meilisearch server. Every failure to reach it is `search.unavailable`. */
export class MeilisearchIndex implements SearchIndex {
  readonly engine = 'meilisearch';
  readonly version =
    `${documentForm}-${createHash('sha256').update(JSON.stringify(meilisearchSettings)).digest('hex').slice(0, 12)}`;
  readonly #work: Meilisearch;
  readonly #tasks: MeilisearchTasks;
  readonly #fillingTasks: MeilisearchTasks;
  readonly #live: MeilisearchWriter;
  /** Filled beside the live one, and then put in its place. */
  readonly #next: MeilisearchWriter;
  readonly #questions: MeilisearchWriter['index'];
  readonly #reach = new Reach();
  #synonyms = new Synonyms();
  #synonymSetting: Record<string, string[]> = {};
  #knowsSynonyms = true;
  #lastFailure = '';

  constructor({ url, key, name = 'kontor', onFailure }: MeilisearchOptions) {
    // Compression costs 40 ms an answer on a fast network.
    const requestInit = { headers: { 'accept-encoding': 'identity' } };
    const server = { host: url, apiKey: key, requestInit };
    this.#work = new Meilisearch({ ...server, timeout: workTimeoutMs });
    const tell = ({ message }: Error) => {
      this.#lastFailure = message;
      onFailure?.(message);
    };
    this.#tasks = new MeilisearchTasks(this.#work, forChanges, tell);
    this.#fillingTasks = new MeilisearchTasks(this.#work, forFillings, tell);
    this.#live = new MeilisearchWriter(this.#work, this.#tasks, name);
    this.#next = new MeilisearchWriter(this.#work, this.#fillingTasks, `${name}_next`);
    this.#questions = new Meilisearch({ ...server, timeout: questionTimeoutMs }).index<MeilisearchDocument>(name);
  }

  /** An index that is there keeps its settings: others come with the next filling, which `version` demands. */
  async open(): Promise<void> {
    await this.#reach.probe(async () => {
      if (!(await this.#live.exists())) await this.#live.create(this.#settings());
    });
  }

  async close(): Promise<void> {}

  async put(documents: readonly SearchDocument[]): Promise<void> {
    const latest = acceptDocuments(documents);
    await this.#reach.ask(async () => (await this.#live.send(latest)).done);
  }

  async remove(refs: readonly Ref[]): Promise<void> {
    if (refs.length === 0) return;
    await this.#reach.ask(() => this.#live.remove(refs));
  }

  async updateAudience(changes: readonly AudienceChange[]): Promise<void> {
    if (changes.length === 0) return;
    const { index } = this.#live;
    await this.#reach.ask(async () => {
      const ids = changes.map(({ ref }) => meilisearchIdOf(ref));
      const found = await index.getDocuments({ ids, fields: ['id'], limit: ids.length });
      const known = new Set(found.results.map(({ id }) => id));
      // An update of a document that does not exist would make it.
      const updates = changes.map(({ ref, audience }) => ({ id: meilisearchIdOf(ref), audience: [...audience] }));
      await this.#tasks.run(() => index.updateDocuments(updates.filter(({ id }) => known.has(id))));
    });
  }

  async beginFilling(): Promise<Filling> {
    const next = this.#next;
    await this.#reach.probe(async () => {
      await next.drop();
      await next.create(this.#settings());
    });
    const sent: Promise<void>[] = [];
    return {
      // Only sent, so that the next are read meanwhile; how much is under way at once is bounded.
      put: async (documents) => {
        const latest = acceptDocuments(documents);
        const { done } = await this.#reach.ask(() => next.send(latest));
        // The end waits for it; there may be none.
        done.catch(() => undefined);
        sent.push(done);
      },
      remove: (refs) => this.#reach.ask(() => next.remove(refs)),
      finish: () =>
        this.#reach.ask(async () => {
          await Promise.all(sent);
          if (!(await this.#live.exists())) await this.#live.create(this.#settings());
          await this.#swap();
          await next.drop();
        }),
    };
  }

  /** Puts the filled index in the place of the live one, with the synonyms of that: whoever fills may know of none. */
  async #swap(): Promise<void> {
    const [live, next] = [this.#live.index, this.#next.index];
    const synonyms = await live.getSynonyms();
    if (!sameSetting(await next.getSynonyms(), synonyms)) {
      await this.#fillingTasks.run(() => next.updateSynonyms(synonyms));
    }
    await this.#fillingTasks.run(() => this.#work.swapIndexes([{ indexes: [live.uid, next.uid], rename: false }]));
  }

  async setSynonyms(groups: SynonymGroups): Promise<void> {
    this.#synonyms = new Synonyms(groups);
    this.#synonymSetting = meilisearchSynonyms(groups);
    this.#knowsSynonyms = false;
    // A server that is away hears of them when it is back.
    await this.#reach.ask(() => this.#sendSynonyms()).catch(() => undefined);
  }

  async #sendSynonyms(): Promise<void> {
    if (this.#knowsSynonyms || !(await this.#live.exists())) return;
    const { index } = this.#live;
    const wanted = this.#synonymSetting;
    if (!sameSetting(await index.getSynonyms(), wanted)) await this.#tasks.run(() => index.updateSynonyms(wanted));
    this.#knowsSynonyms = true;
  }

  #settings(): Settings {
    return { ...meilisearchSettings, synonyms: this.#synonymSetting };
  }

  async search(asked: SearchQuery): Promise<SearchResult> {
    const query = acceptQuery(asked);
    const terms = parseQuery(query.text, this.#synonyms);
    const matcher = new TextMatcher(terms);
    const joined = meilisearchText(terms, true);
    const apart = meilisearchText(terms, false);
    const attempts: Array<[text: string, strategy: 'all' | 'last']> = [[joined, 'all']];
    if (apart !== joined) attempts.push([apart, 'all']);
    if (terms.length > 1) attempts.push([apart, 'last']);
    let result = emptyResult;
    for (const [text, matchingStrategy] of attempts) {
      result = await this.#reach.ask(() => this.#ask(query, matcher, text, matchingStrategy));
      if (result.total > 0) break;
    }
    return answerOf(query, result);
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
      ...(query.titlesOnly && { attributesToSearchOn: [...titleAttributes] }),
      attributesToRetrieve: ['ref', 'type', 'title', 'aliases', 'fields', 'fragments', 'data'],
      ...(ranked ? { attributesToCrop: ['body'], cropLength: 60, cropMarker: '' } : { sort: ['sortKey:asc'] }),
    };
    const present = (answer: Answer) => presentAll(matcher, answer, { ranked, titlesOnly: query.titlesOnly ?? false });
    const first = await this.#questions.search(text, { ...options, ...meilisearchPage(start, size) });
    let hits = present(first).slice(offset - start);
    if (hits.length < query.limit && first.hits.length === size) {
      const next = await this.#questions.search(text, { ...options, ...meilisearchPage(start + size, size) });
      hits = [...hits, ...present(next)];
    }
    return { hits: hits.slice(0, query.limit), ...countsOf(query, first) };
  }

  async clear(): Promise<void> {
    await this.#reach.ask(() => this.#tasks.run(() => this.#live.index.deleteAllDocuments()));
  }

  async count(): Promise<number> {
    return this.#reach.ask(() => countIn(this.#live.index));
  }

  async state(): Promise<{ ok: boolean; detail: string }> {
    const trouble = this.#lastFailure && `; last failure: ${this.#lastFailure}`;
    try {
      const documents = await this.#reach.probe(() => countIn(this.#questions));
      await this.#reach.ask(() => this.#sendSynonyms());
      return { ok: true, detail: `Meilisearch, ${documents} documents${trouble}` };
    } catch {
      return { ok: false, detail: `Meilisearch does not answer${trouble}` };
    }
  }
}

const emptyResult: SearchResult = { hits: [], total: 0, totalIsExact: true, facets: { type: {} } };

/** None in an index that is not there yet, or no more. */
async function countIn(index: MeilisearchWriter['index']): Promise<number> {
  try {
    return (await index.getStats()).numberOfDocuments;
  } catch (failure) {
    if (failure instanceof MeilisearchApiError && failure.cause?.code === 'index_not_found') return 0;
    throw failure;
  }
}

function sameSetting(one: Readonly<Record<string, readonly string[]>>, other: typeof one): boolean {
  const tidy = (setting: typeof one) =>
    JSON.stringify(
      Object.entries(setting)
        .map(([name, others]) => [name, [...others].sort()])
        .sort(),
    );
  return tidy(one) === tidy(other);
}

type Answer = SearchResponse<MeilisearchDocument>;

interface Shown {
  readonly ranked: boolean;
  readonly titlesOnly: boolean;
}

function presentAll(matcher: TextMatcher, answer: Answer, { ranked, titlesOnly }: Shown): SearchHit[] {
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
    return presentHit(matcher, titlesOnly ? onlyTitles(stored) : stored, ranked ? undefined : 0);
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
