import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderInUse, folderNotWritable } from './embedded-errors.ts';
import { identifyProcess } from './process-identity.ts';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** A data folder held by this process until `release`. */
export interface FolderLock {
  release(): void;
}

const lockName = 'kontor.lock';

/**
 * Takes a data folder for this process, creating it when it is missing. Throws `database.folder_in_use` while another
 * process holds it, `database.folder_not_writable` when it cannot be used at all. The lock names its holder by id and start time, so that one left behind by a killed process, or
 * whose id was given to another process since, counts for nothing.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, lockName);
  const mine: Holder = { pid: process.pid, identity: identifyProcess(process.pid) ?? '' };
  const draft = writeDraft(folder, mine);
  try {
    while (!claim(draft, file)) {
      const holder = readHolder(file);
      if (holder && isRunning(holder)) throw folderInUse(folder, holder.pid);
      if (holder) setAside(file, folder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (readHolder(file)?.identity === mine.identity) rmSync(file, { force: true });
    },
  };
}

/** The id of the running process that holds the folder, if one does. */
export function findFolderHolder(folder: string): number | undefined {
  const holder = readHolder(join(folder, lockName));
  return holder && isRunning(holder) ? holder.pid : undefined;
}

function writeDraft(folder: string, mine: Holder): string {
  const draft = join(folder, `${lockName}.${randomUUID()}`);
  try {
    makeFolder(folder);
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  } catch (failure) {
    throw folderNotWritable(folder, String((failure as NodeJS.ErrnoException).code));
  }
  return draft;
}

/** One by one, because Node's way to make them all never ends where nothing can be made, such as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    // Others may pass through but not look around: the embedded database's own user must reach its folder inside.
    mkdirSync(folder, { mode: 0o711 });
  } catch (failure) {
    // Somebody else was quicker.
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  }
}

/** A link appears whole or not at all, so nobody ever reads a half-written lock. */
function claim(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

/** Of several that find the same stale lock only one gets to move it; if it moved a fresh one instead, it puts it back. */
function setAside(file: string, folder: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw failure;
  }
  const moved = readHolder(aside);
  if (moved && isRunning(moved)) {
    claim(aside, file);
    rmSync(aside);
    throw folderInUse(folder, moved.pid);
  }
  rmSync(aside);
}

function isRunning(holder: Holder): boolean {
  return identifyProcess(holder.pid) === holder.identity;
}

/** Nothing when there is no lock; a file that is no lock of ours has a holder that never runs. */
function readHolder(file: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (failure) {
    // No folder there, or a file: who takes the folder is told so.
    if (['ENOENT', 'ENOTDIR'].includes(String((failure as NodeJS.ErrnoException).code))) return undefined;
    throw failure;
  }
  const { pid, identity } = parseObject(text);
  return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : { pid: 0, identity: 'unknown' };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
