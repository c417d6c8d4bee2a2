import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RoomRow {
  readonly room_id: string;
  readonly version: string;
  readonly creator: string;
  readonly is_published: boolean;
}

export async function findRooms(tx: Tx, roomIds: readonly string[]): Promise<RoomRow[]> {
  const found = await sql<RoomRow>`
    select room_id, version, creator, is_published from homeserver.rooms where room_id = any(${roomIds as string[]})`.execute(
    tx,
  );
  return found.rows;
}

export async function listPublishedRooms(tx: Tx): Promise<string[]> {
  const found = await sql<{ room_id: string }>`select room_id from homeserver.rooms where is_published`.execute(tx);
  return found.rows.map((row) => row.room_id);
}

export async function setPublished(tx: Tx, roomId: string, isPublished: boolean): Promise<void> {
  await sql`update homeserver.rooms set is_published = ${isPublished} where room_id = ${roomId}`.execute(tx);
}
