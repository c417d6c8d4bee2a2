import { BuiltInIndex, MeilisearchIndex } from '@kontor/search/server';
import type { SearchIndex } from '@kontor/search/shared';
import type { Core } from '../../core.ts';
import { FallbackIndex } from './fallback-index.ts';
import { isBehind } from './search-store.ts';

/** Meilisearch where KONTOR_MEILI_URL names one, with the engine that needs nothing but the database behind it, else that alone. */
export function createEngine({ config, database, log }: Core): SearchIndex {
  const standby = new BuiltInIndex(database);
  const { meilisearch } = config;
  if (!meilisearch) return standby;
  const primary = new MeilisearchIndex({
    url: meilisearch.url,
    key: meilisearch.key ?? '',
    onFailure: (detail) => log.error({ detail }, 'Meilisearch could not do what it was given'),
  });
  return new FallbackIndex({
    primary,
    standby,
    isBehind: () => database.snapshot((tx) => isBehind(tx, primary)),
    onChange: (isFallback) =>
      isFallback
        ? log.warn({}, 'Meilisearch is away or lacks something; the built-in engine answers')
        : log.info({}, 'Meilisearch answers again'),
  });
}
