import type { ReadStream } from 'node:fs';
import type { Tx } from '@kontor/database';
import type { Files, Links, Search, StoredFile } from '@kontor/plugin-api/server';
import type { Core } from '../../core.ts';
import { createFileTables } from '../../migrations/20261122-1250-create-files.ts';
import { indexUploaders } from '../../migrations/20261126-1020-index-uploaders.ts';
import { createFileTexts } from '../../migrations/20261127-2321-create-file-texts.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { ByteStore } from './byte-store.ts';
import { mountFiles } from './file-mounts.ts';
import { declareFiles } from './file-privacy.ts';
import { FileService, unattachedForMs } from './file-service.ts';
import { countUploads } from './file-store.ts';
import { defineGarbageJobs } from './garbage-jobs.ts';
import { sniffContent } from './media-type.ts';
import { fileLinks, fileSearch } from './text/file-search.ts';
import { textBounds } from './text/text-bounds.ts';
import { defineTextJobs, TextReader } from './text/text-jobs.ts';
import { kindOfText } from './text/text-kind.ts';

export interface FileKeeper extends Files {
  /** Every stored content by its hash, with where it lies, for backups. */
  listContents(): AsyncIterable<{ readonly hash: string; readonly path: string; readonly size: number }>;
  /** Files by id, for server code that has checked whose they are. */
  findFiles(tx: Tx, ids: readonly string[]): Promise<StoredFile[]>;
  /** The bytes as a stream; fails at once when they are not there. */
  openContent(file: Pick<StoredFile, 'hash'>): Promise<ReadStream>;
  /** How much a person has uploaded. */
  countUploads(tx: Tx, person: string): Promise<{ readonly count: number; readonly bytes: number }>;
}

export interface FileParts {
  readonly links: Links;
  readonly search: Pick<Search, 'provideFollowing'>;
  readonly policies: PolicyReader;
}

function readWith(reader: TextReader): Files['readText'] {
  return async (name, content, signal) => {
    const kind = kindOfText({ name, mediaType: await sniffContent(content) });
    const isReadable = kind !== undefined && content.length <= textBounds.fileBytes;
    return isReadable ? reader.read({ kind, content }, signal) : undefined;
  };
}

/** Uploads, downloads, how their words are found, and what becomes of their bytes. */
export function createFiles(core: Core, others: FileParts): FileKeeper {
  core.migrations.add(createFileTables, indexUploaders, createFileTexts);
  const bytes = new ByteStore(core.config.dataFolder);
  core.onStart(() => bytes.open());
  const files = new FileService(core, others, bytes);
  mountFiles(core, files, bytes);
  defineGarbageJobs(core, bytes, unattachedForMs);
  const reader = new TextReader();
  defineTextJobs(core, bytes, reader);
  others.search.provideFollowing(fileSearch);
  others.links.provide(fileLinks(others.links));
  declareFiles(core.privacy, files);
  return Object.assign(files, { listContents: () => bytes.list(), countUploads, readText: readWith(reader) });
}
