import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const repository = join(import.meta.dirname, '..', '..', '..', '..');

/** How a server ended, and all that it said. */
interface Ending {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

export interface StartOptions {
  /** `npm` starts it as people do, in a process group of its own, as a terminal would. */
  readonly through?: 'npm' | 'node';
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Our homeserver as a process of its own, so that it may be measured, told to end, and killed. */
export class ServerProcess {
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  readonly #isGroup: boolean;
  readonly #address: Promise<string>;

  constructor(args: readonly string[], { through = 'node', folder = repository, env = {} }: StartOptions = {}) {
    const main = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
    const [program, first] =
      through === 'npm'
        ? ['npm', ['run', '--silent', '--prefix', repository, 'homeserver', '--']]
        : [process.execPath, [main]];
    this.#isGroup = through === 'npm';
    const child = spawn(program, [...first, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      detached: this.#isGroup,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let [output, complaints] = ['', ''];
    child.stderr.on('data', (text) => {
      complaints += String(text);
    });
    this.#address = new Promise((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        output += `${line}\n`;
        const address = /^Matrix homeserver \S+: (http:\S+)$/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
      child.once('close', () => reject(new Error(complaints || 'It ended without a word')));
    });
    // Whoever only waits for its end does not ask for the address.
    this.#address.catch(() => undefined);
    this.ended = once(child, 'close').then(([code]) => ({ code, output, complaints }));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves with its address once it serves; rejects with what it said if it ended before. */
  ready(): Promise<string> {
    return this.#address;
  }

  /** Sends a signal, to the whole group as a terminal does where it was started through npm. */
  signal(signal: NodeJS.Signals): void {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    if (this.#isGroup) process.kill(-this.pid, signal);
    else this.#child.kill(signal);
  }

  /** Ends it without a word of warning, and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}
