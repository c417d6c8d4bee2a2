import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { EventDefinition } from '@kontor/schema';
import type { SearchDocument, SearchQuery, SearchResult } from '@kontor/search/shared';
import type { Actor } from './actor.ts';
import type { StoredEvent } from './events.ts';

/** How one noun gets into the search. */
export interface SearchProvider {
  /** `people/person`. */
  readonly noun: `${string}/${string}`;
  /** The hit type of the search route: `person`, `page`, `space` … */
  readonly type: string;
  /** Current documents of these refs, read again from rows; refs left out are removed from the index. */
  readDocuments(tx: Tx, refs: readonly Ref[]): Promise<SearchDocument[]>;
  /**
   * Which files each of these objects shows now: its others (of an earlier text, taken away and not yet deleted) are not
   * found. Without it, all that are attached are.
   */
  readFiles?(tx: Tx, refs: readonly Ref[]): Promise<ReadonlyMap<Ref, ReadonlySet<string>>>;
  /** All refs in pages of at most `limit`, ordered, after `after`; for re-indexing. */
  listRefs(tx: Tx, after: Ref | undefined, limit: number): Promise<Ref[]>;
  /**
   * Clients keep the documents of this noun to find them without a connection: for nouns that are few, small and wanted
   * everywhere. `data` then has `path`, and `subtitle` and `picture` where there are any.
   */
  readonly offline?: true;
  /** Which refs an event makes stale. */
  readonly staleAfter: readonly StaleRule[];
}

export interface StaleRule {
  readonly event: EventDefinition;
  findRefs(tx: Tx, event: StoredEvent<never>): Promise<Ref[]>;
}

/** A document of something that belongs to another object; who finds it, and in which space, follows from that object. */
export interface FollowingDocument extends Omit<SearchDocument, 'audience' | 'facets'> {
  /** The object that it belongs to, whose noun has a search provider. */
  readonly of: Ref;
}

/**
 * How what belongs to another object gets into the search: a comment, a file. It is found by exactly those who find that
 * object, in its space, and by nobody when that is not found itself; what changes that object makes nothing stale here.
 */
export interface FollowingSearchProvider extends Omit<SearchProvider, 'readDocuments' | 'readFiles' | 'offline'> {
  /** Current documents of these refs, read again from rows; refs left out are removed from the index. */
  readDocuments(tx: Tx, refs: readonly Ref[]): Promise<FollowingDocument[]>;
}

/** Pairs an event with the refs it makes stale, keeping the payload's type. */
export function staleAfter<Payload extends import('zod').z.ZodObject>(
  event: EventDefinition<Payload>,
  findRefs: (tx: Tx, event: StoredEvent<import('zod').z.output<Payload>>) => Ref[] | Promise<Ref[]>,
): StaleRule {
  return { event, findRefs: async (tx, stored) => findRefs(tx, stored) };
}

export interface Search {
  provide(provider: SearchProvider): void;
  /** For what belongs to objects of other providers; nothing can belong to what itself belongs to something. */
  provideFollowing(provider: FollowingSearchProvider): void;
  /**
   * Finds what the actor may see, by the tokens they hold now; throws `search.unavailable`. Not to be called within a
   * transaction: the engine takes a connection of its own, and as many callers as there are connections, each holding
   * one, would wait for each other for ever.
   */
  find(actor: Actor, query: Omit<SearchQuery, 'tokens'>): Promise<SearchResult>;
}
