import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

/** What people report to those who administer the server. */
export const createReports: Migration = {
  id: '20261126-1310-create-homeserver-reports',
  async up(db) {
    await sql`
      create table homeserver.reports (
        id bigint generated always as identity primary key,
        reporter text not null,
        room_id text,
        event_id text,
        user_id text,
        reason text not null,
        created_at timestamptz not null
      )`.execute(db);
  },
};
