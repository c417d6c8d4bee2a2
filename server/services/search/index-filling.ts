import { newId, type Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { SearchProvider } from '@kontor/plugin-api/server';
import type { Filling, SearchIndex } from '@kontor/search/shared';
import { readAgain } from './document-reader.ts';
import { addFilling, deleteFilling, takeChanged, touchFilling } from './filling-store.ts';
import { lockIndex, recordFill } from './search-store.ts';

const batchSize = 500;

export interface FillingParts {
  readonly database: Database;
  readonly index: SearchIndex;
  readonly providers: ReadonlyMap<string, SearchProvider>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, noun: string) => void;
}

/** Another process began to fill the same engine. */
class Overtaken extends Error {}

/**
 * Makes one index anew beside the searches, which go on finding what there was. What changes meanwhile is noted by whoever
 * hands it over, and read again before the end. Answers whether it came to its end.
 */
export async function fillIndex(parts: FillingParts): Promise<boolean> {
  const { database, index } = parts;
  const token = newId();
  const filling = await index.beginFilling();
  await database.transaction(async (tx) => {
    await lockIndex(tx);
    await addFilling(tx, index.engine, token);
  });
  try {
    return await fillFrom(parts, filling, token);
  } catch (failure) {
    if (failure instanceof Overtaken) return false;
    throw failure;
  } finally {
    await database.transaction((tx) => deleteFilling(tx, index.engine, token));
  }
}

async function fillFrom(parts: FillingParts, filling: Filling, token: string): Promise<boolean> {
  for (const provider of parts.providers.values()) {
    let after: Ref | undefined;
    let done = 0;
    do {
      if (parts.signal.aborted) return false;
      const refs: Ref[] = await underLock(parts, token, (tx) => fillBatch(tx, { provider, filling, after }));
      after = refs.at(-1);
      done += refs.length;
      parts.onProgress(done, provider.noun);
    } while (after !== undefined);
  }
  // Most of what changed is read without keeping the writers waiting for the end.
  while ((await underLock(parts, token, (tx) => readChanged(tx, parts, filling))) === batchSize);
  await underLock(parts, token, (tx) => finish(tx, parts, filling));
  return true;
}

async function finish(tx: Tx, parts: FillingParts, filling: Filling): Promise<void> {
  const { index, providers } = parts;
  while ((await readChanged(tx, parts, filling)) === batchSize);
  await filling.finish();
  await recordFill(tx, { engine: index.engine, version: index.version, nouns: nounsOf(providers) });
}

function underLock<Result>(
  { database, index }: FillingParts,
  token: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (tx) => {
    await lockIndex(tx);
    if (!(await touchFilling(tx, index.engine, token))) throw new Overtaken();
    return work(tx);
  });
}

interface BatchParts {
  readonly provider: SearchProvider;
  readonly filling: Filling;
  readonly after: Ref | undefined;
}

async function fillBatch(tx: Tx, { provider, filling, after }: BatchParts): Promise<Ref[]> {
  const refs = await provider.listRefs(tx, after, batchSize);
  if (refs.length > 0) await filling.put(await provider.readDocuments(tx, refs));
  return refs;
}

async function readChanged(tx: Tx, { index, providers }: FillingParts, filling: Filling): Promise<number> {
  const refs = await takeChanged(tx, index.engine, batchSize);
  if (refs.length === 0) return 0;
  const { documents, gone } = await readAgain(tx, providers, refs);
  if (documents.length > 0) await filling.put(documents);
  if (gone.length > 0) await filling.remove(gone);
  return refs.length;
}

export function nounsOf(providers: ReadonlyMap<string, SearchProvider>): string[] {
  return [...providers.keys()].sort();
}
