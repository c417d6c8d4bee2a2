import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '@kontor/database';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack } from 'tar-stream';
import { type BackupManifest, fileEntry, formatName, manifestName, tableEntry } from './backup-format.ts';
import { hashingStream } from './hashing-stream.ts';
import { copyOut, readFormat } from './schema-reading.ts';
import { listStoredFiles } from './stored-files.ts';

export interface BackupSummary {
  readonly tables: number;
  readonly files: number;
  /** Files whose rows are in the snapshot but whose bytes are gone; named, since the backup is incomplete then. */
  readonly missing: readonly string[];
}

/**
 * Writes a backup of database and files beside a running server. All rows come from one snapshot; the target appears
 * under its name only when it is complete and on the disk.
 */
export async function writeBackup(options: {
  readonly database: Database;
  readonly dataFolder: string;
  readonly target: string;
  readonly progress: (done: number, total: number, what: string) => void;
  /** Aborted, it throws and leaves nothing behind. */
  readonly signal?: AbortSignal;
}): Promise<BackupSummary> {
  const { signal } = options;
  const spool = await mkdtemp(join(dirname(options.target), '.kontor-backup-'));
  const draft = join(spool, 'backup');
  const client = await options.database.pool.connect();
  const tar = pack();
  try {
    await client.query('begin isolation level repeatable read read only');
    const written = pipeline(tar, createGzip({ level: 4 }), createWriteStream(draft, { mode: 0o600, flush: true }));
    // An early failure is reported by the await below; without this it would also count as unhandled.
    written.catch(() => undefined);
    const entries: BackupManifest['entries'] = [];
    const format = await readFormat(client, new Date());
    await addText(tar, entries, formatName, JSON.stringify(format));
    const files = await listStoredFiles(client, options.dataFolder);
    const total = format.tables.length + files.length;
    for (const [index, table] of format.tables.entries()) {
      options.progress(index, total, table.name);
      signal?.throwIfAborted();
      const rows = client.query(copyTo(copyOut(table)));
      await addStream(tar, entries, tableEntry(table.name), rows, join(spool, 'table'), signal);
    }
    await client.query('commit');
    const missing: string[] = [];
    for (const [index, path] of files.entries()) {
      if (index % 100 === 0) options.progress(format.tables.length + index, total, 'files');
      signal?.throwIfAborted();
      const found = await addFile(tar, entries, options.dataFolder, path, signal);
      if (!found) missing.push(path);
    }
    await addText(tar, [], manifestName, JSON.stringify({ entries } satisfies BackupManifest));
    tar.finalize();
    await written;
    await rename(draft, options.target);
    options.progress(total, total, 'done');
    return { tables: format.tables.length, files: files.length - missing.length, missing };
  } finally {
    // After a failure nobody else would close the draft.
    tar.destroy();
    client.release(true);
    await rm(spool, { recursive: true, force: true });
  }
}

function addText(tar: Pack, entries: BackupManifest['entries'], name: string, text: string): Promise<void> {
  const content = Buffer.from(text);
  entries.push({ name, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length });
  return new Promise((resolve, reject) => {
    tar.entry({ name }, content, (failure) => (failure ? reject(failure) : resolve()));
  });
}

/** A tar entry's size comes first, so a stream of unknown length is spooled. */
async function addStream(
  tar: Pack,
  entries: BackupManifest['entries'],
  name: string,
  content: Readable,
  spool: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await pipeline([content, createWriteStream(spool, { mode: 0o600 })], signal ? { signal } : {});
  await addFromDisk(tar, entries, name, spool, signal);
  await rm(spool);
}

async function addFile(
  tar: Pack,
  entries: BackupManifest['entries'],
  dataFolder: string,
  path: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const source = join(dataFolder, path);
  if (!(await stat(source).catch(() => undefined))) return false;
  await addFromDisk(tar, entries, fileEntry(path), source, signal);
  return true;
}

async function addFromDisk(
  tar: Pack,
  entries: BackupManifest['entries'],
  name: string,
  source: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { size } = await stat(source);
  const { stream, sha256 } = hashingStream();
  await pipeline([createReadStream(source), stream, tar.entry({ name, size })], signal ? { signal } : {});
  entries.push({ name, sha256: sha256(), bytes: size });
}
