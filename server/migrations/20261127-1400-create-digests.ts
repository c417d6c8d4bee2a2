import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createDigests: Migration = {
  id: '20261127-1400-create-digests',
  async up(db) {
    await sql`
      create table notifications_digests (
        person uuid primary key references people_persons (id) on delete cascade,
        rhythm text not null check (rhythm in ('none', 'daily', 'weekly')),
        hour integer not null,
        days integer[] not null,
        weekday integer not null,
        -- False: as the organisation wants it, and follows when that changes.
        is_own boolean not null,
        next_at timestamptz,
        -- The day, by the clock of the organisation, on which the last one was sent.
        sent_on date
      )`.execute(db);
    await sql`
      create index notifications_digests_next_at on notifications_digests (next_at) where next_at is not null`.execute(
      db,
    );
    await sql`
      alter table notifications_entries
        -- A mail has told of it, at once or in a digest.
        add column mailed boolean not null default false,
        -- Read by nobody: the overview after quiet hours stands for it.
        add column calmed boolean not null default false`.execute(db);
  },
};
