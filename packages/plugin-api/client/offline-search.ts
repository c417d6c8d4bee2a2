import type { OfflineDocument, SearchHit } from '@kontor/schema';

export interface OfflineQuery {
  readonly text: string;
  readonly types?: readonly string[];
  /** Hits at most. */
  readonly limit: number;
  readonly offset?: number;
}

export interface OfflineAnswer {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** Counts by type. */
  readonly types: Readonly<Record<string, number>>;
}

/** What can be found on this device without a connection: people, org units, spaces, rooms, and what it keeps. */
export interface OfflineSearch {
  /** With the typos, compounds and ranking of the server's search. */
  search(query: OfflineQuery): Promise<OfflineAnswer>;
  /** What is kept of one object. */
  find(ref: string): Promise<OfflineDocument | undefined>;
}
