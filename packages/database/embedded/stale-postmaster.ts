import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterPlace } from './cluster-place.ts';
import { interruptPostmaster, readPostmasterFile } from './postmaster.ts';
import { findClusterProcesses, isAlive, sendSignal } from './process-identity.ts';

/** How long each kind of farewell may take, in milliseconds, before the next, ruder one. */
const patience = { own: 1000, fast: 20_000, immediate: 5000, kill: 5000 };

/**
 * Clears what an earlier run left on the cluster, which nobody but the holder of the data folder's lock may call:
 * a server that outlived its parent is shut down, children of a killed one are waited for, then ended. Only processes
 * that work on exactly this cluster are touched. Answers whether anything was still running.
 */
export async function clearStalePostmaster(place: ClusterPlace): Promise<boolean> {
  const recorded = readPostmasterFile(place.pgdata)?.pid;
  const find = () => findClusterProcesses(place.pgdata, recorded);
  const found = find();
  if (recorded !== undefined && found.includes(recorded)) {
    interruptPostmaster(place, recorded);
    await waitUntilNone(find, patience.fast);
  } else {
    // Without their postmaster the others end by themselves as soon as they look up from their work.
    await waitUntilNone(find, patience.own);
  }
  for (const [signal, time] of [
    ['SIGQUIT', patience.immediate],
    ['SIGKILL', patience.kill],
  ] as const) {
    for (const pid of find()) sendSignal(pid, signal);
    await waitUntilNone(find, time);
  }
  // PostgreSQL refuses to start while a recorded id is taken, be it by a stranger or by a process nobody collected yet.
  if (recorded !== undefined && isAlive(recorded)) rmSync(join(place.pgdata, 'postmaster.pid'), { force: true });
  for (const name of readdirSync(place.socketFolder)) rmSync(join(place.socketFolder, name), { force: true });
  return found.length > 0;
}

async function waitUntilNone(find: () => number[], milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  while (find().length > 0 && Date.now() < end) await delay(20);
}
