import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createLegalTables: Migration = {
  id: '20261126-1500-create-legal',
  async up(db) {
    // Only what somebody has written; without a row the proposal holds.
    await sql`
      create table legal_texts (
        document text not null,
        language text not null,
        content text,
        revision integer not null,
        changed_at timestamptz not null,
        primary key (document, language)
      )`.execute(db);
    await sql`
      create table legal_reports (
        id uuid primary key,
        reference text not null unique,
        message text not null,
        contact text not null,
        page text not null,
        state text not null default 'open' check (state in ('open', 'done')),
        created_at timestamptz not null,
        done_at timestamptz
      )`.execute(db);
    await sql`create index legal_reports_by_state on legal_reports (state, created_at desc)`.execute(db);
    // Hashes of networks and accounts; a row lives for an hour.
    await sql`
      create table legal_report_counts (
        key bytea primary key,
        count integer not null,
        ends_at timestamptz not null
      )`.execute(db);
  },
};
