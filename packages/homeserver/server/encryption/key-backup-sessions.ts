import { isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, missingParam } from '../matrix-error.ts';
import type { SessionRow } from '../storage/key-backup-table.ts';

/** One key as it is uploaded; throws M_MISSING_PARAM or M_BAD_JSON. */
export function readSession(body: Json | undefined, roomId: string, sessionId: string): SessionRow {
  if (!isObject(body)) throw badJson(`The key of ${sessionId} is not an object`);
  const { first_message_index: first, forwarded_count: forwarded, is_verified: isVerified, session_data: data } = body;
  for (const name of ['first_message_index', 'forwarded_count', 'is_verified', 'session_data'])
    if (body[name] === undefined) throw missingParam(`${name} is missing`);
  if (!isCount(first) || !isCount(forwarded) || typeof isVerified !== 'boolean' || !isObject(data))
    throw badJson(`The key of ${sessionId} is malformed`);
  return {
    room_id: roomId,
    session_id: sessionId,
    first_message_index: first,
    forwarded_count: forwarded,
    is_verified: isVerified,
    session_data: JSON.stringify(data),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** `{ sessions: { id: key } }`. */
export function readRoomSessions(body: Json | undefined, roomId: string): SessionRow[] {
  const sessions = field(body, 'sessions');
  return Object.entries(sessions).map(([sessionId, session]) => readSession(session, roomId, sessionId));
}

/** `{ rooms: { id: { sessions } } }`. */
export function readAllSessions(body: JsonObject): SessionRow[] {
  return Object.entries(field(body, 'rooms')).flatMap(([roomId, room]) => readRoomSessions(room, roomId));
}

function field(body: Json | undefined, name: string): JsonObject {
  if (!isObject(body)) throw badJson('A part of the backup is not an object');
  const value = body[name];
  if (value === undefined) throw missingParam(`${name} is missing`);
  if (!isObject(value)) throw badJson(`${name} is not an object`);
  return value;
}

export function sessionAnswer(row: SessionRow): JsonObject {
  return {
    first_message_index: row.first_message_index,
    forwarded_count: row.forwarded_count,
    is_verified: row.is_verified,
    session_data: JSON.parse(row.session_data),
  };
}

export function sessionsAnswer(rows: readonly SessionRow[]): JsonObject {
  return { sessions: Object.fromEntries(rows.map((row) => [row.session_id, sessionAnswer(row)])) };
}

export function roomsAnswer(rows: readonly SessionRow[]): JsonObject {
  const byRoom = new Map<string, SessionRow[]>();
  for (const row of rows) {
    const known = byRoom.get(row.room_id);
    if (known) known.push(row);
    else byRoom.set(row.room_id, [row]);
  }
  return { rooms: Object.fromEntries([...byRoom].map(([roomId, list]) => [roomId, sessionsAnswer(list)])) };
}
