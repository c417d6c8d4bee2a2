import type { Files, Links } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { createFileTables } from '../../migrations/20261122-1250-create-files.ts';
import { indexUploaders } from '../../migrations/20261126-1020-index-uploaders.ts';
import { ByteStore } from './byte-store.ts';
import { mountFiles } from './file-mounts.ts';
import { FileService, unattachedForMs } from './file-service.ts';
import { defineGarbageJobs } from './garbage-jobs.ts';

export interface FileKeeper extends Files {
  /** Every stored content by its hash, with where it lies, for backups. */
  listContents(): AsyncIterable<{ readonly hash: string; readonly path: string; readonly size: number }>;
}

/** Uploads, downloads and what becomes of their bytes. */
export function createFiles(core: Core, others: { links: Pick<Links, 'canSee'> }): FileKeeper {
  core.migrations.add(createFileTables, indexUploaders);
  const bytes = new ByteStore(core.config.dataFolder);
  core.onStart(() => bytes.open());
  const files = new FileService(core, others.links, bytes);
  mountFiles(core, files, bytes);
  defineGarbageJobs(core, bytes, unattachedForMs);
  return Object.assign(files, { listContents: () => bytes.list() });
}
