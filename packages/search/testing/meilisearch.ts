import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MeilisearchIndex } from '../server/index.ts';

const run = promisify(execFile);
const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const script = join(repository, '..', 'shared', 'tools', 'meilisearch.sh');
const key = 'kontor-test-master-key';

export interface TestMeilisearch {
  readonly index: MeilisearchIndex;
  readonly url: string;
  readonly key: string;
  /** Bytes that its process holds in memory, and its data on disk. */
  size(): { readonly memory: number; readonly disk: number };
  /** Kills it as a failing machine would; what it had stored stays. */
  kill(): Promise<void>;
  /** Starts it again with what it had stored. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A real Meilisearch of a test's own, or why there is none on this machine. */
export async function startMeilisearch(): Promise<TestMeilisearch | { readonly absent: string }> {
  if (!existsSync(script)) return { absent: 'tools/meilisearch.sh is not beside this repository' };
  if (process.getuid?.() !== 0) return { absent: 'tools/meilisearch.sh must be run as root' };
  const home = await mkdtemp(join(tmpdir(), 'kontor-search-'));
  const port = await freePort();
  const env = { ...process.env, MEILI_HOME: home, MEILI_PORT: String(port), MEILI_KEY: key };
  try {
    // One download serves all runs.
    const { MEILI_HOME: _own, ...shared } = env;
    await run(script, ['install'], { env: shared });
    await copyFile(join(tmpdir(), 'kontor-meilisearch', 'meilisearch'), join(home, 'meilisearch'));
    await run(script, ['start'], { env });
  } catch (failure) {
    await rm(home, { recursive: true, force: true });
    return { absent: `tools/meilisearch.sh failed: ${failure}` };
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    index: new MeilisearchIndex({ url, key }),
    url,
    key,
    size: () => ({ memory: memoryOf(pidIn(home)), disk: diskOf(join(home, 'run', 'data')) }),
    kill: async () => {
      const pid = pidIn(home);
      process.kill(pid, 'SIGKILL');
      while (isRunning(pid)) await pause(10);
    },
    restart: () => restartIn(home, url),
    stop: async () => {
      await run(script, ['stop'], { env });
      await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function pidIn(home: string): number {
  return Number(readFileSync(join(home, 'pid'), 'utf8'));
}

function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** What is really taken: its files have holes. */
function diskOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).blocks * 512, 0);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process waits for its parent as a zombie.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** As the script starts it, but with the data that is there. */
async function restartIn(home: string, url: string): Promise<void> {
  const as = [
    '--reuid=nobody',
    '--regid=nogroup',
    '--clear-groups',
    '--no-new-privs',
    'env',
    '-i',
    'PATH=/usr/bin:/bin',
  ];
  const options = ['--no-analytics', '--http-addr', new URL(url).host, '--master-key', key, '--env', 'development'];
  const command = [
    `HOME=${join(home, 'run')}`,
    join(home, 'meilisearch'),
    ...options,
    '--db-path',
    join(home, 'run', 'data'),
  ];
  const server = spawn('setpriv', [...as, ...command], { cwd: join(home, 'run'), detached: true, stdio: 'ignore' });
  server.unref();
  await writeFile(join(home, 'pid'), `${server.pid}`);
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error('Meilisearch did not start again');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
