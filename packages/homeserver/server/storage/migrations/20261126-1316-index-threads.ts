import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** The list of a room's threads is read from the index alone. */
export const indexThreads: Migration = {
  id: '20261126-1316-index-threads',
  async up(db) {
    await sql`
      create index events_thread on homeserver.events (room_id, relates_to, position)
      where relation = 'm.thread'`.execute(db);
  },
};
