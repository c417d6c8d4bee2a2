import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');
const running = new Set<ChildProcess>();

/** How a program is run: its output collected, or shown as it comes. */
interface RunOptions {
  readonly shown?: boolean;
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a Node program of this repository and answers with its exit code and, unless it was shown, its output. */
export function runProgram(
  command: readonly string[],
  options: RunOptions = {},
): Promise<{ code: number; output: string }> {
  return runCommand(process.execPath, command, options);
}

/** Runs any program; one that cannot be started counts as failed with code 127. */
export function runCommand(
  program: string,
  args: readonly string[],
  { shown = false, folder = repository, env = {} }: RunOptions = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const end = (code: number) => {
      running.delete(child);
      resolve({ code, output });
    };
    child.on('error', (failure) => {
      output += failure.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Ends what runs, then this program, when it is told to end. */
export function endChildrenOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}
