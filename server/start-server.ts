import { fileURLToPath } from 'node:url';
import { Disposables } from '@kontor/base';
import { type Database, openDatabase } from '@kontor/database';
import { lockFolder, startEmbeddedPostgres } from '@kontor/database/embedded';
import type { Logger } from '@kontor/plugin-api/server';
import { type Application, createApplication } from './application.ts';
import type { Config } from './config/config.ts';
import { checkTlsFiles } from './config/tls-files.ts';
import { explainListening, makeDataFolder, unreachableDatabase } from './config/usable.ts';
import { serverPlugins } from './plugins.ts';
import { fillDemoCity, isEmpty } from './services/demo/index.ts';

/** Where the web client is built to. */
export const clientFolder = fileURLToPath(new URL('../packages/web/dist', import.meta.url));

export interface RunningServer {
  readonly application: Application;
  readonly port: number;
  /** The one-time code of the first visit's wizard; nothing once the organisation exists. */
  readonly setupCode: string | undefined;
  stop(): Promise<void>;
}

/**
 * Starts everything that `npm start` starts, telling each step; throws what a person can act on. When `stopping` is
 * aborted on the way, what was started ends again and the abort's reason is thrown.
 */
export async function startServer(
  config: Config,
  log: Logger,
  tell: (step: string) => void,
  stopping: AbortSignal,
): Promise<RunningServer> {
  const running = new Disposables();
  try {
    if (config.tls) checkTlsFiles(config.tls);
    const database = await startDatabase(config, log, tell, running);
    stopping.throwIfAborted();
    const application = createApplication({ config, database, log, plugins: serverPlugins, clientFolder });
    const steps = await application.migrate();
    if (steps.length > 0) tell(`Schema brought up to date (${steps.length} steps)`);
    stopping.throwIfAborted();
    running.add(() => application.stop());
    await application.begin();
    stopping.throwIfAborted();
    if (config.demo) await seedWhenEmpty(application, tell);
    const setupCode = await application.services.organisation.beginSetup();
    stopping.throwIfAborted();
    const port = await application.listen().catch((failure: unknown) => {
      throw explainListening(failure, config);
    });
    return { application, port, setupCode, stop: () => running.dispose() };
  } catch (failure) {
    await running.dispose();
    throw failure;
  }
}

async function startDatabase(
  config: Config,
  log: Logger,
  tell: (step: string) => void,
  running: Disposables,
): Promise<Database> {
  makeDataFolder(config.dataFolder);
  if (config.databaseUrl) {
    const lock = lockFolder(config.dataFolder);
    running.add(() => lock.release());
  }
  const url = config.databaseUrl ?? (await startEmbedded(config, log, tell, running));
  const database = await openDatabase({ url }).catch((failure: unknown) => {
    throw config.databaseUrl === undefined ? failure : unreachableDatabase(failure);
  });
  running.add(() => database.close());
  return database;
}

async function startEmbedded(
  config: Config,
  log: Logger,
  tell: (step: string) => void,
  running: Disposables,
): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    dataFolder: config.dataFolder,
    onProgress: tell,
    log: (line) => log.warn({}, line),
  });
  running.add(() => postgres.stop());
  return postgres.url;
}

async function seedWhenEmpty(application: Application, tell: (step: string) => void): Promise<void> {
  if (!(await application.core.database.transaction((tx) => isEmpty(tx, application.services)))) return;
  tell('Filling the demo city');
  await fillDemoCity(application, tell);
}
