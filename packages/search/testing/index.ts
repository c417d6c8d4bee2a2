export { startMeilisearch, type TestMeilisearch } from './meilisearch.ts';
