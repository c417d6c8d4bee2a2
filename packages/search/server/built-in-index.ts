import type { Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import { sql } from 'kysely';
import {
  type AudienceChange,
  type Filling,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type SearchResult,
  type SynonymGroups,
  Synonyms,
} from '../shared/index.ts';
import { ensureAudiences } from './audience-store.ts';
import { searchBuiltIn } from './built-in-search.ts';
import { DictionaryStore, lockWriters } from './dictionary-store.ts';
import {
  deleteDocuments,
  facetTokens,
  findIndexed,
  findLeftFrom,
  updateAudiences,
  upsertDocuments,
} from './document-store.ts';
import { termsOf, wordsAmong } from './document-terms.ts';
import { deleteUnusedFacets, ensureFacets, FacetNames } from './facet-store.ts';
import { acceptDocuments, acceptQuery, answerOf } from './query-rules.ts';

/** Documents per transaction: large enough for speed, small enough that other writers get their turn. */
const batchSize = 500;
const settleAfter = 100;

/**
 * Matches must come from the word index: with a LIMIT the planner may prefer to read the whole table until enough is
 * found, or compile a query that runs for milliseconds.
 */
const readingSettings = { enable_seqscan: 'off', jit: 'off' };

/** The engine that needs nothing but PostgreSQL: an inverted index in its tables, the dictionary in this process. */
export class BuiltInIndex implements SearchIndex {
  readonly engine = 'built-in';
  /** To be raised when documents are kept in another form. */
  readonly version = '2';
  readonly #database: Database;
  readonly #terms: DictionaryStore;
  readonly #facetNames = new FacetNames();
  #synonyms = new Synonyms();

  constructor(database: Database) {
    this.#database = database;
    this.#terms = new DictionaryStore(database);
  }

  open(): Promise<void> {
    return this.#terms.open();
  }

  close(): Promise<void> {
    return this.#terms.close();
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    const latest = acceptDocuments(documents);
    for (let start = 0; start < latest.length; start += batchSize) {
      await this.#putBatch(latest.slice(start, start + batchSize));
    }
    await this.#settle(latest.length);
  }

  async #putBatch(documents: readonly SearchDocument[]): Promise<void> {
    const prepared = documents.map((document) => ({
      document,
      terms: termsOf(document),
      tokens: facetTokens(document),
    }));
    const refs = documents.map(({ ref }) => ref);
    await this.#write(async (tx, changes) => {
      const before = await findIndexed(tx, refs);
      for (const { lexemes } of before) count(changes, wordsAmong(lexemes), -1);
      for (const { terms } of prepared) count(changes, terms.words, 1);
      const audienceOf = await ensureAudiences(
        tx,
        documents.map(({ audience }) => audience),
      );
      const facetOf = await ensureFacets(tx, new Set(prepared.flatMap(({ tokens }) => tokens)));
      const rows = prepared.map(({ document, terms, tokens }) => ({
        document,
        terms,
        audience: audienceOf(document.audience),
        facets: tokens.map(facetOf),
      }));
      await upsertDocuments(tx, rows);
      const kept = new Set(rows.flatMap(({ facets }) => facets));
      await deleteUnusedFacets(
        tx,
        before.flatMap(({ facets }) => facets).filter((facet) => !kept.has(facet)),
      );
    });
  }

  remove(refs: readonly Ref[]): Promise<void> {
    return this.#remove(refs);
  }

  async #remove(refs: readonly Ref[], before?: number): Promise<void> {
    if (refs.length === 0) return;
    await this.#write(async (tx, changes) => {
      const removed = await deleteDocuments(tx, refs, before);
      for (const { lexemes } of removed) count(changes, wordsAmong(lexemes), -1);
      await deleteUnusedFacets(
        tx,
        removed.flatMap(({ facets }) => facets),
      );
    });
  }

  /** Runs one write under the writers' lock, and keeps the dictionary in step with what it changed. */
  async #write(work: (tx: Tx, changes: Map<string, number>) => Promise<void>): Promise<void> {
    const changes = new Map<string, number>();
    const learn = await this.#database.transaction(async (tx) => {
      await lockWriters(tx);
      await work(tx, changes);
      return this.#terms.write(tx, changes);
    });
    learn();
  }

  /** Merges what the last large write left waiting in the index. */
  async #settle(written: number): Promise<void> {
    if (written < settleAfter) return;
    await sql`select gin_clean_pending_list('search_documents_terms')`.execute(this.#database.kysely);
  }

  async updateAudience(changes: readonly AudienceChange[]): Promise<void> {
    if (changes.length === 0) return;
    const latest = [...new Map(changes.map((change) => [change.ref, change])).values()];
    await this.#database.transaction(async (tx) => {
      await lockWriters(tx);
      const numberOf = await ensureAudiences(
        tx,
        latest.map(({ audience }) => audience),
      );
      await updateAudiences(
        tx,
        latest.map(({ ref }) => ref),
        latest.map(({ audience }) => numberOf(audience)),
      );
    });
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const accepted = acceptQuery(query);
    const known = { dictionary: this.#terms.dictionary, synonyms: this.#synonyms, facetNames: this.#facetNames };
    const result = await this.#database.snapshot((tx) => searchBuiltIn(tx, known, accepted), readingSettings);
    return answerOf(accepted, result);
  }

  async setSynonyms(groups: SynonymGroups): Promise<void> {
    this.#synonyms = new Synonyms(groups);
  }

  /** Each document knows in which filling it was last written; at the end those of earlier ones go. */
  async beginFilling(): Promise<Filling> {
    const { rows } = await sql<{ filling: number }>`select nextval('search_fillings') as filling`.execute(
      this.#database.kysely,
    );
    const filling = rows[0]?.filling ?? 0;
    return {
      put: (documents) => this.put(documents),
      remove: (refs) => this.remove(refs),
      finish: () => this.#sweep(filling),
    };
  }

  async #sweep(filling: number): Promise<void> {
    const left = await findLeftFrom(this.#database, filling);
    for (let start = 0; start < left.length; start += batchSize) {
      await this.#remove(left.slice(start, start + batchSize), filling);
    }
  }

  async clear(): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await lockWriters(tx);
      await sql`truncate search_documents, search_audience_tokens, search_audiences, search_facets`.execute(tx);
      await this.#terms.clear(tx);
    });
    this.#terms.forget();
  }

  async count(): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*) from search_documents`.execute(this.#database.kysely);
    return rows[0]?.count ?? 0;
  }

  async state(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: `built-in, ${await this.count()} documents, ${this.#terms.dictionary.size} terms` };
  }
}

function count(changes: Map<string, number>, terms: readonly string[], change: number): void {
  for (const term of terms) changes.set(term, (changes.get(term) ?? 0) + change);
}
