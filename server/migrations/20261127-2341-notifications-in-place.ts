import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What reaches somebody because they stand in for another, and who of both has dealt with it. */
export const notificationsInPlace: Migration = {
  id: '20261127-2341-notifications-in-place',
  async up(db) {
    await sql`
      create table notifications_in_place (
        -- Of who stands in.
        entry uuid not null references notifications_entries (id) on delete cascade,
        -- The same in the inbox of who is away.
        original uuid not null references notifications_entries (id) on delete cascade,
        primary key (entry, original)
      )`.execute(db);
    await sql`create index notifications_in_place_original on notifications_in_place (original)`.execute(db);
    await sql`
      alter table notifications_entries
        add column dealt_by uuid references people_persons (id) on delete set null`.execute(db);
    await sql`
      create index notifications_entries_dealt_by on notifications_entries (dealt_by) where dealt_by is not null`.execute(
      db,
    );
  },
};
