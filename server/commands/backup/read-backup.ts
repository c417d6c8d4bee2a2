import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Database, type Migration, migrate } from '@kontor/database';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import { backupDamaged, backupTooNew, backupUnreadable, restoreNotEmpty } from './backup-errors.ts';
import { type BackupFormat, backupFormat, backupManifest, formatName, manifestName } from './backup-format.ts';
import { hashingStream } from './hashing-stream.ts';
import { copyIn, quoteName, schemas } from './schema-reading.ts';

export interface RestoreOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly source: string;
  /** All steps that this version knows. */
  readonly migrations: readonly Migration[];
  readonly progress: (done: number, total: number, what: string) => void;
}

/** Throws `backup.not_empty` unless nothing was ever started in the folder. */
export async function refuseUsedFolder(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder).catch(() => []);
  if (names.length > 0) throw restoreNotEmpty();
}

/**
 * Loads a backup into an empty database and data folder: first the steps of the schema that the backup had, then its
 * rows in one transaction, checked by checksum before it commits, then the steps that came since.
 */
export async function readBackup(options: RestoreOptions): Promise<{ tables: number; files: number }> {
  await refuseUsedDatabase(options.database);
  const format = await readFormatOf(options.source);
  const known = new Map(options.migrations.map((migration) => [migration.id, migration]));
  const then = format.migrations.map((id) => known.get(id));
  if (then.some((migration) => migration === undefined)) throw backupTooNew();
  await migrate(
    options.database,
    then.filter((migration) => migration !== undefined),
  );
  const client = await options.database.pool.connect();
  const placed: string[] = [];
  try {
    await client.query('begin');
    const counts = await loadEntries(options, format, client, placed);
    for (const { name, value, called } of format.sequences) {
      await client.query('select setval($1::regclass, $2, $3)', [quoteName(name), value, called]);
    }
    await client.query('commit');
    await migrate(options.database, options.migrations);
    return counts;
  } catch (failure) {
    // Nothing half restored stays: the next try finds an empty database.
    await client.query('rollback').catch(() => undefined);
    await client.query('drop schema if exists homeserver cascade; drop schema public cascade; create schema public');
    for (const path of placed) await rm(path, { force: true });
    throw failure;
  } finally {
    // A failed load leaves the connection in a broken transaction: it is thrown away.
    client.release(true);
  }
}

/** An external database may be in use although the data folder is empty. */
async function refuseUsedDatabase(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ used: boolean }>(
    `select exists (select from pg_class join pg_namespace n on n.oid = relnamespace
                     where nspname = any($1) and relkind in ('r', 'S')) as used`,
    [schemas],
  );
  if (rows[0]?.used) throw restoreNotEmpty();
}

async function readFormatOf(source: string): Promise<BackupFormat> {
  for await (const entry of entriesOf(source)) {
    if (entry.header.name !== formatName) break;
    const parsed = backupFormat.safeParse(parseJson(await buffer(entry)));
    if (parsed.success) return parsed.data;
    break;
  }
  throw backupUnreadable();
}

async function loadEntries(
  options: RestoreOptions,
  format: BackupFormat,
  client: pg.ClientBase,
  placed: string[],
): Promise<{ tables: number; files: number }> {
  const tables = new Map(format.tables.map((table) => [table.name, table]));
  await emptyTables(client, format);
  const sums = new Map<string, string>();
  let manifest: unknown;
  let done = 0;
  for await (const entry of entriesOf(options.source)) {
    const { name } = entry.header;
    if (name === manifestName) {
      manifest = parseJson(await buffer(entry));
      continue;
    }
    const { stream, sha256 } = hashingStream();
    const content = entry.pipe(stream);
    options.progress(done, tables.size, name);
    await placeEntry(name, content, { options, tables, client, placed });
    sums.set(name, sha256());
    done += 1;
  }
  checkManifest(manifest, sums);
  return { tables: tables.size, files: placed.length };
}

/** Steps of the schema may have put first rows in; the backup has its own. Tables that refuse deletions start empty. */
async function emptyTables(client: pg.ClientBase, format: BackupFormat): Promise<void> {
  for (const { name } of [...format.tables].reverse()) {
    const { rows } = await client.query<{ filled: boolean }>(
      `select exists (select from ${quoteName(name)}) as filled`,
    );
    if (rows[0]?.filled) await client.query(`delete from ${quoteName(name)}`);
  }
}

async function placeEntry(
  name: string,
  content: Readable,
  to: {
    readonly options: RestoreOptions;
    readonly tables: ReadonlyMap<string, BackupFormat['tables'][number]>;
    readonly client: pg.ClientBase;
    readonly placed: string[];
  },
): Promise<void> {
  const table = to.tables.get(/^tables\/(.+)\.copy$/.exec(name)?.[1] ?? '');
  if (table) {
    await pipeline(content, to.client.query(copyFrom(copyIn(table))));
    return;
  }
  const path = /^files\/(.+)$/.exec(name)?.[1];
  if (path === undefined) {
    await buffer(content);
    return;
  }
  const target = join(to.options.dataFolder, normalize(path));
  // An archive from elsewhere must not write outside the folder.
  if (!/^(secret\.key|files\/[0-9a-f/]+)$/.test(path)) throw backupUnreadable();
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  to.placed.push(target);
  await pipeline(content, createWriteStream(target, { mode: 0o600, flush: true }));
  await chmod(target, 0o600);
}

function checkManifest(manifest: unknown, sums: ReadonlyMap<string, string>): void {
  const parsed = backupManifest.safeParse(manifest);
  if (!parsed.success) throw backupUnreadable();
  const { entries } = parsed.data;
  const same = entries.length === sums.size && entries.every((entry) => sums.get(entry.name) === entry.sha256);
  if (!same) throw backupDamaged();
}

type Entry = Readable & { readonly header: { readonly name: string } };

async function* entriesOf(source: string): AsyncGenerator<Entry> {
  const tar = extract();
  const fed = pipeline(createReadStream(source), createGunzip(), tar);
  // Reported below, when the entries end early.
  fed.catch(() => undefined);
  try {
    for await (const entry of tar) yield entry as unknown as Entry;
    await fed;
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') throw failure;
    // Cut off, no gzip, or no tar.
    if (
      failure instanceof Error &&
      /unexpected end|incorrect header|invalid|unexpected data|Premature/i.test(failure.message)
    ) {
      throw backupUnreadable();
    }
    throw failure;
  } finally {
    // Also when the reader has seen enough.
    tar.destroy();
  }
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw backupUnreadable();
  }
}
