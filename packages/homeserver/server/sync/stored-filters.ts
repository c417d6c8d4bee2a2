import type { Database, Tx } from '@kontor/database';
import { sql } from 'kysely';
import { isObject } from '../json.ts';
import { invalidParam } from '../matrix-error.ts';
import { LoadingCache } from '../storage/loading-cache.ts';
import { readSyncFilter, type SyncFilter } from './filter.ts';

const mostKept = 10_000;

/** Filters that clients have handed in; a filter never changes, and most clients name theirs with every sync. */
export class StoredFilters {
  readonly #cache: LoadingCache<SyncFilter>;

  constructor(database: Database) {
    this.#cache = new LoadingCache(mostKept, async (key) => {
      const [userId, filterId] = key.split('\0') as [string, string]; // as `of` made it
      const body = await database.transaction((tx) => findFilter(tx, userId, filterId));
      if (body === undefined) throw invalidParam('There is no such filter');
      const definition: unknown = JSON.parse(body);
      return readSyncFilter(isObject(definition) ? definition : {});
    });
  }

  /** Throws M_INVALID_PARAM where there is none. */
  of(userId: string, filterId: string): Promise<SyncFilter> {
    return this.#cache.get(`${userId}\0${filterId}`);
  }
}

/** As it was handed in. */
export async function findFilter(tx: Tx, userId: string, filterId: string): Promise<string | undefined> {
  const found = await sql<{ body: string }>`
    select body from homeserver.filters where user_id = ${userId} and filter_id = ${filterId}`.execute(tx);
  return found.rows[0]?.body;
}
