import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entries = {
  server: fileURLToPath(new URL('../main.ts', import.meta.url)),
  command: fileURLToPath(new URL('../commands/main.ts', import.meta.url)),
};

/** What V8 made of the sources, so that not every process compiles them anew; made for exactly these sources. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/kontor-test-compiled', import.meta.url));

/** A real process of ours, all of whose output is kept. */
export interface KontorProcess {
  readonly pid: number;
  /** Everything said so far, on both streams. */
  output(): string;
  /** What stands in the output as soon as it is there; rejects when the process ends before. */
  find(pattern: RegExp): Promise<RegExpExecArray>;
  /** The address, and the one-time code where one was printed, once the server is ready. */
  ready(): Promise<{ readonly url: string; readonly setupCode: string | undefined }>;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts processes and makes data folders of one test; `end` kills and removes what is left of them. */
export class KontorProcesses {
  readonly #children: ChildProcess[] = [];
  readonly #folders: string[] = [];

  /** A new data folder; PostgreSQL's own user may pass through it. */
  makeDataFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kontor-start-')));
    this.#folders.push(folder);
    chmodSync(folder, 0o711);
    return folder;
  }

  /** A copy of a data folder on which nothing runs, with owners and rights. */
  copyDataFolder(source: string): string {
    const folder = this.makeDataFolder();
    const { status, stderr } = spawnSync('cp', ['-a', `${source}/.`, folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return folder;
  }

  /** `npm start` on a free port. */
  startServer(dataFolder: string, environment: NodeJS.ProcessEnv = {}): KontorProcess {
    return this.#start([entries.server], { KONTOR_DATA: dataFolder, KONTOR_PORT: '0', ...environment });
  }

  /** `npm run kontor -- …` */
  runCommand(dataFolder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): KontorProcess {
    return this.#start([entries.command, ...args], { KONTOR_DATA: dataFolder, ...environment });
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#children.splice(0).map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
    for (const folder of this.#folders.splice(0)) {
      await waitUntilNoProcess(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #start(args: readonly string[], environment: NodeJS.ProcessEnv): KontorProcess {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KONTOR_')));
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...inherited, NODE_COMPILE_CACHE: compiled, ...environment },
    });
    this.#children.push(child);
    return watch(child);
  }
}

function watch(child: ChildProcess): KontorProcess {
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of [...listeners]) listener();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  const find = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then(({ code }) =>
        reject(new Error(`It ended with code ${code} and never said ${pattern}: ${output}`)),
      );
    });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    find,
    async ready() {
      await find(/Ctrl-C stops it/);
      const [, url = ''] = await find(/Kontor: (\S+)/);
      return { url, setupCode: /the code alone: (\S+)\)/.exec(output)?.[1] };
    },
    ended,
    kill: (signal) => void child.kill(signal),
  };
}

/** The id of the PostgreSQL server that works on a data folder. */
export function postmasterOf(dataFolder: string): number {
  const record = join(dataFolder, 'postgres', 'data', 'postmaster.pid');
  return existsSync(record) ? Number(readFileSync(record, 'utf8').split('\n')[0]) : 0;
}

/** Running processes that work in a data folder; on Linux, and else none. */
export function listProcesses(dataFolder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => worksIn(pid, dataFolder))
    .map(Number);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    const isZombie = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z');
    return !isZombie && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    // It ended while we looked, or belongs to somebody else.
    return false;
  }
}

/** Their end is no event for us, as they are no children of ours. */
async function waitUntilNoProcess(dataFolder: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (listProcesses(dataFolder).length > 0) {
    if (Date.now() > end) throw new Error(`Processes ${listProcesses(dataFolder)} stay on ${dataFolder}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
