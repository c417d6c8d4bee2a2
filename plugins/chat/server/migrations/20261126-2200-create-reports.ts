import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createReports: Migration = {
  id: '20261126-2200-create-reports',
  async up(db) {
    // Where the message stands, never what it says; a space that is gone takes its reports along by its room's end.
    await sql`
      create table chat_reports (
        id uuid primary key,
        reporter uuid not null references people_persons (id) on delete cascade,
        room text not null,
        event text not null,
        reason text not null,
        reported_at timestamptz not null,
        unique (reporter, room, event)
      )`.execute(db);
    await sql`create index chat_reports_reported_at on chat_reports (reported_at)`.execute(db);
  },
};
