import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@kontor/plugin-api/server';

const program = fileURLToPath(new URL('../../../packages/homeserver/server/main.ts', import.meta.url));

export interface ProcessOptions {
  readonly serverName: string;
  readonly databaseUrl: string;
  readonly registrationFile: string;
  /** Where it runs. */
  readonly folder: string;
  readonly log: Logger;
  readonly onReady: () => void;
}

const shortestPauseMs = 100;
const longestPauseMs = 10_000;
/** One that ran this long was healthy: its next failure begins with the shortest pause again. */
const healthyMs = 60_000;
/** So long it may finish what it does when it is told to end. */
const patienceMs = 5_000;

/** Our own homeserver as a process of its own: started, kept running, ended with us, however we end. */
export class HomeserverProcess {
  readonly #options: ProcessOptions;
  readonly #stopping = new AbortController();
  #url: string | undefined;
  #child: ChildProcess | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  /** Where it takes requests; nothing while it starts. */
  get url(): string | undefined {
    return this.#url;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Begins; `onReady` is called each time it takes requests (again). */
  start(): void {
    this.#running = this.#keepRunning();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.kill('SIGTERM');
      await once(child, 'exit');
      clearTimeout(timer);
    }
    await this.#running;
  }

  async #keepRunning(): Promise<void> {
    const { log } = this.#options;
    for (let pause = shortestPauseMs; !this.#stopping.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      const since = Date.now();
      const end = await this.#run();
      this.#url = undefined;
      if (this.#stopping.signal.aborted) return;
      log.warn({ end }, 'the homeserver ended; starting it again');
      if (Date.now() - since > healthyMs) pause = shortestPauseMs;
      await delay(pause, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  /** One run, from launch to exit; answers with how it ended. */
  async #run(): Promise<string> {
    const { serverName, databaseUrl, registrationFile, folder, log, onReady } = this.#options;
    // Little memory: it makes much that soon is of no use.
    const flags = ['--max-semi-space-size=4', '--heap-growing-percent=50'];
    const args = ['--supervised', '--port', '0', '--server-name', serverName, '--appservice', registrationFile];
    const child = spawn(process.execPath, [...flags, program, ...args], {
      // Its own session: Ctrl-C in a terminal must reach us, not what is under us.
      detached: true,
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.unref();
    // It may end before it has read.
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${databaseUrl}\n`);
    createInterface(child.stdout).on('line', (line) => {
      const url = /^Matrix homeserver \S+: (http:\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      this.#url = url;
      onReady();
    });
    createInterface(child.stderr).on('line', (line) => log.warn({ line }, 'the homeserver says'));
    return new Promise((resolve) => {
      child.once('error', (failure) => resolve(String(failure)));
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
  }
}

/** Nothing of our settings, some of which are secrets. */
function environment(): NodeJS.ProcessEnv {
  const isOurs = (name: string) => name.startsWith('KONTOR_') || name === 'NODE_OPTIONS';
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}
