import { Disposables } from '@kontor/base';
import { type Database, openDatabase } from '@kontor/database';
import { findRunningPostgres, startEmbeddedPostgres } from '@kontor/database/embedded';
import type { Config } from '../config/config.ts';
import { makeDataFolder, unreachableDatabase } from '../config/usable.ts';

export interface OpenedDatabase {
  readonly database: Database;
  /** Whether a server was found running on the data folder. */
  readonly besideServer: boolean;
  close(): Promise<void>;
}

/** The database of the data folder: the one a running server uses, else our own for as long as the command lasts. */
export async function openOwnDatabase(config: Config): Promise<OpenedDatabase> {
  const opened = new Disposables();
  const running = config.databaseUrl ?? findRunningPostgres(config.dataFolder);
  const url = running ?? (await startOwn(config, opened));
  try {
    const database = await openDatabase({ url, poolSize: 8 });
    opened.add(() => database.close());
    return { database, besideServer: running !== undefined, close: () => opened.dispose() };
  } catch (failure) {
    await opened.dispose();
    throw config.databaseUrl === undefined ? failure : unreachableDatabase(failure);
  }
}

async function startOwn(config: Config, opened: Disposables): Promise<string> {
  makeDataFolder(config.dataFolder);
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder });
  opened.add(() => postgres.stop());
  return postgres.url;
}
