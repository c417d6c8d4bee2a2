export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
export { type FolderLock, findFolderHolder, lockFolder } from './folder-lock.ts';
export type { Exit, Settings } from './postmaster.ts';
