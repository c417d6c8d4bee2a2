import type { Settings } from 'meilisearch';
import { searchableAttributes } from './meilisearch-document.ts';

/** Counting stops here. */
export const mostCounted = 10_000;

/**
 * Settings of the index. `localizedAttributes` stays unset: measured on 1.21, German there finds parts of compounds but
 * loses nearly all typo tolerance; parts and spellings are indexed by us instead.
 */
export const meilisearchSettings: Settings = {
  searchableAttributes: [...searchableAttributes],
  filterableAttributes: ['audience', 'type', 'facets', 'authors', 'updatedAt'],
  sortableAttributes: ['sortKey'],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness'],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnAttributes: ['fragmentParts', 'titleParts', 'parts'],
    disableOnNumbers: true,
  },
  pagination: { maxTotalHits: mostCounted },
  faceting: { maxValuesPerFacet: 1_000 },
};
