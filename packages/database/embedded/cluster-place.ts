import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ClusterUser, findClosedFolder, findClusterUser } from './cluster-user.ts';
import { clusterMissing, placeRefused } from './embedded-errors.ts';
import { findServerBinaries, type ServerBinaries } from './server-binaries.ts';

/** Where a data folder's database is and as whom it runs. Paths are absolute, without symbolic links. */
export interface ClusterPlace {
  /** Belongs to us, so that we never write where the database's user could have laid a link. */
  readonly folder: string;
  readonly pgdata: string;
  readonly socketFolder: string;
  readonly user: ClusterUser | undefined;
  readonly binaries: ServerBinaries;
}

/** For clusters and programs that may not stay in a closed folder such as root's home. */
const sharedFolder = '/var/lib/kontor';
const recordName = 'postgres-place.txt';

/**
 * Where the database of a data folder is or shall be: in its subfolder `postgres`, or, when the user as whom it must
 * run may not pass through to there, below `/var/lib/kontor`, which `postgres-place.txt` then records for ever.
 */
export function placeCluster(dataFolder: string): ClusterPlace {
  const data = realpathSync(dataFolder);
  const recorded = findRecordedPlace(data);
  if (recorded && !existsSync(recorded)) throw clusterMissing(data, recorded);
  const known = recorded ?? join(data, 'postgres');
  const user = findClusterUser(ownerOf(join(known, 'data')));
  const closed = user && !recorded ? findClosedFolder(data, user) : undefined;
  const folder = user && closed ? moveOut(data, user, closed) : known;
  makeFolder(folder, 0o711);
  const place = placeIn(folder);
  makeFolder(place.socketFolder, 0o700, user);
  return { ...place, user, binaries: findServerBinaries(user, sharedFolder) };
}

/** The paths of an existing cluster, for those who only look. */
export function findPlace(dataFolder: string): Pick<ClusterPlace, 'folder' | 'pgdata' | 'socketFolder'> {
  const data = realpathSync(dataFolder);
  return placeIn(findRecordedPlace(data) ?? join(data, 'postgres'));
}

function placeIn(folder: string): Pick<ClusterPlace, 'folder' | 'pgdata' | 'socketFolder'> {
  return { folder, pgdata: join(folder, 'data'), socketFolder: join(folder, 'socket') };
}

function findRecordedPlace(data: string): string | undefined {
  const record = join(data, recordName);
  return existsSync(record) ? readFileSync(record, 'utf8').trim() : undefined;
}

function moveOut(data: string, user: ClusterUser, closed: string): string {
  const folder = join(sharedFolder, createHash('sha256').update(data).digest('hex').slice(0, 16));
  try {
    makeFolder(sharedFolder, 0o711);
    makeFolder(folder, 0o711);
  } catch (failure) {
    throw placeRefused(user.name, closed, `it may not enter it, and ${folder} cannot be made: ${failure}`);
  }
  const stillClosed = findClosedFolder(folder, user);
  if (stillClosed) throw placeRefused(user.name, stillClosed, 'it may not enter it');
  writeFileSync(join(data, recordName), `${folder}\n`);
  return folder;
}

function makeFolder(folder: string, mode: number, owner?: ClusterUser): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { mode });
  // The umask may have taken bits away.
  chmodSync(folder, mode);
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

function ownerOf(folder: string): number | undefined {
  return existsSync(folder) ? statSync(folder).uid : undefined;
}
