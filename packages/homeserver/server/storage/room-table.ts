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
