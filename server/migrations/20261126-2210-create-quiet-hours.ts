import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createQuietHours: Migration = {
  id: '20261126-2210-create-quiet-hours',
  async up(db) {
    await sql`
      create table notifications_quiet (
        person uuid primary key references people_persons (id) on delete cascade,
        -- Null: everything comes at once.
        hours jsonb,
        always text[] not null default '{}',
        -- The working day was ended by hand; quiet until then.
        off_until timestamptz
      )`.execute(db);
    // Put off by quiet hours and not by the person: these come back together.
    await sql`alter table notifications_entries add column held boolean not null default false`.execute(db);
    await sql`create index notifications_entries_held on notifications_entries (later_until) where held`.execute(db);
  },
};
