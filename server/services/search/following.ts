import { createHash } from 'node:crypto';
import { parseRef, type Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { FollowingSearchProvider, SearchProvider } from '@kontor/plugin-api/server';
import type { SearchDocument } from '@kontor/search/shared';
import { type Belonging, forgetBelongings, listBelongings, recordBelongings } from './belonging-store.ts';
import { lockIndex } from './search-store.ts';

/**
 * What belongs to an object follows it: documents of comments and files get their audience and space from the document of
 * that object, and are read again when those are others than before. What belongs where, and how its object stood, is kept
 * beside the index: so whoever edits a page of a hundred files does not have them all indexed again, and what went with
 * its object is found to be gone.
 */
export class Following {
  readonly #providers: ReadonlyMap<string, SearchProvider>;
  readonly #nouns = new Set<string>();

  /** @param providers Of all nouns, also those that are provided later. */
  constructor(providers: ReadonlyMap<string, SearchProvider>) {
    this.#providers = providers;
  }

  /** The same as a provider like any other. */
  add(provider: FollowingSearchProvider): SearchProvider {
    const { noun, type, staleAfter } = provider;
    this.#nouns.add(noun);
    return {
      noun,
      type,
      staleAfter,
      readDocuments: (tx, refs) => this.#readDocuments(tx, provider, refs),
      listRefs: (tx, after, limit) => provider.listRefs(tx, after, limit),
    };
  }

  /** What belongs to those of these objects that are found by others now, in another space, again, or no longer. */
  async findStale(tx: Tx, refs: readonly Ref[]): Promise<Ref[]> {
    if (refs.length === 0 || this.#nouns.size === 0) return [];
    await lockIndex(tx);
    const belongings = await listBelongings(tx, [...new Set(refs)]);
    const standing = await this.#readStanding(tx, belongings);
    // What is with an object that is gone may be gone itself by now.
    const isStale = (each: Belonging, now: string) => now === gone || each.standing !== now;
    return belongings.filter((each) => isStale(each, hashOf(standing(each)))).map(({ ref }) => ref);
  }

  async #readDocuments(tx: Tx, provider: FollowingSearchProvider, refs: readonly Ref[]): Promise<SearchDocument[]> {
    const found = await provider.readDocuments(tx, refs);
    const belongings = found.map(({ ref, of: object }) => ({ ref, object }));
    const standing = await this.#readStanding(tx, belongings);
    await recordBelongings(
      tx,
      belongings.map((each) => ({ ...each, standing: hashOf(standing(each)) })),
    );
    const isFound = new Set(found.map(({ ref }) => ref));
    await forgetBelongings(
      tx,
      refs.filter((ref) => !isFound.has(ref)),
    );
    return found.flatMap(({ of, ...document }) => {
      const allowed = standing({ ref: document.ref, object: of });
      return allowed ? [{ ...document, ...allowed }] : [];
    });
  }

  /** How objects stand now, towards each of these that belong to them. */
  async #readStanding(tx: Tx, belongings: readonly Pair[]): Promise<(pair: Pair) => Standing | undefined> {
    const documents = new Map<Ref, SearchDocument>();
    const files = new Map<Ref, ReadonlySet<string>>();
    for (const [noun, own] of Map.groupBy(belongings, ({ object }) => nounOf(object))) {
      const provider = this.#nouns.has(noun) ? undefined : this.#providers.get(noun);
      const refs = [...new Set(own.map(({ object }) => object))];
      for (const document of (await provider?.readDocuments(tx, refs)) ?? []) documents.set(document.ref, document);
      const withFiles = [...new Set(own.filter(({ ref }) => nounOf(ref) === fileNoun).map(({ object }) => object))];
      const shown = withFiles.length > 0 ? await provider?.readFiles?.(tx, withFiles) : undefined;
      for (const ref of shown ? withFiles : []) files.set(ref, shown?.get(ref) ?? new Set());
    }
    return ({ ref, object }) => {
      const document = documents.get(object);
      const shown = nounOf(ref) === fileNoun ? files.get(object) : undefined;
      const isHidden = shown !== undefined && !shown.has(parseRef(ref)?.id ?? '');
      return document && !isHidden ? standingOf(document) : undefined;
    };
  }
}

const fileNoun = 'files/file';
const gone = 'gone';

type Pair = Pick<Belonging, 'ref' | 'object'>;
type Standing = Pick<SearchDocument, 'audience' | 'facets'>;

function standingOf({ audience, facets }: SearchDocument): Standing {
  return { audience, ...(facets?.space && { facets: { space: facets.space } }) };
}

/** Names nobody: a hash alone. */
function hashOf(standing: Standing | undefined): string {
  if (!standing) return gone;
  const parts = [[...standing.audience].sort(), [...(standing.facets?.space ?? [])].sort()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function nounOf(ref: Ref): string {
  const parts = parseRef(ref);
  return parts ? `${parts.module}/${parts.noun}` : '';
}
