import { BuiltInIndex, MeilisearchIndex } from '@kontor/search/server';
import type { SearchIndex } from '@kontor/search/shared';
import type { Core } from '../../core.ts';

/** Meilisearch where KONTOR_MEILI_URL names one, else the engine that needs nothing but the database. */
export function createEngine({ config, database }: Core): SearchIndex {
  const { meilisearch } = config;
  return meilisearch
    ? new MeilisearchIndex({ url: meilisearch.url, key: meilisearch.key ?? '' })
    : new BuiltInIndex(database);
}
