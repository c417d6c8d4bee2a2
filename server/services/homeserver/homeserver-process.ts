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
  /** Read before each run. */
  readonly readRules: () => Promise<HomeserverRules>;
  readonly onReady: () => void;
}

/** What the organisation has decided and only the homeserver can keep to. */
export interface HomeserverRules {
  /** Whether others learn what somebody has read. */
  readonly publicReceipts: boolean;
  /** Bytes of one upload at most. */
  readonly uploadLimit: number;
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
  /** Of the run that is going on, as text. */
  #rules = '';
  #isRestarting = false;

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

  /** Has it keep to other rules, if there are any: it starts anew, within a second. */
  async renewRules(): Promise<void> {
    if (this.#rules === '' || this.#rules === JSON.stringify(await this.#options.readRules())) return;
    this.#isRestarting = this.#isAlive;
    await this.#end();
  }

  get #isAlive(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#end();
    await this.#running;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    if (!child || !this.#isAlive) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(timer);
  }

  async #keepRunning(): Promise<void> {
    const { log } = this.#options;
    for (let pause = shortestPauseMs; !this.#stopping.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      const since = Date.now();
      const end = await this.#run().catch((failure: unknown) => String(failure));
      this.#url = undefined;
      if (this.#stopping.signal.aborted) return;
      if (this.#isRestarting) {
        this.#isRestarting = false;
        pause = shortestPauseMs / 2;
        continue;
      }
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
    const rules = await this.#options.readRules();
    this.#rules = JSON.stringify(rules);
    const args = ['--supervised', '--port', '0', '--server-name', serverName, '--appservice', registrationFile];
    args.push('--upload-limit', String(rules.uploadLimit), ...(rules.publicReceipts ? ['--public-receipts'] : []));
    if (this.#stopping.signal.aborted) return 'stopped';
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
