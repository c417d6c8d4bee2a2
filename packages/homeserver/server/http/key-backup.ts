import type { Tx } from '@kontor/database';
import {
  readAllSessions,
  readRoomSessions,
  readSession,
  roomsAnswer,
  sessionAnswer,
  sessionsAnswer,
} from '../encryption/key-backup-sessions.ts';
import type { Core } from '../homeserver-core.ts';
import { invalidParam, MatrixError, missingParam, notFound } from '../matrix-error.ts';
import {
  addBackup,
  type BackupRow,
  deleteBackup,
  deleteSessions,
  findBackup,
  findNewestBackup,
  listSessions,
  putSessions,
  type SessionRange,
  type SessionRow,
  setAuthData,
} from '../storage/key-backup-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Server-side key backups": only what the person's own clients have encrypted. */
export function keyBackupEndpoints(core: Core) {
  const keys = '/v3/room_keys/keys';
  const ofRoom = `${keys}/:roomId`;
  const one = `${ofRoom}/:sessionId`;
  return new EndpointList()
    .at('POST /v3/room_keys/version', 'user', (call) => begin(core, call))
    .at('GET /v3/room_keys/version', 'user', async (call) => {
      const newest = await core.database.transaction((tx) => findNewestBackup(tx, call.caller.userId));
      return backupAnswer(newest ?? refuseUnknown());
    })
    .at('GET /v3/room_keys/version/:version', 'user', (call) =>
      withBackup(core, call, call.param('version'), async (_tx, backup) => backupAnswer(backup)),
    )
    .at('PUT /v3/room_keys/version/:version', 'user', (call) => change(core, call))
    .at('DELETE /v3/room_keys/version/:version', 'user', (call) =>
      withBackup(core, call, call.param('version'), async (tx, { version }) => {
        await deleteBackup(tx, call.caller.userId, version);
        return {};
      }),
    )
    .at(`PUT ${one}`, 'user', (call) =>
      put(core, call, [readSession(call.json, call.param('roomId'), call.param('sessionId'))]),
    )
    .at(`PUT ${ofRoom}`, 'user', (call) => put(core, call, readRoomSessions(call.json, call.param('roomId'))))
    .at(`PUT ${keys}`, 'user', (call) => put(core, call, readAllSessions(call.json)))
    .at(`GET ${one}`, 'user', async (call) => {
      const [session] = await read(core, call);
      if (!session) throw notFound('There is no such key');
      return sessionAnswer(session);
    })
    .at(`GET ${ofRoom}`, 'user', async (call) => sessionsAnswer(await read(core, call)))
    .at(`GET ${keys}`, 'user', async (call) => roomsAnswer(await read(core, call)))
    .at(`DELETE ${one}`, 'user', (call) => remove(core, call))
    .at(`DELETE ${ofRoom}`, 'user', (call) => remove(core, call))
    .at(`DELETE ${keys}`, 'user', (call) => remove(core, call));
}

function refuseUnknown(): never {
  throw notFound('There is no such backup');
}

function backupAnswer({ version, algorithm, auth_data: authData, etag, count }: BackupRow) {
  return { version: String(version), algorithm, auth_data: JSON.parse(authData), etag: String(etag), count };
}

function countAnswer(backup: BackupRow | undefined) {
  const { count, etag } = backup ?? refuseUnknown();
  return { count, etag: String(etag) };
}

/** One of a person's changes to their backups after the other. */
function withBackup<Result>(
  core: Core,
  call: Call,
  version: string,
  work: (tx: Tx, backup: BackupRow) => Promise<Result>,
): Promise<Result> {
  const { userId } = call.caller;
  return core.oneAtATime.run(userId, () =>
    core.database.transaction(async (tx) => work(tx, (await findBackup(tx, userId, version)) ?? refuseUnknown())),
  );
}

function backupBody(call: Call): { algorithm: string; authData: string } {
  const algorithm = call.text('algorithm');
  const authData = call.objectIfAny('auth_data');
  if (!authData) throw missingParam('auth_data is missing');
  return { algorithm, authData: JSON.stringify(authData) };
}

async function begin(core: Core, call: Call) {
  const { userId } = call.caller;
  const { algorithm, authData } = backupBody(call);
  const version = await core.oneAtATime.run(userId, () =>
    core.database.transaction((tx) => addBackup(tx, userId, algorithm, authData)),
  );
  return { version: String(version) };
}

function change(core: Core, call: Call) {
  const { algorithm, authData } = backupBody(call);
  const version = call.textIfAny('version');
  return withBackup(core, call, call.param('version'), async (tx, backup) => {
    if (version !== undefined && version !== String(backup.version)) throw invalidParam('The version is another one');
    if (algorithm !== backup.algorithm) throw invalidParam('The algorithm of a backup stays what it is');
    await setAuthData(tx, call.caller.userId, backup.version, authData);
    return {};
  });
}

function versionOf(call: Call): string {
  const version = call.query.get('version');
  if (version === null || version === '') throw missingParam('version is missing');
  return version;
}

function rangeOf({ params }: Call): SessionRange {
  return { roomId: params.roomId, sessionId: params.sessionId };
}

function put(core: Core, call: Call, rows: readonly SessionRow[]) {
  const { userId } = call.caller;
  return withBackup(core, call, versionOf(call), async (tx, { version }) => {
    const newest = await findNewestBackup(tx, userId);
    if (newest && newest.version !== version)
      throw new MatrixError(403, 'M_WRONG_ROOM_KEYS_VERSION', 'There is a newer backup', {
        current_version: String(newest.version),
      });
    return countAnswer(await putSessions(tx, userId, version, rows));
  });
}

function read(core: Core, call: Call): Promise<SessionRow[]> {
  const { userId } = call.caller;
  const version = versionOf(call);
  return core.database.snapshot(async (tx) => {
    const backup = (await findBackup(tx, userId, version)) ?? refuseUnknown();
    return listSessions(tx, userId, backup.version, rangeOf(call));
  });
}

function remove(core: Core, call: Call) {
  return withBackup(core, call, versionOf(call), async (tx, { version }) =>
    countAnswer(await deleteSessions(tx, call.caller.userId, version, rangeOf(call))),
  );
}
