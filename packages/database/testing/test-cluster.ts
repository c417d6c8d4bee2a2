import { realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isKontorError } from '@kontor/base';
import pg from 'pg';
import { findPlace } from '../embedded/cluster-place.ts';
import { type EmbeddedPostgres, findFolderHolder, startEmbeddedPostgres } from '../embedded/index.ts';

const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const clusters = join(repository, 'node_modules', '.cache', 'kontor-test-database');

/** As many test runs may go on at once on one checkout; each has its cluster, which later runs use again. */
const places = 8;

/**
 * A database server for the length of one test run, without the cost of durability: what it holds does not survive a
 * crash of the machine. Tests about durability start their own with `startEmbeddedPostgres`.
 */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  for (let place = 1; place <= places; place += 1) {
    const cluster = await tryToStart(join(clusters, String(place)));
    if (!cluster) continue;
    await dropLeftOver(cluster.url);
    return removedWhereHidden(cluster, join(clusters, String(place)));
  }
  throw new Error(`${places} test runs are using ${clusters} at once; wait until one has ended`);
}

/** Nothing when another run is using the cluster. One that does not start is made anew: it holds nothing of worth. */
async function tryToStart(dataFolder: string): Promise<EmbeddedPostgres | undefined> {
  // Asked first, because a start waits a while for whoever holds the folder.
  if (findFolderHolder(dataFolder) !== undefined) return undefined;
  try {
    return await start(dataFolder);
  } catch (failure) {
    if (!isKontorError(failure)) throw failure;
    if (failure.code === 'database.folder_in_use') return undefined;
    if (!curable.has(failure.code)) throw failure;
    remove(dataFolder);
    return await start(dataFolder);
  }
}

const curable = new Set(['database.embedded_failed', 'database.wrong_version', 'database.cluster_missing']);

/** A cluster that had to leave the checkout would stay behind when the checkout is deleted, so it goes with the run. */
function removedWhereHidden(cluster: EmbeddedPostgres, dataFolder: string): EmbeddedPostgres {
  if (findPlace(dataFolder).folder.startsWith(realpathSync(dataFolder))) return cluster;
  const stop = async () => {
    await cluster.stop();
    remove(dataFolder);
  };
  return {
    url: cluster.url,
    get pid() {
      return cluster.pid;
    },
    onUnexpectedExit: cluster.onUnexpectedExit,
    stop,
  };
}

function remove(dataFolder: string): void {
  rmSync(findPlace(dataFolder).folder, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}

function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal' };
  const room = { max_wal_senders: 0, max_connections: 200, autovacuum_naptime: '5min' };
  return startEmbeddedPostgres({ dataFolder, settings: { ...fast, ...room } });
}

/** A killed run left its databases, and templates may be of older migrations. */
async function dropLeftOver(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname like 'test\\_%' or datname like 'template\\_%'",
    );
    for (const { name } of rows) await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}
