import { setTimeout as delay } from 'node:timers/promises';
import type { Exit, Postmaster } from './postmaster.ts';

/** Keeps one server running until told to stop. */
export interface Supervisor {
  readonly pid: number;
  onUnexpectedExit(listener: (exit: Exit) => void): () => void;
  stop(): Promise<void>;
}

const shortestPauseMs = 100;
const longestPauseMs = 10_000;
/** A server that ran this long was healthy: its next failure begins with the shortest pause again. */
const healthyMs = 60_000;

/**
 * Watches a running server. When it ends by itself, `relaunch` is called until one is ready, first after 0.1 s, then
 * after twice as long each time, at most every 10 s.
 */
export function supervise(
  first: Postmaster,
  relaunch: () => Promise<Postmaster>,
  log: (line: string) => void,
): Supervisor {
  const listeners = new Set<(exit: Exit) => void>();
  const stopping = new AbortController();
  let current = first;

  async function keepRunning(): Promise<void> {
    let pause = shortestPauseMs;
    while (!stopping.signal.aborted) {
      const since = Date.now();
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      log(`PostgreSQL ended unexpectedly (${exit.signal ?? `code ${exit.code}`}); starting it again`);
      for (const listener of listeners) listener(exit);
      if (Date.now() - since > healthyMs) pause = shortestPauseMs;
      pause = await replace(pause);
    }
  }

  async function replace(firstPause: number): Promise<number> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPauseMs)) {
      await delay(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return pause;
      try {
        current = await relaunch();
        await current.ready;
        log('PostgreSQL is back');
        return Math.min(pause * 2, longestPauseMs);
      } catch (failure) {
        if (!stopping.signal.aborted) log(`PostgreSQL does not start: ${failure}`);
      }
    }
  }

  const running = keepRunning();
  return {
    get pid() {
      return current.pid;
    },
    onUnexpectedExit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopping.abort();
      await current.stop();
      await running;
      // A launch that was under way when we were told to stop.
      await current.stop();
    },
  };
}
