import { spawn, spawnSync } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accessRulesFile, programEnvironment } from './cluster-creation.ts';
import type { ClusterPlace } from './cluster-place.ts';
import { postgresFailed } from './embedded-errors.ts';
import type { LogFile } from './log-file.ts';
import { sendSignal } from './process-identity.ts';

/** How a server ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of the database server, from launch to exit. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when it takes connections, which after a crash may take as long as recovery does; rejects if it ends first. */
  readonly ready: Promise<void>;
  readonly exited: Promise<Exit>;
  /** Ends all sessions, writes everything to disk, and waits until the server has gone. */
  stop(): Promise<void>;
}

/** Where clients reach a server. */
export type Endpoint = { readonly socketFolder: string } | { readonly port: number };

export type Settings = Readonly<Record<string, string | number>>;

/** After this time a stopping server is told to drop everything at once; nothing committed is lost by that. */
const patienceMs = 30_000;

/** Starts a server on a cluster that no other server works on. It ends when this process does, where the system can do that. */
export function launchPostmaster(
  place: ClusterPlace,
  endpoint: Endpoint,
  settings: Settings,
  log: LogFile,
): Postmaster {
  const logStart = log.position();
  const output = log.open();
  const [program = '', ...args] = [...launcher(place), place.binaries.postgres, '-D', place.pgdata];
  const child = spawn(program, [...args, ...settingArguments(place, endpoint, settings)], {
    // Its own session: Ctrl-C in a terminal must reach us, not the database under us.
    detached: true,
    cwd: place.folder,
    env: programEnvironment,
    stdio: ['ignore', output, output],
    ...(place.user && program === place.binaries.postgres ? { uid: place.user.uid, gid: place.user.gid } : {}),
  });
  closeSync(output);
  child.unref();
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', () => resolve({ code: -1, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = child.pid ?? 0;
  const ready = waitUntilReady(place, pid, exited, () => log.readSince(logStart));
  return { pid, ready, exited, stop: () => stop(place, pid, exited) };
}

/** setpriv(1) makes the kernel end the server when we die, however we die. It drops root's rights itself. */
function launcher({ user }: ClusterPlace): string[] {
  if (!canBindToParent()) return [];
  const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--no-new-privs'] : [];
  return ['setpriv', ...identity, '--pdeathsig=INT', '--'];
}

let bindable: boolean | undefined;
function canBindToParent(): boolean {
  bindable ??= spawnSync('setpriv', ['--pdeathsig=INT', '--', 'true'], { stdio: 'ignore' }).status === 0;
  return bindable;
}

function settingArguments(place: ClusterPlace, endpoint: Endpoint, settings: Settings): string[] {
  const reach =
    'port' in endpoint
      ? { listen_addresses: '127.0.0.1', port: endpoint.port, unix_socket_directories: '' }
      : { listen_addresses: '', unix_socket_directories: endpoint.socketFolder, unix_socket_permissions: '0700' };
  return Object.entries({ ...settings, ...reach, hba_file: accessRulesFile(place) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

async function waitUntilReady(
  place: ClusterPlace,
  pid: number,
  exited: Promise<Exit>,
  lastWords: () => string,
): Promise<void> {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  while (!gone) {
    const state = readPostmasterFile(place.pgdata);
    if (state?.pid === pid && state.status === 'ready') return;
    await delay(10);
  }
  throw postgresFailed('start', lastWords());
}

async function stop(place: ClusterPlace, pid: number, exited: Promise<Exit>): Promise<void> {
  interruptPostmaster(place, pid);
  const timer = setTimeout(() => sendSignal(pid, 'SIGQUIT'), patienceMs);
  await exited;
  clearTimeout(timer);
}

/** Asks for a fast shutdown. Windows has no such signal; there pg_ctl delivers it. */
export function interruptPostmaster({ binaries }: Pick<ClusterPlace, 'binaries'>, pid: number): void {
  if (process.platform === 'win32') spawnSync(binaries.pgCtl, ['kill', 'INT', String(pid)], { stdio: 'ignore' });
  else sendSignal(pid, 'SIGINT');
}

/** What a running server says of itself in `postmaster.pid`; its lines are numbered in PostgreSQL's `pidfile.h`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly status: string;
}

export function readPostmasterFile(pgdata: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    const line = (number: number) => (lines[number - 1] ?? '').trim();
    return { pid: Number(line(1)), port: Number(line(4)), socketFolder: line(5), status: line(8) };
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure;
  }
}
