import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, repository } from './say.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Ctrl-C reaches us from the terminal and again from npm; within this time it is one wish, not two. */
const sameWishMs = 1000;

/**
 * Buffers from this size on (bytes) go back to the system once they are freed. Without it glibc keeps the tens of
 * megabytes that every password hash takes for a moment, in each of its threads.
 */
const mallocThreshold = { MALLOC_MMAP_THRESHOLD_: '1048576' };

/** Runs a Node program with our terminal and answers with its exit code. It also ends when we are killed. */
export async function runInFront(node, args) {
  const watch = pathToFileURL(join(repository, 'tools', 'launch', 'end-with-parent.mjs')).href;
  const { code } = await run(node, ['--import', watch, ...args], {
    stdio: 'inherit',
    env: { ...mallocThreshold, ...process.env, KONTOR_LAUNCHER: String(process.pid), PATH: pathWith(node) },
  });
  return code;
}

/** Runs a program that is not ours with our terminal, in exactly this environment, and answers with its exit code. */
export async function runOther(program, args, env) {
  const { code } = await run(program, args, { stdio: 'inherit', env });
  return code;
}

/** Runs a program unseen and answers with its exit code and all it said. */
export async function runAside(program, args, options = {}) {
  return await run(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The search path with this Node first, so that whatever the program starts runs on it too. */
export function pathWith(node) {
  return `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
}

/**
 * Runs a program in a process group of its own, so that a signal meant for it comes from us alone and once, and ends
 * it in order when we are told to end.
 */
function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: repository, ...options, detached: process.platform !== 'win32' });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const stopForwarding = forwardSignals(child);
    child.on('error', (failure) => {
      stopForwarding();
      reject(new Failure(`${program} could not be started: ${failure.message}`));
    });
    child.on('close', (code, signal) => {
      const wanted = stopForwarding();
      const exitCode = code ?? 128 + constants.signals[signal];
      // A preparation that was ended on request must not be followed by the next one.
      if (wanted && options.stdio !== 'inherit') reject(new Failure('Stopped.', 128 + constants.signals[wanted]));
      else resolve({ code: exitCode, output });
    });
  });
}

function forwardSignals(child) {
  let wanted;
  let last = 0;
  const forward = (signal) => {
    if (Date.now() - last < sameWishMs) return;
    last = Date.now();
    wanted = signal;
    // A closed terminal means: end in order.
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
    return wanted;
  };
}

/** When npm is killed nobody waits for us any more: then we end as if told to. Does nothing when started without npm. */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}
