import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface BackupRow {
  readonly version: number;
  readonly algorithm: string;
  readonly auth_data: string;
  readonly etag: number;
  readonly count: number;
}

export interface SessionRow {
  readonly room_id: string;
  readonly session_id: string;
  readonly first_message_index: number;
  readonly forwarded_count: number;
  readonly is_verified: boolean;
  readonly session_data: string;
}

/** Which keys: all, those of a room, or one. */
export interface SessionRange {
  readonly roomId?: string | undefined;
  readonly sessionId?: string | undefined;
}

const columns = sql.raw('version, algorithm, auth_data, etag, count');

export async function addBackup(tx: Tx, userId: string, algorithm: string, authData: string): Promise<number> {
  const added = await sql<{ version: number }>`
    insert into homeserver.key_backups (user_id, version, algorithm, auth_data)
    select ${userId}, coalesce(max(version), 0) + 1, ${algorithm}, ${authData}
    from homeserver.key_backups where user_id = ${userId} returning version`.execute(tx);
  return added.rows[0]?.version ?? 0;
}

export async function findNewestBackup(tx: Tx, userId: string): Promise<BackupRow | undefined> {
  const found = await sql<BackupRow>`
    select ${columns} from homeserver.key_backups
    where user_id = ${userId} and not is_deleted order by version desc limit 1`.execute(tx);
  return found.rows[0];
}

export async function findBackup(tx: Tx, userId: string, version: string): Promise<BackupRow | undefined> {
  const found = await sql<BackupRow>`
    select ${columns} from homeserver.key_backups
    where user_id = ${userId} and version::text = ${version} and not is_deleted`.execute(tx);
  return found.rows[0];
}

export async function setAuthData(tx: Tx, userId: string, version: number, authData: string): Promise<void> {
  await sql`
    update homeserver.key_backups set auth_data = ${authData}
    where user_id = ${userId} and version = ${version}`.execute(tx);
}

/** With its keys. */
export async function deleteBackup(tx: Tx, userId: string, version: number): Promise<void> {
  await sql`
    delete from homeserver.key_backup_sessions where user_id = ${userId} and version = ${version}`.execute(tx);
  await sql`
    update homeserver.key_backups set is_deleted = true, count = 0, auth_data = '{}'
    where user_id = ${userId} and version = ${version}`.execute(tx);
}

export async function listSessions(
  tx: Tx,
  userId: string,
  version: number,
  range: SessionRange,
): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`
    select room_id, session_id, first_message_index, forwarded_count, is_verified, session_data
    from homeserver.key_backup_sessions
    where user_id = ${userId} and version = ${version}${inRange(range)}`.execute(tx);
  return found.rows;
}

/**
 * Adds keys; one takes the place of another if it is the better one ("Server-side key backups"): verified, reaching further
 * back, forwarded less often. The backup as it is then.
 */
export async function putSessions(
  tx: Tx,
  userId: string,
  version: number,
  rows: readonly SessionRow[],
): Promise<BackupRow | undefined> {
  const put = await sql<{ is_new: boolean }>`
    insert into homeserver.key_backup_sessions as old
      (user_id, version, room_id, session_id, first_message_index, forwarded_count, is_verified, session_data)
    select ${userId}, ${version}::bigint, s.room_id, s.session_id, s.first_message_index, s.forwarded_count,
      s.is_verified, s.session_data
    from json_populate_recordset(null::homeserver.key_backup_sessions, ${JSON.stringify(rows)}) s
    on conflict (user_id, version, room_id, session_id) do update set
      first_message_index = excluded.first_message_index,
      forwarded_count = excluded.forwarded_count,
      is_verified = excluded.is_verified,
      session_data = excluded.session_data
    where (excluded.is_verified and not old.is_verified) or (excluded.is_verified = old.is_verified and
      (excluded.first_message_index, excluded.forwarded_count) < (old.first_message_index, old.forwarded_count))
    returning old.xmax = 0 as is_new`.execute(tx);
  const added = put.rows.filter((row) => row.is_new).length;
  return changeCount(tx, userId, version, { added, isChanged: put.rows.length > 0 });
}

export async function deleteSessions(
  tx: Tx,
  userId: string,
  version: number,
  range: SessionRange,
): Promise<BackupRow | undefined> {
  const deleted = await sql<{ session_id: string }>`
    delete from homeserver.key_backup_sessions
    where user_id = ${userId} and version = ${version}${inRange(range)} returning session_id`.execute(tx);
  const count = deleted.rows.length;
  return changeCount(tx, userId, version, { added: -count, isChanged: count > 0 });
}

async function changeCount(
  tx: Tx,
  userId: string,
  version: number,
  { added, isChanged }: { readonly added: number; readonly isChanged: boolean },
): Promise<BackupRow | undefined> {
  const found = await sql<BackupRow>`
    update homeserver.key_backups set count = count + ${added}, etag = etag + ${isChanged ? 1 : 0}
    where user_id = ${userId} and version = ${version} returning ${columns}`.execute(tx);
  return found.rows[0];
}

function inRange({ roomId, sessionId }: SessionRange) {
  const room = roomId === undefined ? sql`` : sql` and room_id = ${roomId}`;
  return sessionId === undefined ? room : sql`${room} and session_id = ${sessionId}`;
}
