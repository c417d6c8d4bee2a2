import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** Rooms that nobody comes into any more; they may be deleted. */
export const blockRooms: Migration = {
  id: '20261126-1304-block-rooms',
  async up(db) {
    await sql`create table homeserver.blocked_rooms (room_id text primary key)`.execute(db);
  },
};
