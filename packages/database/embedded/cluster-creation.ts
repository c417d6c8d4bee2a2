import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '@kontor/base';
import type { ClusterPlace } from './cluster-place.ts';
import { postgresFailed, wrongVersion } from './embedded-errors.ts';

/** The role that owns the database `kontor`. It may make databases, but is no superuser: nobody signs in as one. */
export const roleName = 'kontor';
const passwordName = 'postgres-password';

/** Only our role, only by password, only from this machine. */
const accessRules = `# Written by Kontor at creation.
local all ${roleName} scram-sha-256
host all ${roleName} 127.0.0.1/32 scram-sha-256
host all ${roleName} ::1/128 scram-sha-256
`;

/**
 * Makes the cluster when it is missing, and answers with the role's password, which only we may read. A creation that
 * was interrupted begins anew: the cluster appears under its name only when it is complete.
 */
export async function ensureCluster(place: ClusterPlace, dataFolder: string, sync: boolean): Promise<string> {
  const passwordFile = join(dataFolder, passwordName);
  const known = readPassword(dataFolder);
  const password = known ?? newToken(32);
  if (known === undefined) writeFileSync(passwordFile, password, { mode: 0o600 });
  if (!existsSync(place.pgdata)) {
    await createCluster(place, password, sync);
  } else {
    checkVersion(place);
    if (known === undefined) {
      await runSingleUser(place, place.pgdata, `alter role ${roleName} password '${password}';\n`);
    }
  }
  return password;
}

/** The role's password, if a cluster was made for this data folder. */
export function readPassword(dataFolder: string): string | undefined {
  const file = join(dataFolder, passwordName);
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || undefined;
}

const syncMethod = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];

async function createCluster(place: ClusterPlace, password: string, sync: boolean): Promise<void> {
  const draft = `${place.pgdata}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (place.user) chownSync(draft, place.user.uid, place.user.gid);
  const encoding = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['--username=postgres', '--auth=reject', '--no-instructions', '--no-sync'];
  await run(place, place.binaries.initdb, ['-D', draft, ...encoding, ...options], '');
  await runSingleUser(
    place,
    draft,
    `create role ${roleName} login createdb password '${password}';\ncreate database kontor owner ${roleName};\n`,
    ['-c', 'fsync=off'],
  );
  // Once for everything instead of once for each of a thousand files: nobody relies on the draft before it is complete.
  if (sync) await run(place, place.binaries.initdb, ['-D', draft, '--sync-only', ...syncMethod], '');
  writeFileSync(accessRulesFile(place), accessRules, { mode: 0o644 });
  renameSync(draft, place.pgdata);
}

export function accessRulesFile(place: ClusterPlace): string {
  return join(place.folder, 'pg_hba.conf');
}

function checkVersion({ pgdata, binaries }: ClusterPlace): void {
  const found = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  if (found !== binaries.major) throw wrongVersion(found, binaries.major);
}

/** Statements run by a server without network and clients; the only way in as superuser. */
async function runSingleUser(
  place: ClusterPlace,
  pgdata: string,
  statements: string,
  settings: readonly string[] = [],
): Promise<void> {
  const strict = ['-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', ...settings];
  await run(place, place.binaries.postgres, ['--single', '-D', pgdata, ...strict, 'postgres'], statements);
}

/** The environment of every PostgreSQL program: none of ours, so that it behaves the same everywhere. */
export const programEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function run(place: ClusterPlace, program: string, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const identity = place.user ? { uid: place.user.uid, gid: place.user.gid } : {};
    const child = spawn(program, args, { ...identity, cwd: place.folder, env: programEnvironment });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (failure) => reject(postgresFailed(program, failure.message)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(postgresFailed(program, output.trim().slice(-2000)));
    });
    // A program that ends early closes its input; its output says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
