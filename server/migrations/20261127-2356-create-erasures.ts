import type { Migration } from '@kontor/database';
import { sql } from 'kysely';

export const createErasures: Migration = {
  id: '20261127-2356-create-erasures',
  async up(db) {
    await sql`
      create table privacy_erasures (
        person uuid primary key references people_persons (id) on delete cascade,
        asked_by uuid references people_persons (id) on delete set null,
        asked_account uuid,
        asked_at timestamptz,
        reason text not null default '',
        -- Null for one by its period.
        confirmed_by uuid references people_persons (id) on delete set null,
        erased_at timestamptz
      )`.execute(db);
    // What the audit log still needs: read there alone, by auditors, and gone with the last entry that it could name.
    await sql`
      create table privacy_kept_names (
        person uuid primary key references people_persons (id) on delete cascade,
        name text not null,
        login text,
        until_day date not null
      )`.execute(db);
  },
};
