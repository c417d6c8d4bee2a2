import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureCluster, readPassword, roleName } from './cluster-creation.ts';
import { type ClusterPlace, findPlace, placeCluster } from './cluster-place.ts';
import { type FolderLock, findFolderHolder, lockFolder } from './folder-lock.ts';
import { openLogFile } from './log-file.ts';
import {
  type Endpoint,
  type Exit,
  launchPostmaster,
  type Postmaster,
  readPostmasterFile,
  type Settings,
} from './postmaster.ts';
import { sendSignal } from './process-identity.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';
import { type Supervisor, supervise } from './supervisor.ts';

export interface EmbeddedPostgresOptions {
  /** Made when missing. Holds the lock, the password, the log, and the cluster unless that had to go elsewhere. */
  readonly dataFolder: string;
  /** One short sentence for each step that may take a moment. */
  readonly onProgress?: (message: string) => void;
  /** What an operator should know of later: exits and restarts. */
  readonly log?: (line: string) => void;
  /** PostgreSQL settings that differ from ours, for example `{ fsync: 'off' }` for a throw-away test cluster. */
  readonly settings?: Settings;
}

/** A running PostgreSQL of our own. It does not keep the process alive, and ends with it. */
export interface EmbeddedPostgres {
  /** For `openDatabase`; stays the same when the server is restarted. Holds the password. */
  readonly url: string;
  /** The server's process now; another one after a restart. */
  readonly pid: number;
  /** Calls `listener` whenever the server ended without being told to; it is being restarted then. */
  onUnexpectedExit(listener: (exit: Exit) => void): () => void;
  /** Shuts down in order and lets go of the data folder; the second call does nothing. */
  stop(): Promise<void>;
}

/** Sensible for a machine with two cores and 4 GB; nothing that trades durability for speed. */
const ourSettings: Settings = {
  max_connections: 60,
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  random_page_cost: 1.1,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_duration_statement: 2000,
  // A client that vanished must not hold locks for long.
  tcp_keepalives_idle: 60,
};

/** How long a start waits for the holder of the data folder to go. */
const patienceMs = 3000;

/** sockaddr_un of unix(7) takes 107 bytes and a final zero. */
const longestSocketPath = 107;

/**
 * Starts the database of a data folder and keeps it running: makes the cluster at the first start, recovers whatever a
 * killed run left, restarts the server when it dies. Call it from the main thread: the system ends the server when the
 * calling thread ends. Throws a `KontorError` (`database.…`), `database.folder_in_use` when a Kontor already runs there.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const lock = await lockPatiently(options.dataFolder);
  const log = openLogFile(join(options.dataFolder, 'postgres.log'));
  const letGo = () => {
    log.dispose();
    lock.release();
  };
  try {
    const settings = { ...ourSettings, ...options.settings };
    const place = placeCluster(options.dataFolder);
    const tell = options.onProgress ?? (() => undefined);
    if (await clearStalePostmaster(place)) tell('Stopped a database that an earlier run had left behind');
    tell('Starting the database');
    const password = await ensureCluster(place, options.dataFolder, settings.fsync !== 'off');
    const endpoint = await chooseEndpoint(place.socketFolder);
    const launch = () => launchPostmaster(place, endpoint, settings, log);
    const first = launch();
    await first.ready;
    const supervisor = supervise(first, () => relaunch(place, launch), options.log ?? (() => undefined));
    return present(supervisor, urlOf(endpoint, password), {
      // Children of a server that was killed just now may take a moment longer.
      cleared: async () => void (await clearStalePostmaster(place)),
      letGo,
    });
  } catch (failure) {
    letGo();
    throw failure;
  }
}

/** A Kontor that was told to end, or whose launcher was killed, may need a moment; one that stays is refused after it. */
async function lockPatiently(folder: string): Promise<FolderLock> {
  const end = Date.now() + patienceMs;
  while (findFolderHolder(folder) !== undefined && Date.now() < end) await delay(100);
  return lockFolder(folder);
}

/** The URL of the database that another process runs on this data folder; nothing when none is running. */
export function findRunningPostgres(dataFolder: string): string | undefined {
  if (findFolderHolder(dataFolder) === undefined) return undefined;
  const password = readPassword(dataFolder);
  const server = readPostmasterFile(findPlace(dataFolder).pgdata);
  if (password === undefined || server?.status !== 'ready') return undefined;
  return urlOf(server.socketFolder === '' ? { port: server.port } : { socketFolder: server.socketFolder }, password);
}

async function relaunch(place: ClusterPlace, launch: () => Postmaster): Promise<Postmaster> {
  await clearStalePostmaster(place);
  return launch();
}

interface Ending {
  cleared(): Promise<void>;
  letGo(): void;
}

function present(supervisor: Supervisor, url: string, ending: Ending): EmbeddedPostgres {
  // Where the system does not end the server with us, this does, short of a kill.
  const onExit = () => {
    sendSignal(supervisor.pid, 'SIGINT');
    ending.letGo();
  };
  process.once('exit', onExit);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await supervisor.stop();
    await ending.cleared();
    process.off('exit', onExit);
    ending.letGo();
  };
  return {
    url,
    get pid() {
      return supervisor.pid;
    },
    onUnexpectedExit: supervisor.onUnexpectedExit,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** A socket that only the database's user and we can reach; where its path would be too long, a port of this machine. */
async function chooseEndpoint(socketFolder: string): Promise<Endpoint> {
  const path = join(socketFolder, '.s.PGSQL.5432');
  if (process.platform !== 'win32' && Buffer.byteLength(path) <= longestSocketPath) return { socketFolder };
  return { port: await findFreePort() };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function urlOf(endpoint: Endpoint, password: string): string {
  const account = `${roleName}:${encodeURIComponent(password)}`;
  if ('port' in endpoint) return `postgres://${account}@127.0.0.1:${endpoint.port}/kontor`;
  return `postgres://${account}@localhost/kontor?host=${encodeURIComponent(endpoint.socketFolder)}`;
}
