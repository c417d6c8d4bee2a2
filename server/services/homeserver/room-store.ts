import type { Tx } from '@kontor/database';
import type { SpaceRoomRecord } from '@kontor/plugin-api/server';
import { sql } from 'kysely';

/** What a room of a space is in Matrix: the Matrix space that holds the others, or one of those. */
export type RoomKind = 'space' | 'room';

export type StoredRoom = SpaceRoomRecord & { readonly kind: RoomKind };

const columns = sql`room, space, kind, name, topic, writers, archived, revision`;

/** The rooms in which people talk, in the order in which they were made. */
export async function listRooms(tx: Tx, spaces: readonly string[]): Promise<SpaceRoomRecord[]> {
  if (spaces.length === 0) return [];
  const { rows } = await sql<StoredRoom>`
    select ${columns} from homeserver_rooms
    where space = any(${[...spaces]}::uuid[]) and kind = 'room' order by created_at, room`.execute(tx);
  return rows.map(withoutKind);
}

/** All of them, with the Matrix space. */
export async function listAllRooms(tx: Tx, space: string): Promise<StoredRoom[]> {
  const { rows } = await sql<StoredRoom>`
    select ${columns} from homeserver_rooms where space = ${space} order by created_at, room`.execute(tx);
  return rows;
}

/** Rooms in which people talk, with the time of their last change. */
export async function findRooms(
  tx: Tx,
  rooms: readonly string[],
): Promise<(SpaceRoomRecord & { readonly changedAt: Date })[]> {
  if (rooms.length === 0) return [];
  const found = await sql<StoredRoom & { changed_at: Date }>`
    select ${columns}, changed_at from homeserver_rooms
    where room = any(${[...rooms]}::text[]) and kind = 'room' order by room`.execute(tx);
  return found.rows.map(({ changed_at: changedAt, ...room }) => ({ ...withoutKind(room), changedAt }));
}

export async function listRoomIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ room: string }>`
    select room from homeserver_rooms
    where kind = 'room' and ${after === undefined ? sql`true` : sql`room > ${after}`} order by room limit ${limit}`.execute(
    tx,
  );
  return rows.map(({ room }) => room);
}

/** The space of each of these rooms, Matrix spaces among them; rooms of none are left out. */
export async function findSpacesOf(tx: Tx, rooms: readonly string[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const found = await sql<{ room: string; space: string }>`
    select room, space from homeserver_rooms where room = any(${[...rooms]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ room, space }) => [room, space]));
}

export async function insertRoom(tx: Tx, stored: StoredRoom, now: Date): Promise<void> {
  const { room, space, kind, name, topic, writers, archived, revision } = stored;
  await sql`
    insert into homeserver_rooms (room, space, kind, name, topic, writers, archived, revision, created_at, changed_at)
    values (${room}, ${space}, ${kind}, ${name}, ${topic}, ${writers}, ${archived}, ${revision}, ${now}, ${now})`.execute(
    tx,
  );
}

/** Writes the next revision; false when that is not the next one. */
export async function updateRoom(tx: Tx, changed: SpaceRoomRecord, now: Date): Promise<boolean> {
  const { room, name, topic, writers, archived, revision } = changed;
  const { rows } = await sql`
    update homeserver_rooms
    set name = ${name}, topic = ${topic}, writers = ${writers}, archived = ${archived}, revision = ${revision},
        changed_at = ${now}
    where room = ${room} and kind = 'room' and revision = ${revision - 1} returning room`.execute(tx);
  return rows.length > 0;
}

/** Spaces that have rooms. */
export async function listSpacesWithRooms(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ space: string }>`
    select distinct space from homeserver_rooms order by space`.execute(tx);
  return rows.map(({ space }) => space);
}

export function withoutKind({ kind: _kind, ...room }: StoredRoom): SpaceRoomRecord {
  return room;
}
