import { createHash } from 'node:crypto';
import { newId } from '@kontor/base';
import pg from 'pg';
import { type Database, openDatabase } from '../database.ts';
import { type Migration, migrate } from '../migrator.ts';
import { startTestCluster } from './test-cluster.ts';

/** A database of a test's own; `close` drops it. */
export interface TestDatabase extends Database {
  readonly url: string;
}

export interface TestDatabaseOptions {
  /** The schema to start with. It is built once per run and then copied. */
  readonly migrations?: readonly Migration[];
  /** Connections at most; 10 without it. */
  readonly poolSize?: number;
}

/** Names the server that tests use; set by hand it may be an external one, whose role must be allowed to make databases. */
export const urlVariable = 'KONTOR_TEST_DATABASE_URL';

/** A fresh, empty or migrated database on the server of this test run. Safe in parallel workers. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = await findServer();
  const name = `test_${newId().replaceAll('-', '')}`;
  await withClient(serverUrl, async (client) => {
    const template = options.migrations ? await ensureTemplate(client, serverUrl, options.migrations) : 'template0';
    await client.query(`create database ${name} template ${template}`);
  });
  const url = urlOf(serverUrl, name);
  const database = await openDatabase({ url, poolSize: options.poolSize ?? 10 });
  return {
    ...database,
    url,
    close: async () => {
      await database.close();
      await withClient(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

let ownServer: Promise<string> | undefined;

/** The run's server; outside a test run (a benchmark, an end-to-end test) one that ends with this process. */
function findServer(): Promise<string> {
  const given = process.env[urlVariable];
  if (given) return Promise.resolve(given);
  ownServer ??= startTestCluster().then((cluster) => cluster.url);
  return ownServer;
}

/** Only one worker of a run builds a template; the others wait for it at an advisory lock. */
async function ensureTemplate(client: pg.Client, serverUrl: string, migrations: readonly Migration[]): Promise<string> {
  const source = migrations.map((migration) => `${migration.id}\n${migration.up}`).join('\n');
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 32);
  const name = `template_${hash}`;
  if (await exists(client, name)) return name;
  const lock = Number.parseInt(hash.slice(0, 8), 16);
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    if (!(await exists(client, name))) await buildTemplate(client, serverUrl, name, migrations);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]);
  }
  return name;
}

/** Built under another name, so that a template that exists is complete. */
async function buildTemplate(
  client: pg.Client,
  serverUrl: string,
  name: string,
  migrations: readonly Migration[],
): Promise<void> {
  const draft = `test_${name}`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0`);
  const database = await openDatabase({ url: urlOf(serverUrl, draft), poolSize: 2 });
  try {
    await migrate(database, migrations);
  } finally {
    await database.close();
  }
  await client.query(`alter database ${draft} rename to ${name}`);
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount !== 0;
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
