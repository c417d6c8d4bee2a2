import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * What tells one process from a later one with the same id: the boot and the moment it started. Nothing when no such
 * process runs. A process that has ended but was not collected yet (a zombie) does not run.
 */
export function identifyProcess(pid: number): string | undefined {
  if (process.platform === 'linux') return identifyOnLinux(pid);
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined;
  return askPs(pid, 'lstart=') || undefined;
}

function identifyOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // proc(5): the name in brackets may hold anything; after it follow state (field 3) and, as field 22, the start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
}

/**
 * The PostgreSQL processes of one cluster, the postmaster and its children. A server process works in its cluster's
 * folder, by which it is known; elsewhere than on Linux only the postmaster is found, by `postmasterPid`.
 */
export function findClusterProcesses(pgdata: string, postmasterPid: number | undefined): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => worksIn(pid, pgdata) && identifyOnLinux(pid) !== undefined);
  }
  if (postmasterPid === undefined || !isAlive(postmasterPid)) return [];
  if (process.platform === 'win32') return [postmasterPid];
  return askPs(postmasterPid, 'command=').includes(pgdata) ? [postmasterPid] : [];
}

function worksIn(pid: number, pgdata: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === pgdata && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    );
  } catch {
    // It ended while we looked, or belongs to somebody else and so is none of ours.
    return false;
  }
}

/** True when the id is taken, whoever owns the process and even when it has ended but was not collected yet. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Sends a signal; a process that has already gone is no failure. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure;
  }
}

function askPs(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
