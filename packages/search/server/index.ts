export { BuiltInIndex } from './built-in-index.ts';
export { MeilisearchIndex, type MeilisearchOptions } from './meilisearch-index.ts';
export { searchQueryRefused, searchUnavailable } from './search-errors.ts';
export { searchMigrations } from './search-migrations.ts';
