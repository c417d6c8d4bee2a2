import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ClusterUser } from './cluster-user.ts';
import { noBinaries, placeRefused } from './embedded-errors.ts';

/** The PostgreSQL programs, one folder with `bin`, `lib` and `share`. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Major version, for example `18`. */
  readonly major: string;
}

/**
 * Finds the installed PostgreSQL for this kind of computer. When `user` may not run it where it is (a clone below a
 * folder that others may not enter), a copy is kept in `sharedFolder`. Throws `database.no_embedded_postgres`.
 */
export function findServerBinaries(user: ClusterUser | undefined, sharedFolder: string): ServerBinaries {
  const { folder, version } = findPackage();
  const installed = binariesIn(join(folder, 'native'), version);
  if (!user || canRun(installed.postgres, user)) return installed;
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(copy)) copyBinaries(join(folder, 'native'), copy, user);
  const copied = binariesIn(copy, version);
  if (!canRun(copied.postgres, user)) throw placeRefused(user.name, copy, 'its programs do not run there');
  return copied;
}

function findPackage(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: String(version) };
  } catch {
    throw noBinaries(name);
  }
}

function binariesIn(folder: string, version: string): ServerBinaries {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}

function canRun(postgres: string, user: ClusterUser): boolean {
  const { uid, gid } = user;
  return spawnSync(postgres, ['--version'], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyBinaries(from: string, to: string, user: ClusterUser): void {
  const draft = `${to}.${process.pid}`;
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o711 });
    // Static libraries serve compilers only.
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    renameSync(draft, to);
  } catch (failure) {
    rmSync(draft, { recursive: true, force: true });
    // Another Kontor may have made the same copy meanwhile.
    if (!existsSync(to)) throw placeRefused(user.name, dirname(to), String(failure));
  }
}
