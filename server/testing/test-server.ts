import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, Disposables } from '@kontor/base';
import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import type { Logger, ServerPlugin } from '@kontor/plugin-api/server';
import { defaultAccent } from '@kontor/schema';
import { type Application, createApplication } from '../application.ts';
import { readConfig } from '../config/config.ts';
import { createLogger } from '../log.ts';
import { serverPlugins } from '../plugins.ts';
import { clientFolder } from '../start-server.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { startedDatabase } from './started-database.ts';

/** A whole server on a free port, with a database and a data folder of its own. */
export interface TestServer {
  readonly url: string;
  readonly application: Application;
  readonly database: TestDatabase;
  readonly core: Application['core'];
  readonly services: Application['services'];
  readonly dataFolder: string;
  /** A client that is not signed in. */
  client(): ApiClient;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** Environment variables beside the test's own folder and port. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly plugins?: readonly ServerPlugin[];
  /** The homeserver as it comes with Kontor; without it, there is none. */
  readonly homeserver?: 'embedded';
  readonly clock?: Clock;
  /** On in tests of the limits themselves; off without it. */
  readonly rateLimits?: boolean;
  readonly demo?: boolean;
  /** Lets it reach a push service on loopback. */
  readonly skipVerify?: boolean;
  /** Connections to the database at most; 10 without it. */
  readonly poolSize?: number;
  /** Gets what the server says about its work; without it, failures go to standard error. */
  readonly log?: Logger;
  /** False for tests of the first visit: there is no organisation yet, and the API is closed but for the wizard. */
  readonly setUp?: boolean;
}

/** Starts what `npm start` starts, but for the embedded PostgreSQL, which all tests of a run share. Call `stop` at the end. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const running = new Disposables();
  const dataFolder = await mkdtemp(join(tmpdir(), 'kontor-test-'));
  running.add(() => rm(dataFolder, { recursive: true, force: true }));
  const plugins = options.plugins ?? serverPlugins;
  const poolSize = options.poolSize === undefined ? {} : { poolSize: options.poolSize };
  const database = await openTestDatabase({ template: startedDatabase(plugins), ...poolSize });
  running.add(() => database.close());
  const homeserver = options.homeserver ? homeserverOfRun() : { KONTOR_HOMESERVER_URL: 'off' };
  const environment = { KONTOR_DATA: dataFolder, KONTOR_PORT: '0', ...homeserver, ...options.environment };
  const application = createApplication({
    config: readConfig(environment, { demo: options.demo ?? false }),
    database,
    log: options.log ?? createLogger(process.env.KONTOR_TEST_LOG === 'on' ? 'debug' : 'error'),
    plugins,
    clientFolder,
    rateLimits: options.rateLimits ?? false,
    skipVerify: options.skipVerify ?? false,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  await application.migrate();
  running.add(() => application.stop());
  await application.begin();
  if (options.setUp ?? true) await setUp(application);
  const url = `http://127.0.0.1:${await application.listen()}`;
  return {
    url,
    application,
    database,
    core: application.core,
    services: application.services,
    dataFolder,
    client: () => apiClient(url),
    stop: () => running.dispose(),
  };
}

/**
 * The embedded homeserver, or the one that a whole run is to be made on: then files run one at a time, as that one knows a
 * single address of Kontor's.
 */
function homeserverOfRun(): Record<string, string> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith('KONTOR_TEST_ON_'));
  return Object.fromEntries(given.map(([name, value]) => [name.replace('TEST_ON_', ''), value ?? '']));
}

function setUp({ core, services }: Application): Promise<void> {
  const organisation = { name: 'Kontor', language: 'de', accent: defaultAccent } as const;
  return core.database.transaction((tx) => services.organisation.create(tx, organisation));
}
