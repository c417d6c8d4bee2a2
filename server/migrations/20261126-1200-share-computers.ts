import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const shareComputers: Migration = {
  id: '20261126-1200-share-computers',
  async up(db) {
    await sql`alter table accounts_sessions add column shared boolean not null default false`.execute(db);
    await sql`
      create table accounts_ended_sessions (
        -- SHA-256 of a token that somebody ended; whose it was is not kept.
        token_hash bytea primary key,
        ended_at timestamptz not null
      )`.execute(db);
    await sql`create index accounts_ended_sessions_ended_at on accounts_ended_sessions (ended_at)`.execute(db);
  },
};
