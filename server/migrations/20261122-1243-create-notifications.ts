import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createNotificationTables: Migration = {
  id: '20261122-1243-create-notifications',
  async up(db) {
    await sql`
      create table notifications_entries (
        id uuid primary key,
        person uuid not null references people_persons (id) on delete cascade,
        kind text not null,
        ref text not null,
        text jsonb not null,
        state text not null default 'unread' check (state in ('unread', 'read', 'done')),
        -- Put off: out of the inbox until a job brings it back.
        later_until timestamptz,
        dedupe_key text not null,
        created_at timestamptz not null,
        unique (person, dedupe_key)
      )`.execute(db);
    await sql`create index notifications_entries_inbox on notifications_entries (person, created_at desc)`.execute(db);
    await sql`
      create index notifications_entries_unread on notifications_entries (person)
       where state = 'unread' and later_until is null`.execute(db);
    await sql`create index notifications_entries_created_at on notifications_entries (created_at)`.execute(db);
    await sql`
      create table notifications_settings (
        person uuid not null references people_persons (id) on delete cascade,
        kind text not null,
        is_on boolean not null,
        primary key (person, kind)
      )`.execute(db);
  },
};
