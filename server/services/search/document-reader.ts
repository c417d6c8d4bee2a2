import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { SearchProvider } from '@kontor/plugin-api/server';
import type { SearchDocument } from '@kontor/search/shared';

/** How objects are to stand in an index. */
export interface Reading {
  readonly documents: readonly SearchDocument[];
  /** Those that are no more, or are not to be found. */
  readonly gone: readonly Ref[];
}

/** Reads objects as they are now, each by whoever provides its noun. */
export async function readAgain(
  tx: Tx,
  providers: ReadonlyMap<string, SearchProvider>,
  refs: readonly Ref[],
): Promise<Reading> {
  const gone = new Set(refs);
  const documents: SearchDocument[] = [];
  for (const provider of providers.values()) {
    const own = refs.filter((ref) => nounOf(ref) === provider.noun);
    if (own.length > 0) documents.push(...(await provider.readDocuments(tx, own)));
  }
  for (const { ref } of documents) gone.delete(ref);
  return { documents, gone: [...gone] };
}

function nounOf(ref: Ref): string {
  const parts = parseRef(ref);
  return parts ? `${parts.module}/${parts.noun}` : '';
}
