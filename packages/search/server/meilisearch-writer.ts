import type { Ref } from '@kontor/base';
import type { Index, Meilisearch, Settings } from 'meilisearch';
import type { SearchDocument } from '../shared/index.ts';
import { type MeilisearchDocument, meilisearchDocumentOf, meilisearchIdOf } from './meilisearch-document.ts';
import { type MeilisearchTasks, TaskFailed } from './meilisearch-tasks.ts';

const mostDocuments = 2_000;
const mostBytes = 4_000_000;
const mostRemoved = 5_000;

/** Writes to one index of a Meilisearch server. */
export class MeilisearchWriter {
  readonly index: Index<MeilisearchDocument>;
  readonly #client: Meilisearch;
  readonly #tasks: MeilisearchTasks;

  constructor(client: Meilisearch, tasks: MeilisearchTasks, uid: string) {
    this.#client = client;
    this.#tasks = tasks;
    this.index = client.index<MeilisearchDocument>(uid);
  }

  async exists(): Promise<boolean> {
    const known = await this.#client.getIndexes({ limit: 1_000 });
    return known.results.some(({ uid }) => uid === this.index.uid);
  }

  async create(settings: Settings): Promise<void> {
    const made = this.#tasks.run(() => this.#client.createIndex(this.index.uid, { primaryKey: 'id' }));
    // Another process may be first.
    await made.catch(ignore('index_already_exists'));
    await this.#tasks.run(() => this.index.updateSettings(settings));
  }

  async drop(): Promise<void> {
    await this.#tasks.run(() => this.#client.deleteIndex(this.index.uid)).catch(ignore('index_not_found'));
  }

  /** Answers once the documents are sent; `done` settles when all of them can be found. */
  async send(documents: readonly SearchDocument[]): Promise<{ readonly done: Promise<void> }> {
    const sent: Promise<void>[] = [];
    for (const batch of batchesOf(documents)) sent.push((await this.#sendBatch(batch)).done);
    return { done: Promise.all(sent).then(() => undefined) };
  }

  async #sendBatch(batch: readonly string[]): Promise<{ readonly done: Promise<void> }> {
    const { done } = await this.#tasks.start(() =>
      this.index.addDocumentsFromString(batch.join('\n'), 'application/x-ndjson'),
    );
    const settled = done.catch((failure: unknown) => this.#sendApart(batch, failure));
    // Whoever waits hears of it; nobody may, when another batch failed first.
    settled.catch(() => undefined);
    return { done: settled };
  }

  /** A document that Meilisearch refuses does not keep out those that were sent with it. */
  async #sendApart(batch: readonly string[], failure: unknown): Promise<void> {
    if (!(failure instanceof TaskFailed && failure.isRefusal)) throw failure;
    if (batch.length === 1) return;
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) await (await this.#sendBatch(half)).done;
  }

  async remove(refs: readonly Ref[]): Promise<void> {
    for (let start = 0; start < refs.length; start += mostRemoved) {
      const ids = refs.slice(start, start + mostRemoved).map(meilisearchIdOf);
      await this.#tasks.run(() => this.index.deleteDocuments(ids));
    }
  }
}

/** Documents as lines of JSON, in pieces that are neither too many nor too long for one request. */
function* batchesOf(documents: readonly SearchDocument[]): Iterable<string[]> {
  let batch: string[] = [];
  let length = 0;
  for (const document of documents) {
    const line = JSON.stringify(meilisearchDocumentOf(document));
    if (batch.length === mostDocuments || (batch.length > 0 && length + line.length > mostBytes)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(line);
    length += line.length;
  }
  if (batch.length > 0) yield batch;
}

function ignore(code: string): (failure: unknown) => void {
  return (failure) => {
    if (!(failure instanceof TaskFailed && failure.code === code)) throw failure;
  };
}
