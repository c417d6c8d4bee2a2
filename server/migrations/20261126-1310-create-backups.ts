import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createBackupRuns: Migration = {
  id: '20261126-1310-create-backups',
  async up(db) {
    // Who made one is in the audit log.
    await sql`
      create table backups_runs (
        id uuid primary key,
        file text not null unique,
        state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
        created_at timestamptz not null,
        done integer not null default 0,
        total integer not null default 0,
        bytes bigint,
        sha256 text,
        missing integer not null default 0
      )`.execute(db);
    // One at a time, also of two who ask at the same moment.
    await sql`create unique index backups_runs_under_way on backups_runs ((true)) where state in ('waiting', 'running')`.execute(
      db,
    );
  },
};
