import { createHash } from 'node:crypto';
import { newId } from '@kontor/base';
import pg from 'pg';
import { type Database, openDatabase } from '../database.ts';
import { type Migration, migrate } from '../migrator.ts';
import { startTestCluster } from './test-cluster.ts';

/** A database of a test's own; `close` drops it. */
export type TestDatabase = Database;

/** What databases start with: built once per run on an empty one, which is then copied. */
export interface DatabaseTemplate {
  /** One for each content there is in a run. */
  readonly name: string;
  build(database: Database): Promise<void>;
}

export interface TestDatabaseOptions {
  /** The schema to start with; a template in short. */
  readonly migrations?: readonly Migration[];
  readonly template?: DatabaseTemplate;
  /** Connections at most; 10 without it. */
  readonly poolSize?: number;
}

/** Names the server that tests use; set by hand it may be an external one, whose role must be allowed to make databases. */
export const urlVariable = 'KONTOR_TEST_DATABASE_URL';

/** Tells all processes of a run its id: templates are shared within a run, and none is of older sources. */
export const runVariable = 'KONTOR_TEST_RUN';

/** A fresh, empty or migrated database on the server of this test run. Safe in parallel workers. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const serverUrl = await findServer();
  const name = `test_${newId().replaceAll('-', '')}`;
  await withClient(serverUrl, async (client) => {
    const wanted = options.migrations ? schemaTemplate(options.migrations) : options.template;
    const source = wanted ? await ensureTemplate(client, serverUrl, wanted) : 'template0';
    await client.query(`create database ${name} template ${source} strategy file_copy`);
  });
  const url = urlOf(serverUrl, name);
  const database = await openDatabase({ url, poolSize: options.poolSize ?? 10 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await withClient(serverUrl, (client) => dropDatabase(client, name));
    },
  };
}

/** By force only where somebody holds on to it: force ends at a worker of the server's own, for which a plain drop waits. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database ${name}`).catch((failure: { code?: string }) => {
    if (failure.code !== '55006') throw failure;
    return client.query(`drop database ${name} with (force)`);
  });
}

let ownServer: Promise<string> | undefined;
const ownRun = newRunId();

/** Short, as the names of databases end at 63 letters. */
export function newRunId(): string {
  return newId().slice(-12);
}

/** The run's server; outside a test run (a benchmark, an end-to-end test) one that ends with this process. */
function findServer(): Promise<string> {
  const given = process.env[urlVariable];
  if (given) return Promise.resolve(given);
  ownServer ??= startTestCluster().then((cluster) => cluster.url);
  return ownServer;
}

/** The name follows from what the steps do. */
function schemaTemplate(migrations: readonly Migration[]): DatabaseTemplate {
  const source = migrations.map((migration) => `${migration.id}\n${migration.up}`).join('\n');
  return {
    name: createHash('sha256').update(source).digest('hex').slice(0, 16),
    build: async (database) => void (await migrate(database, migrations)),
  };
}

/** Only one worker of a run builds a template; the others wait for it at an advisory lock. */
async function ensureTemplate(client: pg.Client, serverUrl: string, template: DatabaseTemplate): Promise<string> {
  const name = `template_${runId()}_${template.name}`;
  if (await exists(client, name)) return name;
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (!(await exists(client, name))) await buildTemplate(client, serverUrl, name, template);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}

/** Built under another name, so that a template that exists is complete. */
async function buildTemplate(
  client: pg.Client,
  serverUrl: string,
  name: string,
  template: DatabaseTemplate,
): Promise<void> {
  const draft = `test_${name}`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0`);
  const database = await openDatabase({ url: urlOf(serverUrl, draft), poolSize: 2 });
  try {
    await template.build(database);
  } finally {
    await database.close();
  }
  await client.query(`alter database ${draft} rename to ${name}`);
}

/** What a run leaves on a server that goes on after it. */
export async function dropTemplates(serverUrl: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [`template_${runId()}_`],
    );
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  });
}

function runId(): string {
  return process.env[runVariable] ?? ownRun;
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
