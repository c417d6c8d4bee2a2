import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const keepWhoCausedNotifications: Migration = {
  id: '20261126-1137-keep-who-caused-notifications',
  async up(db) {
    await sql`
      alter table notifications_entries add column caused_by uuid references people_persons (id) on delete set null`.execute(
      db,
    );
    await sql`
      create index notifications_entries_caused_by on notifications_entries (caused_by) where caused_by is not null`.execute(
      db,
    );
  },
};
