import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { noClusterUser } from './embedded-errors.ts';

/** The account as which PostgreSQL runs when we are root, because PostgreSQL refuses to run as root. */
export interface ClusterUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['kontor', 'postgres', 'nobody'];

/**
 * As whom to run PostgreSQL: nothing when we are an ordinary user (then as ourselves), else the owner of a cluster
 * that is already there, else the first account that exists of kontor, postgres, nobody. It must have an entry in the
 * passwd file, or initdb refuses. Throws `database.no_unprivileged_user`.
 */
export function findClusterUser(existingOwner: number | undefined): ClusterUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readUsers(readFileSync('/etc/passwd', 'utf8'));
  const owner = users.find((user) => user.uid === existingOwner);
  if (owner && owner.uid !== 0) return owner;
  const found = candidates.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined);
  if (!found) throw noClusterUser();
  return found;
}

/** The accounts of a passwd(5) file. */
export function readUsers(passwd: string): ClusterUser[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** The first folder, from the root down to `folder`, that the user may not enter; nothing when the way is free. */
export function findClosedFolder(folder: string, user: ClusterUser): string | undefined {
  const way: string[] = [];
  for (let step = realpathSync(folder); ; step = dirname(step)) {
    way.unshift(step);
    if (step === dirname(step)) break;
  }
  return way.find((step) => !mayEnter(statSync(step), user));
}

/** path_resolution(7): the owner's bit counts for the owner alone, the group's for its members, else the last. */
function mayEnter({ mode, uid, gid }: Pick<Stats, 'mode' | 'uid' | 'gid'>, user: ClusterUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
