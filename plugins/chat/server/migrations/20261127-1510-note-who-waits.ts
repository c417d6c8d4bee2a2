import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const noteWhoWaits: Migration = {
  id: '20261127-1510-note-who-waits',
  async up(db) {
    // Who wrote it; nobody knows for what waited before.
    await sql`alter table chat_waiting add column by uuid references people_persons (id) on delete set null`.execute(
      db,
    );
  },
};
